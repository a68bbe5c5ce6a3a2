"""The report of a break-out group in Word, from the snapshot its PDF is drawn from."""

from django.utils.translation import gettext

from reports.documents import pictures as photos_on
from reports.documents.word import Sheet, in_its_language
from workshops.rules.redline import ADDED, REMOVED, redline

LOOKS = {ADDED: {"underline": True}, REMOVED: {"strike": True}}
RESPONSIBLE = ("responsible", "lead", "by_when", "priority")


@in_its_language
def group_report(snapshot, base=None, pictures=None):
    """The report of a group; what nobody wrote is absent, as in the PDF."""
    sheet = Sheet(snapshot["language"], base)
    paper = {key: value or "" for key, value in snapshot.items() if not isinstance(value, list)}
    for key in ("workshop_title", "organised_by"):
        unless_empty(sheet, paper.get(key), bold=key == "workshop_title")
    unless_empty(sheet, ", ".join(filter(None, [paper.get("place"), paper.get("dates_text")])))
    draft = gettext("Draft") + ". " if snapshot.get("draft") else ""
    unless_empty(sheet, draft + paper.get("session_line", ""))
    sheet.heading(paper["topic_title"])
    _facts(sheet, paper)
    said(sheet, gettext("Discussion"), snapshot.get("discussion"))
    _answers(sheet, gettext("Answers to the guide questions"), snapshot.get("answers"))
    if any(one["answer"].strip() for one in snapshot.get("plan") or []):
        sheet.heading(gettext("The plan of training"), 2)
        plan_table(sheet, snapshot["plan"])
    said(sheet, gettext("Issues raised by the group"), snapshot.get("own_issues"))
    said(sheet, gettext("Points without agreement"), snapshot.get("no_agreement"))
    if snapshot.get("recommendations"):
        sheet.heading(gettext("Recommendations to the plenary"), 2)
        recommendations(sheet, snapshot["recommendations"])
    unless_empty(sheet, paper.get("summary_text"))
    photos, missing = photos_on.on_paper(snapshot.get("photos"), pictures)
    attached = [*(snapshot.get("attachments") or []), *missing]
    if attached:
        sheet.paragraph(f"{gettext('Handed in with the report:')} {', '.join(attached)}.")
    for line in (paper.get("state_line"), paper.get("printed_text")):
        unless_empty(sheet, line)
    _annex(sheet, photos, pictures)
    return sheet.saved(paper["topic_title"], paper.get("organised_by", ""), paper.get("created", ""))


def _facts(sheet, paper):
    facts = [
        (gettext("Topic"), "topic_line"), (gettext("Leader"), "leader"), (gettext("Secretary"), "secretary"),
        (gettext("Spokesperson"), "spokesperson"), (gettext("Members"), "members"),
        (gettext("Presented"), "presented_text"), (gettext("Submitted"), "submitted_text"),
    ]  # fmt: skip
    for label, key in facts:
        if paper.get(key):
            sheet.pieces([(f"{label}: ", {"bold": True}), (paper[key], {})])
    unless_empty(sheet, paper.get("members_note"))


def _answers(sheet, title, answers):
    answers = [one for one in answers or [] if (one.get("answer") or "").strip()]
    if answers:
        sheet.heading(title, 2)
    for one in answers:
        unless_empty(sheet, one.get("question"), italic=True)
        unless_empty(sheet, one["answer"])


def plan_table(sheet, answers):
    """Questions beside answers; one without an answer is left out."""
    found = [one for one in answers if one["answer"].strip()]
    sheet.table(["", ""], [[one.get("question") or "", one["answer"].strip()] for one in found], (2, 3))


def _annex(sheet, photos, pictures):
    """A photo of a flip chart has a page; two that are wider than high share one."""
    for place, photo in enumerate(photos):
        if not place:
            title = sheet.heading(gettext("Annex: photos handed in with the report"), 2)
            title.paragraph_format.page_break_before = True
        caption = f"{photo['caption']}. {photo['name']}"
        content = pictures[photo["address"].partition(":")[2]]
        sheet.picture(content, caption, width=160, height=105 if photo["is_wide"] else 215)
        sheet.paragraph(caption, italic=True)


def said(sheet, title, paragraphs):
    paragraphs = [part for part in paragraphs or [] if str(part).strip()]
    if paragraphs:
        sheet.heading(title, 2)
    for part in paragraphs:
        sheet.paragraph(part)


def recommendations(sheet, items):
    """The table of recommendations with what the plenary made of each, and the lines that explain its marks."""
    decided = any(one.get("decision") or one.get("adopted_as") or one.get("note") for one in items)
    assigned = any(one.get(key) for one in items for key in RESPONSIBLE)
    heads, shares = ["", gettext("Recommendation")], [1, 8]
    if assigned:
        heads, shares = [*heads, gettext("Responsible")], [*shares, 4]
    if decided:
        heads, shares = [*heads, gettext("Decision of the plenary")], [*shares, 4]
    rows = []
    for one in items:
        row = [one.get("label") or "", _words(one)]
        if assigned:
            row.append(lines(*(one.get(key) for key in RESPONSIBLE)))
        if decided:
            number = one.get("adopted_as")
            adopted = gettext("Adopted as {number}").format(number=number) if number else ""
            row.append(lines(one.get("decision"), adopted, one.get("note")))
        rows.append(row)
    sheet.table(heads, rows, shares)
    if any(_is_amended(one) for one in items):
        sheet.paragraph(gettext("Underlined words were added by the plenary and struck words removed."), italic=True)
    if any(one.get("mended_text") for one in items):
        sheet.paragraph(gettext("† Wording mended after the plenary: spelling, grammar or a name."), italic=True)


def _is_amended(one):
    amended = (one.get("amended_text") or "").strip()
    return bool(amended) and amended != (one.get("text") or "").strip()


def _words(one):
    """The words of the group, marked where the plenary changed them, then as they were mended, then the reason."""
    before = one.get("text") or ""
    parts = _marked(before, one["amended_text"]) if _is_amended(one) else [(before, {})]
    if one.get("mended_text"):
        parts += [("\n† ", {"bold": True}), (one["mended_text"], {})]
    if one.get("reason"):
        parts.append(("\n" + gettext("Reason: %(reason)s") % {"reason": one["reason"]}, {"italic": True}))
    return parts


def _marked(before, after):
    return [(text, LOOKS.get(kind, {})) for kind, text in redline(before, after)]


def lines(*parts):
    return "\n".join(str(part) for part in parts if part)


def unless_empty(sheet, text, **look):
    if text and str(text).strip():
        sheet.paragraph(str(text).strip(), **look)
