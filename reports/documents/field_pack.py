"""The papers of a workshop from a snapshot of plain values: the field pack, and two of its parts on their own."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext, ngettext

from reports.documents import engine, page
from reports.documents import field_pack_parts as parts
from reports.documents.glyphs import require_glyphs
from reports.documents.qr import qr_operators
from reports.documents.words import texts, words


@dataclass(frozen=True)
class Part:
    """A part of the pack: its address in the contents, its title, what the contents say of it, and what it prints."""

    key: str
    title: str
    note: str
    content: object

    @property
    def template(self):
        return f"reports/papers/field_pack_{self.key}.html"


def _programme(paper):
    days = paper.get("days")
    note = ngettext("{n} day", "{n} days", len(days or ())).format(n=len(days or ()))
    return days and Part("programme", gettext("Programme of work"), note, parts.programme(days))


def _participants(paper):
    lists = paper.get("lists")
    number = len(parts.everybody(lists or ()))
    note = ngettext("{n} name", "{n} names", number).format(n=number)
    return lists and Part("participants", gettext("List of participants"), note, parts.participants(lists))


def _sheets(paper):
    sheets = paper.get("sheets")
    note = ngettext("{n} half-day", "{n} half-days", len(sheets or ())).format(n=len(sheets or ()))
    return sheets and Part("sheets", gettext("Sign-in sheets"), note, parts.sheets(paper))


def _badges(paper):
    people = parts.everybody(paper.get("lists") or ())
    note = gettext("8 on a page; cut along the marks")
    return people and Part("badges", gettext("Badges"), note, parts.badge_pages(people))


def _tents(paper):
    people = parts.everybody(paper.get("lists") or ())
    note = gettext("one on a page; fold in the middle")
    return people and Part("tents", gettext("Name tents"), note, [parts.tent(one) for one in people])


def _doors(paper):
    doors = paper.get("doors")
    note = ngettext("{n} sign", "{n} signs", len(doors or ())).format(n=len(doors or ()))
    return doors and Part("doors", gettext("Door signs"), note, [parts.door(one) for one in doors])


def _reports(paper):
    forms = paper.get("blank_reports")
    note = ngettext("{n} form", "{n} forms", len(forms or ())).format(n=len(forms or ()))
    return forms and Part("reports", gettext("Group reports to fill in"), note, parts.reports(paper))


def _evaluation(paper):
    return Part("evaluation", gettext("Evaluation"), gettext("one page; a copy for everyone"), parts.evaluation())


BODIES = ("organised_by", "hosted_by", "partners", "donors")
ORDER = (_programme, _participants, _sheets, _badges, _tents, _doors, _reports, _evaluation)


def render_field_pack(snapshot):
    """One PDF to print, A4, tagged: cover with contents, then every part the workshop uses, each on a new page."""
    return _render(snapshot, ORDER, cover=True)


def render_programme_of_work(snapshot):
    return _render(snapshot, (_programme,))


def render_participant_list(snapshot):
    return _render(snapshot, (_participants,))


def render_badges(snapshot):
    return _render(snapshot, (_badges,))


def render_blank_reports(snapshot):
    return _render(snapshot, (_reports,))


def _render(snapshot, makers, cover=False):
    require_glyphs(texts(snapshot))
    paper = words(snapshot)
    with translation.override(snapshot["language"]):
        made = [part for part in (make(paper) for make in makers) if part]
        html = render_to_string(
            "reports/papers/field_pack.html",
            {
                **page.frame(snapshot),
                "paper": paper,
                "parts": made,
                "cover": cover,
                "title": gettext("Field pack") if cover else made[0].title,
                "bodies": [paper[key] for key in BODIES if paper[key]],
            },
        )
        badges = next((part.content for part in made if part.key == "badges"), ())
        is_mirrored = translation.get_language_bidi()

    def behind(document):
        return _codes(badges, is_mirrored, engine.page_with(document, "badges")) if badges else None

    return engine.render(html, lang=page.tag(snapshot["language"]), stylesheet="field_pack.css", behind=behind)


def _codes(sheets, is_mirrored, first):
    """{page: drawing operators} of the codes on the badges; the words beside each say the same."""
    drawn = {}
    for number, sheet in enumerate(sheets, first):
        cells = [one for one in sheet["cells"] if one["has_code"]]
        if cells:
            drawn[number] = b"\n".join(
                qr_operators(str(one["badge_url"]), **parts.code_of_badge(one, is_mirrored)) for one in cells
            )
    return drawn
