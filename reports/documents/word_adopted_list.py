"""What the plenary adopted, in Word, from the snapshot its PDF is drawn from."""

from django.utils.translation import gettext

from reports.documents.adopted_list import shape
from reports.documents.word import Sheet, in_its_language
from reports.documents.word_report import lines, unless_empty


@in_its_language
def adopted_list(snapshot, base=None):
    sheet, title = Sheet(snapshot["language"], base), gettext("Adopted recommendations")
    unless_empty(sheet, snapshot["workshop_title"], bold=True)
    unless_empty(sheet, snapshot["organised_by"])
    unless_empty(sheet, ", ".join(filter(None, [snapshot["place"], snapshot["dates_text"]])))
    unless_empty(sheet, snapshot["session_line"])
    sheet.heading(title)
    unless_empty(sheet, snapshot["state_text"], bold=True)
    unless_empty(sheet, snapshot["decided_text"])
    adopted_table(sheet, snapshot["adopted"])
    deferred_table(sheet, snapshot["deferred"])
    for line in (snapshot["not_accepted_text"], *snapshot["groups"], snapshot["printed_text"]):
        unless_empty(sheet, line)
    title = f"{title}, {snapshot['workshop_title']}"
    return sheet.saved(title, snapshot["organised_by"], snapshot["created"])


def adopted_table(sheet, rows):
    """The numbered list; a column nobody has an entry for is left out."""
    if not rows:
        return
    has = shape(rows)
    heads, shares = [gettext("No."), gettext("Recommendation")], [1, 8]
    more = {"has_who": gettext("Addressed to"), "has_when": gettext("By the end of"), "has_urgent": gettext("Priority")}
    for key, head in more.items():
        if has[key]:
            heads, shares = [*heads, head], [*shares, 2 if key == "has_urgent" else 3]
    made = []
    for row in rows:
        cells = [str(row["number"]), _words(row)]
        cells += [lines(row["responsible"], row["lead"])] if has["has_who"] else []
        cells += [row["by_when"]] if has["has_when"] else []
        cells += [row["priority"]] if has["has_urgent"] else []
        made.append(cells)
    sheet.table(heads, made, shares)
    if has["amended"]:
        sheet.paragraph(gettext("* Accepted as amended by the plenary."), italic=True)
    if has["mended"]:
        sheet.paragraph(gettext("† Wording mended after the plenary: spelling, grammar or a name."), italic=True)


def deferred_table(sheet, rows):
    if rows:
        sheet.heading(gettext("Deferred"), 2)
        heads = ["", gettext("Recommendation"), gettext("Deferred to")]
        made = [[row["label"], _words(row, row["label"]), row["deferred_to"]] for row in rows]
        sheet.table(heads, made, (1, 9, 6))


def _words(row, known=""):
    """The final text with its marks, then where it comes from; not what the row says already."""
    marks = ("\u202f*" if row["is_amended"] else "") + ("\u202f†" if row["is_mended"] else "")
    source = [(f"\n{row['source']}", {"italic": True})] if row["source"] != known else []
    return [(row["text"] + marks, {}), *source]
