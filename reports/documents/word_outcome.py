"""The outcome document in Word, to be finished by those who were there: what is not written yet is marked."""

from django.utils.translation import gettext
from docx.enum.text import WD_COLOR_INDEX

from reports.documents import outcome, word_papers
from reports.documents.word import Sheet, in_its_language
from reports.documents.word_adopted_list import adopted_table, deferred_table
from reports.documents.word_report import plan_table, recommendations, unless_empty


@in_its_language
def outcome_document(snapshot, base=None):
    """Every section of the PDF, and a marked place for each that only people can write."""
    sheet, title = Sheet(snapshot["language"], base), gettext("Outcome document")
    _cover(sheet, snapshot, title)
    draw = {
        "summary": _summary, "background": _background, "objectives": _nothing, "expected": _nothing, "people": _people,
        "methodology": _methodology, "contents": _contents, "results": _results, "plan": _plan,
    }  # fmt: skip
    number = 0
    for key, heading in outcome.titles().items():
        if key in _unwritten() or outcome.words_of(snapshot, key):
            number += 1
            sheet.heading(f"{number}. {heading}", 1)
            draw[key](sheet, snapshot)
            _place_for(sheet, key, snapshot)
    _annexes(sheet, snapshot)
    unless_empty(sheet, snapshot["printed_text"])
    return sheet.saved(f"{title}, {snapshot['workshop_title']}", snapshot["organised_by"], snapshot["created"])


def _unwritten():
    """What only people can write, and what they are asked for there."""
    return {
        "background": gettext("To be written: why this workshop was held."),
        "objectives": gettext("To be written: what the workshop was to achieve."),
        "expected": gettext("To be written: what was to exist at its end."),
        "results": gettext("To be written: what was learned, and what should be done differently next time."),
    }


def _place_for(sheet, key, snapshot):
    words = _unwritten().get(key)
    if words and not (key == "background" and snapshot["background"]):
        sheet.paragraph(f"[{words}]", italic=True, highlight_color=WD_COLOR_INDEX.YELLOW)


def _nothing(sheet, snapshot):
    pass


def _cover(sheet, snapshot, title):
    unless_empty(sheet, f"{title}. {snapshot['kind']}")
    sheet.heading(snapshot["workshop_title"], 1)
    unless_empty(sheet, snapshot["dates_text"], bold=True)
    for key in ("venue", "place", "programme", "organised_by", "hosted_by", "partners", "donors"):
        unless_empty(sheet, snapshot[key])
    unless_empty(sheet, snapshot["state_text"], bold=True)


def _summary(sheet, snapshot):
    for text in (snapshot["sentence"], *snapshot["summary"]):
        unless_empty(sheet, text)
    for note in snapshot["footnotes"]:
        unless_empty(sheet, note, italic=True)


def _background(sheet, snapshot):
    for text in snapshot["background"]:
        sheet.paragraph(text)


def _people(sheet, snapshot):
    unless_empty(sheet, snapshot["sentence"])
    counts = snapshot["counts"]
    if counts["rows"]:
        total = [[[(cell, {"bold": True})] for cell in counts["total"]]] if counts["total"] else []
        heads = [gettext("Administration"), *counts["columns"]]
        sheet.table(heads, [*counts["rows"], *total], [4, *[1] * len(heads[1:])], range(1, len(heads)))
    for block in snapshot["trainers"]:
        people = [one for group in block["groups"] for one in group["people"]]
        names = "; ".join(f"{one['name']} ({one['agency']})" if one["agency"] else one["name"] for one in people)
        rest = " ".join(filter(None, [names, *block["notes"]]))
        sheet.pieces([(f"{block['title']}: ", {"bold": True}), (rest, {})])


def _methodology(sheet, snapshot):
    for text in snapshot["methodology"]["text"]:
        unless_empty(sheet, text)
    for one in snapshot["methodology"]["breakouts"]:
        for text in one["text"]:
            sheet.paragraph(text)
        if one["purpose"]:
            sheet.heading(gettext("The purpose, as it was put to the participants"), 2)
        for text in one["purpose"]:
            sheet.paragraph(text)
        if one["instructions"]:
            sheet.heading(gettext("The instructions, as they were given to the participants"), 2)
        for number, text in enumerate(one["instructions"], 1):
            sheet.paragraph(f"{number}. {text}")


def _contents(sheet, snapshot):
    for day in snapshot["contents"]:
        sheet.heading(day["day"], 2)
        for title in day["items"]:
            sheet.paragraph(f"• {title}")


def _results(sheet, snapshot):
    for one in snapshot["breakouts"]:
        if len(snapshot["breakouts"]) > 1:
            sheet.paragraph(one["session_line"], bold=True)
        for group in one["groups"]:
            sheet.heading(group["heading"], 2)
            for text in (group["note"], *group["discussion"]):
                unless_empty(sheet, text)
            if group["adopted"]:
                heads = ["", gettext("Adopted of this group")]
                sheet.table(heads, [[str(row["number"]), row["text"]] for row in group["adopted"]], (1, 15))


def _plan(sheet, snapshot):
    found = outcome.plans(snapshot)
    for one in found:
        if len(found) > 1:
            sheet.paragraph(one["session_line"], bold=True)
        unless_empty(sheet, one["state_text"], bold=True)
        unless_empty(sheet, one["decided_text"])
        adopted_table(sheet, one["adopted"])
        deferred_table(sheet, one["deferred"])
        unless_empty(sheet, one["not_accepted_text"])
        for group in one["plans"]:
            sheet.heading(f"{gettext('The plan of training')}. {group['heading']}", 2)
            plan_table(sheet, group["plan"])


def _annexes(sheet, snapshot):
    draw = {
        "agenda": word_papers.agenda_tables,
        "participants": word_papers.people_tables,
        "trainers": word_papers.people_tables,
        "recommendations": _recommendations,
    }
    for key, title, content in outcome.annexes(snapshot):
        sheet.heading(title, 1).paragraph_format.page_break_before = True
        draw[key](sheet, content)


def _recommendations(sheet, groups):
    for group in groups:
        sheet.heading(group["heading"], 2)
        recommendations(sheet, group["recommendations"])
