"""What each row of a list of participants means, and whether it may be added as it is. Nothing is written here."""

from collections import Counter

from programmes.models import ImportRow, Person
from programmes.rules import import_values as values
from programmes.rules import person as person_rules
from programmes.rules.import_people import Known, People, folded
from workshops.rules import participant_import as rules

S = ImportRow.State
NAMES = ("family_name", "given_names", "native_name")


def texts_of(batch, row):
    """field -> what stands in the row, corrections over cells."""
    found = {}
    for column in batch.headings:
        if column["field"] and column["column"] < len(row.cells):
            cell = row.cells[column["column"]]
            before = found.get(column["field"], "")
            found[column["field"]] = f"{before} {cell}".strip() if before else cell
    return found | row.values.get("typed", {})


class Sheet:
    """One list beside everything it is compared with; eight queries, however many rows."""

    def __init__(self, batch, workshop, actor):
        self.batch, self.workshop = batch, workshop
        self.countries = values.Countries()
        self.organisations = values.Organisations(self.countries)
        self.languages = values.Languages()
        self.people = People(person_rules.visible_to(actor))
        self.host = workshop.country_id
        self.fields = {column["field"] for column in batch.headings}
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

    def check(self, rows):
        """Reads every row anew; answers those of which something changed."""
        rows = list(rows)
        before = [_state_of(row) for row in rows]
        texts = [texts_of(self.batch, row) for row in rows]
        self.domains = {values.domain_of(text["email"]) for text in texts if "@" in text.get("email", "")}
        split = sum(bool(text.get("given_names")) for text in texts)
        self.names_are_split = "given_names" in self.fields and split * 2 >= len(texts)
        self.taken, self.in_file = {}, People(Person.objects.none())
        for row, text in zip(rows, texts, strict=True):
            self._check(row, text)
        return [row for row, was in zip(rows, before, strict=True) if _state_of(row) != was]

    # -- one row

    def _check(self, row, text):
        row.problems, row.proposals, row.remarks = {}, {}, []
        row.match_id, row.match_reason = None, ""
        text = {field: "" if values.is_blank(cell) else cell for field, cell in text.items()}
        self._names(row, text)
        read = {
            "country": self._country(row, text),
            "sex": self._cell(row, "sex", values.read_sex(text.get("sex", ""))),
            "kind": self._cell(row, "kind", rules.read_kind(text.get("kind", ""))),
            "email": self._cell(row, "email", values.read_email(text.get("email", ""), self.domains)),
        }
        read["organisation"] = self._organisation(row, text, read["country"])
        read["languages"], unknown = self.languages.read(text.get("languages", ""))
        row.remarks = [{"code": "languages", "words": unknown[:5]}] if unknown else []
        read["listed_as"] = self._listed_as(row, text)
        self._lengths(row, text)
        row.values = {
            k: row.values[k] for k in ("typed", "kept", "same", "different", "agency_kind") if k in row.values
        }
        row.values |= {"text": text, "read": read}
        row.state = self._state(row, text, read)

    def _cell(self, row, field, answer):
        value, problem, proposal = answer
        if problem and field not in row.values.get("kept", []):
            row.problems[field] = problem
            if proposal:
                row.proposals[field] = proposal
        return value

    def _names(self, row, text):
        """Family and given names; a column of whole names is taken apart, a whole name among others is asked about."""
        family, given, whole = (text.get(field, "") for field in ("family_name", "given_names", "full_name"))
        if whole and not family:
            family, rest, _sure = values.split_name(whole)
            given = given or rest
        elif not family and given:
            family, given, _sure = values.split_name(given)
        elif not family and text.get("native_name"):
            family = text["native_name"]
        elif family and not given and self.names_are_split and "family_name" not in row.values.get("kept", []):
            proposed, rest, _sure = values.split_name(family)
            if rest:
                row.problems["family_name"] = "whole_name"
                row.proposals |= {"family_name": proposed, "given_names": rest}
        text["family_name"], text["given_names"] = family, given

    def _country(self, row, text):
        """The host's unless the row says otherwise; a nationality stands in where there is no country."""
        field = "country" if text.get("country") or "nationality" not in text else "nationality"
        written = text.get(field, "")
        if not written:
            return self.host
        if written.lower() in values.NOT_A_COUNTRY:
            return None
        return self._cell(row, field, self.countries.read(written))

    def _organisation(self, row, text, country):
        written = text.get("organisation", "")
        if not written:
            return None
        return self._cell(row, "organisation", self.organisations.read(written, country))

    def _listed_as(self, row, text):
        if text["family_name"]:
            return ""
        listed_as = text.get("listed_as") or text.get("post") or text.get("organisation", "")
        if not listed_as:
            row.problems["family_name"] = "nobody"
        return listed_as[:160]

    def _lengths(self, row, text):
        for field, cell in text.items():
            if cell.startswith("=") and field not in row.values.get("kept", []) and field not in row.problems:
                row.problems[field] = "formula"
            limit = rules.LIMITS.get(field)
            if limit and len(cell) > limit:
                row.problems[field] = "too_long"
                row.proposals[field] = cell[:limit].strip()

    # -- whether it may be added

    def _state(self, row, text, read):
        cells = tuple(row.cells)
        if self.before[cells]:
            self.before[cells] -= 1
            row.match_reason = "on_list"
            return S.LEFT_OUT
        if not text["family_name"]:
            return self._state_without_name(row, read)
        state = self._known(row, text, read)
        known = Known(-row.number, text["family_name"], text["given_names"], read["email"].lower(), read["country"])
        if state != S.LEFT_OUT:
            self.in_file.put(known, text.get("native_name", ""))
            if row.match_id:
                self.taken.setdefault(row.match_id, row.number)
        return S.TO_FIX if row.problems and state != S.LEFT_OUT else state

    def _state_without_name(self, row, read):
        if row.problems:
            return S.TO_FIX
        there = (read["listed_as"], read["country"], read["organisation"])
        if self.unnamed[there]:
            self.unnamed[there] -= 1
            row.match_reason = "on_list"
            return S.LEFT_OUT
        return S.READY

    def _known(self, row, text, read):
        """READY, DUPLICATE or LEFT_OUT, with the person and the reason on the row."""
        who = {
            "family": text["family_name"],
            "given": text["given_names"],
            "native": text.get("native_name", ""),
            "email": read["email"],
            # The host's country, where the row names none, says nothing of whoever it is.
            "country": read["country"] if text.get("country") or text.get("nationality") else None,
        }
        different = row.values.get("different", [])
        same = row.values.get("same")
        if same and same < 0:
            row.match_reason = "row"
            return S.LEFT_OUT
        if same in self.people.by_pk:
            row.match_id, row.match_reason = same, "chosen"
            return S.LEFT_OUT if same in self.on_list else self._once(row, S.READY)
        found = [(known, reason) for known, reason in self.people.candidates(**who) if known.pk not in different]
        for known, reason in found:
            if known.pk in self.on_list and _surely(known, reason, who):
                row.match_id, row.match_reason = known.pk, "on_list"
                return S.LEFT_OUT
        if found:
            known, row.match_reason = min(found, key=lambda p: (p[1] != "certain", p[0].pk not in self.on_list))
            row.match_id = known.pk
            return self._once(row, S.READY if row.match_reason == "certain" else S.DUPLICATE)
        for known, _reason in self.in_file.candidates(**who):
            if known.pk not in different:
                row.match_reason = f"row {-known.pk}"
                return S.DUPLICATE
        return S.READY

    def _once(self, row, state):
        """Two rows never become one person unasked."""
        first = self.taken.get(row.match_id)
        if first is None or -first in row.values.get("different", []):
            return state
        row.match_id, row.match_reason = None, f"row {first}"
        return S.DUPLICATE


def _surely(known, reason, who):
    """On the list of this very workshop: the same name without a contradiction, or the same e-mail and family name."""
    if reason in ("certain", "name"):
        return not (known.email and who["email"]) or known.email == who["email"].lower()
    return reason == "email" and bool(set(folded(known.family_name)) & set(folded(who["family"], who["given"])))


def _state_of(row):
    return (row.state, row.match_id, row.match_reason, row.problems, row.proposals, row.remarks, row.values)
