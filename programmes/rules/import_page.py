"""What the page of a list shows, whatever it lists: sentences, the columns on top, the rows as they will be added."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programmes.models import Country, ImportRow, Organisation, Sex
from programmes.models.base import search_key
from programmes.rules import import_values, import_words
from programmes.rules import person as person_rules

S = ImportRow.State
OPEN = (S.READY, S.TO_FIX, S.DUPLICATE)
PAGE, SHOWN, ADMINISTRATIONS = 50, 8, 60


@dataclass(frozen=True)
class Layout:
    """How one kind of list is shown: its columns with what stands small below, their labels, and cells of its own.

    `said(row, name, written)` answers what will be recorded, or None where every list says the same. `notes` are words
    for a row that is left out, by the reason; `always` the columns every list shows.
    """

    columns: dict
    labels: dict
    said: Callable = lambda row, name, written: None
    notes: dict = field(default_factory=dict)
    always: tuple = ("family_name", "country")


@dataclass
class Cell:
    field: str
    label: str
    text: str
    problem: str = ""
    question: str = ""
    may_stay: bool = False
    small: bool = False
    name: str = ""


@dataclass
class Line:
    row: ImportRow
    cells: list = field(default_factory=list)
    attended: str = ""
    note: str = ""


def rows_of(batch, show=""):
    """Rows still on the page. `show` narrows to those to settle; added ones have left it."""
    rows = batch.rows.exclude(state=S.ADDED)
    return rows.filter(state__in=(S.TO_FIX, S.DUPLICATE)) if show == "open" else rows


def counts(batch):
    found = dict.fromkeys(S.values, 0)
    for state in batch.rows.order_by().values_list("state", flat=True):
        found[state] += 1
    return found | {"all": sum(found.values()), "open": found[S.TO_FIX] + found[S.DUPLICATE]}


def summary(number):
    """Two or three sentences: what was read, what is ready, what can wait."""
    said = [ngettext("{n} row was read.", "{n} rows were read.", number["all"]).format(n=number["all"])]
    if number[S.ADDED]:
        words = ngettext("{n} person is on the list now.", "{n} people are on the list now.", number[S.ADDED])
        said.append(words.format(n=number[S.ADDED]))
    if number[S.LEFT_OUT]:
        words = ngettext("{n} is on the list already.", "{n} are on the list already.", number[S.LEFT_OUT])
        said.append(words.format(n=number[S.LEFT_OUT]))
    if not number[S.READY] and not number["open"]:
        return " ".join(said)
    ready = ngettext("{n} is ready", "{n} are ready", number[S.READY]).format(n=number[S.READY])
    rest = []
    if number[S.TO_FIX]:
        words = ngettext("{n} has a cell to correct", "{n} have a cell to correct", number[S.TO_FIX])
        rest.append(words.format(n=number[S.TO_FIX]))
    if number[S.DUPLICATE]:
        words = ngettext(
            "{n} may be somebody you already know", "{n} may be people you already know", number[S.DUPLICATE]
        )
        rest.append(words.format(n=number[S.DUPLICATE]))
    parts = [ready] if number[S.READY] else []
    parts += [get_text_list(rest, _("and"))] if rest else []
    said.append("; ".join(parts) + ".")
    if rest and number[S.READY]:
        words = ngettext(
            "This one can wait: nothing is lost if you add the others first.",
            "These {n} can wait: nothing is lost if you add the others first.",
            number["open"],
        )
        said.append(words.format(n=number["open"]))
    return " ".join(said)


def headings_said(batch):
    """How many headings were recognised, and which columns are left out for what reason."""
    known = sum(bool(column["field"]) and bool(column["heading"]) for column in batch.headings)
    said = []
    if known:
        words = ngettext(
            "{n} heading recognised, yours in quotation marks.",
            "{n} headings recognised, yours in quotation marks.",
            known,
        )
        said.append(words.format(n=known))
    for reason, word in import_words.LEFT_OUT.items():
        names = [
            f"“{column['heading']}”" for column in batch.headings if column["reason"] == reason and column["heading"]
        ]
        if names:
            words = ngettext("{names} is left out: {why}.", "{names} are left out: {why}.", len(names))
            said.append(words.format(names=get_text_list(names, _("and")), why=word))
    return said


def columns(batch, layout):
    """(field, label, headings) of the columns the page has: the obligatory ones, and those the list fills."""
    mapped = defaultdict(list)
    for column in batch.headings:
        mapped[column["field"]].append(column["heading"])
    if "full_name" in mapped:
        mapped["family_name"] = mapped["family_name"] or mapped["full_name"]
        mapped["given_names"] = mapped["given_names"] or mapped["full_name"]
    found = []
    for name, below in layout.columns.items():
        if name in layout.always or name in mapped or any(small in mapped for small in below):
            quoted = [heading for one in (name, *below) for heading in mapped.get(one, []) if heading]
            label = layout.labels[name if name in mapped or not below else _first(below, mapped, name, layout)]
            found.append((name, label, list(dict.fromkeys(quoted))))
    return found


def _first(below, mapped, name, layout):
    return name if name in layout.always else next((s for s in below if s in mapped), name)


def lines(batch, rows, attended, layout):
    """The rows of one page, cell by cell."""
    rows = list(rows)
    names = Country.objects.in_bulk({row.values["read"]["country"] for row in rows} - {None})
    shown = [name for name, _label, _quoted in columns(batch, layout)]
    services = Organisation.objects.in_bulk({row.values["read"]["organisation"] for row in rows} - {None})
    names |= {("service", pk): found for pk, found in services.items()}
    return [_line(row, shown, names, attended, layout) for row in rows]


def _line(row, shown, names, attended, layout):
    line = Line(row, attended=attended.get(row.match_id, "") if row.state == S.READY else "")
    text = row.values["text"]
    for name in shown:
        cells = [_cell(row, name, _said(row, name, text, names, layout), layout)]
        for small in layout.columns[name]:
            if text.get(small) and (small != "nationality" or small in row.problems):
                cells.append(_cell(row, small, _said_small(row, small, text, layout), layout, small=True))
        line.cells.append(cells)
    for stray in set(row.problems) - {cell.field for cells in line.cells for cell in cells}:
        line.cells[0].append(_cell(row, stray, text.get(stray, ""), layout, small=True))
    if row.match_reason in layout.notes:
        line.note = str(layout.notes[row.match_reason])
    elif row.match_reason == "on_list":
        line.note = _("On the list already")
    elif row.match_reason == "row":
        line.note = _("Twice in this list")
    return line


def _said_small(row, name, text, layout):
    own = None if name in row.problems else layout.said(row, name, text[name])
    return text[name] if own is None else f"{layout.labels[name]}: {own}"


def _said(row, name, text, names, layout):
    """What will be recorded; where a cell is wrong, what was written."""
    written, read = text.get(name, ""), row.values["read"]
    if name in row.problems:
        return written
    if name == "country":
        if "nationality" in row.problems:
            return ""
        return str(names[read["country"]]) if read["country"] in names else written
    if name == "organisation":
        return str(names.get(("service", read["organisation"]), written))
    if name == "sex":
        return {Sex.FEMALE: pgettext("sex", "F"), Sex.MALE: pgettext("sex", "M")}.get(read["sex"], "–")
    if name == "email":
        return read["email"] or written
    own = layout.said(row, name, written)
    return written if own is None else own


def _cell(row, name, text, layout, small=False):
    problem = row.problems.get(name, "")
    return Cell(
        field=name,
        label=str(layout.labels[name]),
        text=text,
        problem=str(import_words.sentence(problem)) if problem else "",
        question=import_words.question(name, problem, row.proposals) if problem else "",
        may_stay=problem in import_words.MAY_STAY,
        small=small,
        name=f"{row.code}-{name}",
    )


def to_fix(batch):
    """The first rows to correct: (row, what is wrong, in words)."""
    rows = list(batch.rows.filter(state=S.TO_FIX)[:SHOWN])
    return [(row, get_text_list([str(import_words.short(p)) for p in row.problems.values()], _("and"))) for row in rows]


def to_accept(batch):
    """(how many cells are wrong, in how many rows something is proposed)."""
    found = batch.rows.filter(state=S.TO_FIX).values_list("problems", "proposals")
    return sum(len(problems) for problems, _proposals in found), sum(bool(proposals) for _problems, proposals in found)


def duplicates(batch, actor, earlier=lambda people: {}):
    """(row, name, administration, what is known, may this actor decide) of the first doubtful rows.

    Somebody of a programme this actor is not in is not shown, even when a colleague's list has met them.
    `earlier(people)` answers {person: [workshops]}.
    """
    rows = list(batch.rows.filter(state=S.DUPLICATE).select_related("match")[:SHOWN])
    seen = set(
        person_rules.visible_to(actor).filter(pk__in=[row.match_id for row in rows]).values_list("pk", flat=True)
    )
    earlier = earlier([row.match_id for row in rows])
    countries = Country.objects.in_bulk({row.values["read"]["country"] for row in rows} - {None})
    found = []
    for row in rows:
        text = row.values["text"]
        name = f"{text['family_name'].upper()} {text['given_names']}".strip()
        place = ", ".join(
            filter(None, (str(countries.get(row.values["read"]["country"]) or ""), text.get("organisation", "")))
        )
        mine = not row.match_id or row.match_id in seen
        found.append((row, name, place, _known(row, earlier) if mine else "", mine))
    return found


def _known(row, earlier):
    if not row.match_id:
        number = row.match_reason.removeprefix("row ")
        return _("The same person may stand in row {n} of this list.").format(n=number)
    parts = [row.match.list_name, str(import_words.REASONS[row.match_reason])]
    text = row.values["read"]["email"]
    if row.match_reason in ("near", "name") and text and row.match.email:
        parts.append(_("other e-mail"))
    visits = earlier.get(row.match_id)
    return _("Known: {what}").format(what=", ".join([*parts, visits[-1]] if visits else parts))


def new_administrations(batch):
    """(name of the field, name, country, kind proposed, rows) of administrations nobody knows yet."""
    found = {}
    for row in batch.rows.filter(state__in=OPEN):
        name, read = row.values["text"].get("organisation", ""), row.values["read"]
        if name and not read["organisation"] and "organisation" not in row.problems:
            key = (search_key(name), read["country"])
            chosen = row.values.get("agency_kind") or _proposed_kind(row.values["text"])
            found.setdefault(key, [f"service-{row.code}", name, read["country"], chosen, 0])[4] += 1
    rows = list(found.values())[:ADMINISTRATIONS]
    names = Country.objects.in_bulk({row[2] for row in rows} - {None})
    return [(field, name, names.get(country, ""), kind, n) for field, name, country, kind, n in rows], len(found)


def _proposed_kind(text):
    return import_values.read_agency_kind(text.get("agency_kind", ""))[0] or import_values.agency_kind(
        text.get("organisation", "")
    )
