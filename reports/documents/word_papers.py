"""The papers of a workshop in Word, from the snapshots the PDFs are drawn from. Labels come in the paper's language."""

from functools import wraps

from django.utils import translation
from django.utils.translation import gettext

from reports.documents.word import Sheet
from workshops.rules.redline import ADDED, REMOVED, redline

LOOKS = {ADDED: {"underline": True}, REMOVED: {"strike": True}}


def _in_its_language(draw):
    @wraps(draw)
    def drawn(snapshot, base=None):
        with translation.override(snapshot["language"]):
            return draw(snapshot, base)

    return drawn


@_in_its_language
def group_report(snapshot, base=None):
    """The report of a group; what nobody wrote is absent, as in the PDF."""
    sheet = Sheet(snapshot["language"], base)
    paper = {key: value or "" for key, value in snapshot.items() if not isinstance(value, list)}
    for key in ("workshop_title", "organised_by"):
        _unless_empty(sheet, paper.get(key), bold=key == "workshop_title")
    _unless_empty(sheet, ", ".join(filter(None, [paper.get("place"), paper.get("dates_text")])))
    draft = gettext("Draft") + ". " if snapshot.get("draft") else ""
    _unless_empty(sheet, draft + paper.get("session_line", ""))
    sheet.heading(paper["topic_title"])
    facts = [
        (gettext("Topic"), "topic_line"), (gettext("Leader"), "leader"), (gettext("Secretary"), "secretary"),
        (gettext("Spokesperson"), "spokesperson"), (gettext("Members"), "members"),
        (gettext("Presented"), "presented_text"), (gettext("Submitted"), "submitted_text"),
    ]  # fmt: skip
    for label, key in facts:
        if paper.get(key):
            sheet.pieces([(f"{label}: ", {"bold": True}), (paper[key], {})])
    _said(sheet, gettext("Discussion"), snapshot.get("discussion"))
    answers = [one for one in snapshot.get("answers") or [] if (one.get("answer") or "").strip()]
    if answers:
        sheet.heading(gettext("Answers to the guide questions"), 2)
    for one in answers:
        _unless_empty(sheet, one.get("question"), italic=True)
        _unless_empty(sheet, one["answer"])
    _said(sheet, gettext("Issues raised by the group"), snapshot.get("own_issues"))
    _said(sheet, gettext("Points without agreement"), snapshot.get("no_agreement"))
    _recommendations(sheet, snapshot.get("recommendations") or [])
    for line in (paper.get("summary_text"), paper.get("state_line"), paper.get("printed_text")):
        _unless_empty(sheet, line)
    return sheet.saved(paper["topic_title"], paper.get("organised_by", ""), paper.get("created", ""))


def _said(sheet, title, paragraphs):
    paragraphs = [part for part in paragraphs or [] if str(part).strip()]
    if paragraphs:
        sheet.heading(title, 2)
    for part in paragraphs:
        sheet.paragraph(part)


def _recommendations(sheet, items):
    if not items:
        return
    sheet.heading(gettext("Recommendations to the plenary"), 2)
    decided = any(one.get("decision") or one.get("adopted_as") or one.get("note") for one in items)
    assigned = any(one.get("responsible") or one.get("by_when") for one in items)
    heads = ["", gettext("Recommendation")]
    heads += [gettext("Responsible")] if assigned else []
    heads += [gettext("Decision of the plenary")] if decided else []
    rows = []
    for one in items:
        row = [one.get("label") or "", _marked(one)]
        if assigned:
            row.append(_lines(one.get("responsible"), one.get("by_when")))
        if decided:
            number = one.get("adopted_as")
            adopted = gettext("Adopted as {number}").format(number=number) if number else ""
            row.append(_lines(one.get("decision"), adopted, one.get("note")))
        rows.append(row)
    sheet.table(heads, rows)
    if any(_is_amended(one) for one in items):
        sheet.paragraph(gettext("Underlined words were added by the plenary and struck words removed."), italic=True)


def _is_amended(one):
    amended = (one.get("amended_text") or "").strip()
    return bool(amended) and amended != (one.get("text") or "").strip()


def _marked(one):
    if not _is_amended(one):
        return one.get("text") or ""
    return [(text, LOOKS.get(kind, {})) for kind, text in redline(one.get("text") or "", one["amended_text"])]


def _lines(*parts):
    return "\n".join(str(part) for part in parts if part)


def _unless_empty(sheet, text, **look):
    if text and str(text).strip():
        sheet.paragraph(str(text).strip(), **look)


def _head(sheet, snapshot, title):
    _unless_empty(sheet, snapshot.get("workshop_title"), bold=True)
    for key in ("organised_by", "hosted_by", "partners", "donors"):
        _unless_empty(sheet, snapshot.get(key))
    where = [snapshot.get("place"), snapshot.get("venue"), snapshot.get("dates_text")]
    _unless_empty(sheet, ", ".join(filter(None, where)))
    sheet.heading(title)


def _end(sheet, snapshot, title):
    _unless_empty(sheet, snapshot.get("printed_text"))
    title = f"{title}, {snapshot.get('workshop_title', '')}"
    return sheet.saved(title, snapshot.get("organised_by", ""), snapshot.get("created", ""))


@_in_its_language
def participants(snapshot, base=None):
    """The list by country: title, FAMILY NAME, given names, post, administration."""
    sheet, title = Sheet(snapshot["language"], base), gettext("List of participants")
    _head(sheet, snapshot, title)
    heads = [gettext("No."), gettext("Name"), gettext("Post"), gettext("Administration")]
    for block in snapshot.get("lists") or []:
        sheet.heading(block["title"], 2)
        rows = []
        for group in block["groups"]:
            rows += [group["heading"]] if group["heading"] else []
            rows += [_person(one, bool(group["heading"])) for one in group["people"]]
        if rows:
            sheet.table(heads, rows)
        for note in block.get("notes") or []:
            sheet.paragraph(note)
    return _end(sheet, snapshot, title)


def _person(one, under_country):
    name = [(f"{one['title']} " if one.get("title") else "", {}), (one["family_name"], {"bold": True})]
    name.append((f" {one['given_names']}" if one.get("given_names") else "", {}))
    name.append((f"\n{one['native_name']}" if one.get("native_name") else "", {}))
    agency = _lines(one.get("agency"), "" if under_country else one.get("country"))
    return [one["number"], [part for part in name if part[0]], _lines(one.get("post"), one.get("role")), agency]


@_in_its_language
def programme_of_work(snapshot, base=None):
    sheet, title = Sheet(snapshot["language"], base), gettext("Programme of work")
    _head(sheet, snapshot, title)
    heads = [gettext("Time"), gettext("Item"), gettext("Given by"), gettext("Room")]
    for day in snapshot.get("days") or []:
        sheet.heading(day["title"], 2)
        sheet.table(heads, [_item(row) for row in day["rows"]])
    _unless_empty(sheet, snapshot.get("zone_text"))
    return _end(sheet, snapshot, title)


def _item(row):
    words = [(row["title"], {"italic": True} if row.get("is_break") else {"bold": True})]
    words += [(f"\n{row['track']}", {})] if row.get("track") else []
    return [row["time"], words, row.get("given_by") or "", row.get("room") or ""]


@_in_its_language
def letters(snapshot, base=None):
    """One letter a page, as merged and as changed for this sending."""
    sheet = Sheet(snapshot["language"], base)
    for number, letter in enumerate(snapshot["letters"]):
        sheet.paragraph(letter["subject"], new_page=number > 0, bold=True)
        for block in letter["body"].strip().split("\n\n"):
            sheet.paragraph(block.strip("\n"))
    return sheet.saved(snapshot["title"], snapshot.get("organised_by", ""), snapshot.get("created", ""))


WORD = {
    "group_report": group_report,
    "participants": participants,
    "programme_of_work": programme_of_work,
    "letter": letters,
}
