"""What each row of a list of people means, and whom it may be. What else a kind of list asks, its floor adds.

Nothing is written here.
"""

from programmes.models import ImportRow, Person
from programmes.rules import import_values as values
from programmes.rules import person as person_rules
from programmes.rules.import_people import Known, People, folded

S = ImportRow.State
# What was typed or decided of a row, and outlives every reading.
DECIDED = ("typed", "kept", "same", "different", "agency_kind")


def texts_of(batch, row):
    """field -> what stands in the row, corrections over cells."""
    found = {}
    for column in batch.headings:
        if column["field"] and column["column"] < len(row.cells):
            cell = row.cells[column["column"]]
            before = found.get(column["field"], "")
            found[column["field"]] = f"{before} {cell}".strip() if before else cell
    return found | row.values.get("typed", {})


class PeopleSheet:
    """One list beside everything it is compared with; a handful of queries, however many rows.

    A kind of list gives LIMITS (field -> longest), `on_list` (primary keys of people who stand there already), `before`
    (a Counter of the cells of rows that an earlier list has added), and reads its own cells in `_own(row, text)`.
    """

    LIMITS = {}
    host = None

    def __init__(self, batch, actor):
        self.batch = batch
        self.countries = values.Countries()
        self.organisations = values.Organisations(self.countries)
        self.languages = values.Languages()
        self.people = People(person_rules.visible_to(actor))
        self.fields = {column["field"] for column in batch.headings}

    def check(self, rows):
        """Reads every row anew; answers those of which something changed."""
        rows = list(rows)
        before = [_state_of(row) for row in rows]
        texts = [texts_of(self.batch, row) for row in rows]
        self.domains = {values.domain_of(text["email"]) for text in texts if "@" in text.get("email", "")}
        split = sum(bool(text.get("given_names")) for text in texts)
        self.names_are_split = "given_names" in self.fields and split * 2 >= len(texts)
        self.taken, self.in_file = {}, People(Person.objects.none())
        self._before_reading(texts)
        for row, text in zip(rows, texts, strict=True):
            self._check(row, text)
        return [row for row, was in zip(rows, before, strict=True) if _state_of(row) != was]

    def _before_reading(self, texts):
        """What only all rows together tell."""

    # -- one row

    def _check(self, row, text):
        row.problems, row.proposals, row.remarks = {}, {}, []
        row.match_id, row.match_reason = None, ""
        text = {field: "" if values.is_blank(cell) else cell for field, cell in text.items()}
        self._names(row, text)
        read = {
            "country": self._country(row, text),
            "sex": self._cell(row, "sex", values.read_sex(text.get("sex", ""))),
            "email": self._cell(row, "email", values.read_email(text.get("email", ""), self.domains)),
        }
        read["organisation"] = self._organisation(row, text, read["country"])
        read["languages"], unknown = self.languages.read(text.get("languages", ""))
        row.remarks = [{"code": "languages", "words": unknown[:5]}] if unknown else []
        read |= self._own(row, text)
        self._lengths(row, text)
        row.values = {k: row.values[k] for k in DECIDED if k in row.values}
        row.values |= {"text": text, "read": read}
        row.state = self._state(row, text, read)

    def _own(self, row, text):
        """The cells only this kind of list has: {field: what they mean}."""
        return {}

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

    def _lengths(self, row, text):
        for field, cell in text.items():
            if cell.startswith("=") and field not in row.values.get("kept", []) and field not in row.problems:
                row.problems[field] = "formula"
            limit = self.LIMITS.get(field)
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
        row.problems.setdefault("family_name", "no_name")
        return S.TO_FIX

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
            return S.LEFT_OUT if self._stands(row, same, "chosen") else self._once(row, S.READY)
        found = [(known, reason) for known, reason in self.people.candidates(**who) if known.pk not in different]
        for known, reason in found:
            if _surely(known, reason, who) and self._stands(row, known.pk, "on_list"):
                row.match_id = known.pk
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

    def _stands(self, row, person, reason):
        """Is this person on the list, or kept off it? Then the row says why."""
        if person not in self.on_list:
            return False
        row.match_reason = reason
        return True

    def _once(self, row, state):
        """Two rows never become one person unasked."""
        first = self.taken.get(row.match_id)
        if first is None or -first in row.values.get("different", []):
            return state
        row.match_id, row.match_reason = None, f"row {first}"
        return S.DUPLICATE


def _surely(known, reason, who):
    """On the very same list: the same name without a contradiction, or the same e-mail and family name."""
    if reason in ("certain", "name"):
        return not (known.email and who["email"]) or known.email == who["email"].lower()
    return reason == "email" and bool(set(folded(known.family_name)) & set(folded(who["family"], who["given"])))


def _state_of(row):
    return (row.state, row.match_id, row.match_reason, row.problems, row.proposals, row.remarks, row.values)
