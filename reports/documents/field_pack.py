"""The papers of a workshop from a snapshot of plain values: the field pack, and two of its parts on their own."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext

from reports.documents import engine
from reports.documents import field_pack_parts as parts
from reports.documents.glyphs import require_glyphs
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


def _render(snapshot, makers, cover=False):
    require_glyphs(texts(snapshot))
    language, paper = _tag(snapshot["language"]), words(snapshot)
    with translation.override(snapshot["language"]):
        made = [part for part in (make(paper) for make in makers) if part]
        html = render_to_string(
            "reports/papers/field_pack.html",
            {
                "paper": paper,
                "lang": language,
                "dir": "rtl" if translation.get_language_bidi() else "ltr",
                "parts": made,
                "cover": cover,
                "title": gettext("Field pack") if cover else made[0].title,
                "bodies": [paper[key] for key in BODIES if paper[key]],
                "page_words": _page_words(),
            },
        )
    return engine.render(html, lang=language, stylesheet="field_pack.css")


def _tag(language):
    return {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language.lower(), language)


def _page_words():
    """ "Page 3 of 41": the numbers are counted by the style sheet, the words are the translators'."""
    counters = {"page": '<i class="page"></i>', "pages": '<i class="pages"></i>'}
    return mark_safe(gettext("Page %(page)s of %(pages)s") % counters)
