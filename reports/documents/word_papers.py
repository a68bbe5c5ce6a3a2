"""The papers of a workshop in Word, from the snapshots the PDFs are drawn from. Labels come in the paper's language."""

from django.utils.translation import gettext

from reports.documents.word import Sheet, in_its_language
from reports.documents.word_report import lines, unless_empty


def head(sheet, snapshot, title):
    unless_empty(sheet, snapshot.get("workshop_title"), bold=True)
    for key in ("organised_by", "hosted_by", "partners", "donors"):
        unless_empty(sheet, snapshot.get(key))
    where = [snapshot.get("place"), snapshot.get("venue"), snapshot.get("dates_text")]
    unless_empty(sheet, ", ".join(filter(None, where)))
    sheet.heading(title)


def _end(sheet, snapshot, title):
    unless_empty(sheet, snapshot.get("printed_text"))
    title = f"{title}, {snapshot.get('workshop_title', '')}"
    return sheet.saved(title, snapshot.get("organised_by", ""), snapshot.get("created", ""))


@in_its_language
def participants(snapshot, base=None):
    """The list by country: title, FAMILY NAME, given names, post, administration."""
    sheet, title = Sheet(snapshot["language"], base), gettext("List of participants")
    head(sheet, snapshot, title)
    people_tables(sheet, snapshot.get("lists") or [])
    return _end(sheet, snapshot, title)


def people_tables(sheet, lists):
    """A table a list, by country where the list is; notes below it."""
    heads = [gettext("No."), gettext("Name"), gettext("Post"), gettext("Administration")]
    for block in lists:
        sheet.heading(block["title"], 2)
        rows = []
        for group in block["groups"]:
            rows += [group["heading"]] if group["heading"] else []
            rows += [_person(one, bool(group["heading"])) for one in group["people"]]
        if rows:
            sheet.table(heads, rows, (2, 8, 6, 8))
        for note in block.get("notes") or []:
            sheet.paragraph(note)


def _person(one, under_country):
    name = [(f"{one['title']} " if one.get("title") else "", {}), (one["family_name"], {"bold": True})]
    name.append((f" {one['given_names']}" if one.get("given_names") else "", {}))
    name.append((f"\n{one['native_name']}" if one.get("native_name") else "", {}))
    agency = lines(one.get("agency"), "" if under_country else one.get("country"))
    return [one["number"], [part for part in name if part[0]], lines(one.get("post"), one.get("role")), agency]


@in_its_language
def programme_of_work(snapshot, base=None):
    sheet, title = Sheet(snapshot["language"], base), gettext("Programme of work")
    head(sheet, snapshot, title)
    agenda_tables(sheet, snapshot.get("days") or [])
    unless_empty(sheet, snapshot.get("zone_text"))
    return _end(sheet, snapshot, title)


def agenda_tables(sheet, days):
    heads = [gettext("Time"), gettext("Item"), gettext("Given by"), gettext("Room")]
    for day in days:
        sheet.heading(day["title"], 2)
        sheet.table(heads, [_item(row) for row in day["rows"]], (4, 10, 6, 4))


def _item(row):
    words = [(row["title"], {"italic": True} if row.get("is_break") else {"bold": True})]
    words += [(f"\n{row['track']}", {})] if row.get("track") else []
    return [row["time"], words, row.get("given_by") or "", row.get("room") or ""]


@in_its_language
def letters(snapshot, base=None):
    """One letter a page, as merged and as changed for this sending."""
    sheet = Sheet(snapshot["language"], base)
    for number, letter in enumerate(snapshot["letters"]):
        sheet.paragraph(letter["subject"], new_page=number > 0, bold=True)
        for block in letter["body"].strip().split("\n\n"):
            sheet.paragraph(block.strip("\n"))
    return sheet.saved(snapshot["title"], snapshot.get("organised_by", ""), snapshot.get("created", ""))
