"""What each row of an existing roster means, and whether it may be loaded as it is. Nothing is written here."""

import re
from collections import Counter

from accreditation.models import Accreditation, Candidacy
from accreditation.rules import roster_import as rules
from programmes.models import ImportRow
from programmes.rules import clock, import_dates
from programmes.rules.import_rows import PeopleSheet

S = ImportRow.State
SEPARATORS = re.compile(r"[,;/\n،、|]")


class RosterSheet(PeopleSheet):
    """One roster beside the people and trainers it is compared with; ten queries, however many rows."""

    LIMITS = rules.LIMITS

    def __init__(self, batch, programme, actor):
        super().__init__(batch, actor)
        self.title, self.letter = rules.for_all(batch)
        self.own = actor.person_id
        there = list(Accreditation.objects.filter(programme=programme).values_list("pk", "person_id", "state"))
        self.on_list = {person for _pk, person, state in there if state in Accreditation.STANDING}
        self.candidates = set(Candidacy.objects.open().filter(programme=programme).values_list("person_id", flat=True))
        still = {pk for pk, _person, _state in there}
        earlier = ImportRow.objects.filter(batch__kind=rules.KIND, batch__programme=programme, state=S.ADDED)
        self.before = Counter(
            tuple(cells)
            for cells, result in earlier.exclude(batch=batch).values_list("cells", "result_pk")
            if result in still
        )

    def _before_reading(self, texts):
        dates = [text.get(name, "") for text in texts for name in ("granted_on", "valid_until")]
        self.order = import_dates.order_of(dates)

    def _own(self, row, text):
        text["award"] = text.get("award") or self.title
        text["letter"] = text.get("letter") or self.letter
        self._needed(row, text)
        return {
            "granted_on": self._granted(row, text),
            "valid_until": self._ends(row, text),
            "topics": [words.strip()[:160] for words in SEPARATORS.split(text.get("topics", "")) if words.strip()],
        }

    def _needed(self, row, text):
        """The letter is the proof; without a title nobody knows as what."""
        if not text["letter"]:
            row.problems["letter"] = "no_letter"
        if not text["award"]:
            row.problems["award"] = "no_title"

    def _granted(self, row, text):
        if not text.get("granted_on"):
            row.problems["granted_on"] = "no_day"
            return ""
        day = self._cell(row, "granted_on", import_dates.read(text["granted_on"], self.order))
        if day > clock.today().isoformat():
            row.problems["granted_on"] = "future"
        return day

    def _ends(self, row, text):
        """Empty where nobody decided an end: nothing is put in its place."""
        day = self._cell(row, "valid_until", import_dates.read(text.get("valid_until", ""), self.order))
        if day and row.problems.get("granted_on") is None:
            granted = import_dates.read(text.get("granted_on", ""), self.order)[0]
            if granted and day < granted:
                row.problems["valid_until"] = "before_it_began"
        return day

    def _stands(self, row, person, reason):
        """On the roster already; or a candidate, whom a decision puts there; or whoever loads the list themselves."""
        if person in self.candidates:
            row.match_reason = "candidate"
            return True
        if person == self.own:
            row.match_reason = "yourself"
            return True
        return super()._stands(row, person, reason)
