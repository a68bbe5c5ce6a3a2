"""What each row of a list of participants means, and whether it may be added as it is. Nothing is written here."""

from collections import Counter

from programmes.models import ImportRow
from programmes.rules.import_rows import PeopleSheet
from workshops.rules import participant_import as rules

S = ImportRow.State


class Sheet(PeopleSheet):
    """One list beside everything it is compared with; eight queries, however many rows."""

    LIMITS = rules.LIMITS

    def __init__(self, batch, workshop, actor):
        super().__init__(batch, actor)
        self.workshop, self.host = workshop, workshop.country_id
        self._who_is_here()
        self._rows_added_before()

    def _who_is_here(self):
        here = list(
            self.workshop.participations.values_list("pk", "person_id", "listed_as", "country_id", "organisation_id")
        )
        ours = set(self.batch.rows.filter(state=S.ADDED).values_list("result_pk", flat=True))
        self.participations = {pk for pk, *_rest in here}
        self.on_list = {person for _pk, person, *_rest in here if person}
        self.unnamed = Counter(
            (listed_as, country, organisation)
            for pk, person, listed_as, country, organisation in here
            if not person and pk not in ours
        )

    def _rows_added_before(self):
        """The same cells in an earlier list of this workshop, whose people are still on it."""
        earlier = ImportRow.objects.filter(
            batch__kind=rules.KIND, batch__subject_pk=self.workshop.pk, state=S.ADDED
        ).exclude(batch=self.batch)
        self.before = Counter(
            tuple(cells) for cells, result in earlier.values_list("cells", "result_pk") if result in self.participations
        )

    def _own(self, row, text):
        return {
            "kind": self._cell(row, "kind", rules.read_kind(text.get("kind", ""))),
            "listed_as": self._listed_as(row, text),
        }

    def _listed_as(self, row, text):
        if text["family_name"]:
            return ""
        listed_as = text.get("listed_as") or text.get("post") or text.get("organisation", "")
        if not listed_as:
            row.problems["family_name"] = "nobody"
        return listed_as[:160]

    def _state_without_name(self, row, read):
        if row.problems:
            return S.TO_FIX
        there = (read["listed_as"], read["country"], read["organisation"])
        if self.unnamed[there]:
            self.unnamed[there] -= 1
            row.match_reason = "on_list"
            return S.LEFT_OUT
        return S.READY
