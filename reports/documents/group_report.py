"""The report of a break-out group as a meeting document, from a snapshot of plain values."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from reports.documents import engine, page
from reports.documents import pictures as photos_on
from reports.documents.glyphs import require_glyphs
from reports.documents.words import Words, texts, words
from workshops.rules.redline import ADDED, REMOVED, redline

STYLES = ("group_report.css", "recommendations.css")
MARKS = {ADDED: "ins", REMOVED: "del"}
TEXTS = (
    "workshop_title", "organised_by", "place", "dates_text", "session_line", "topic_title", "topic_line",
    "leader", "secretary", "spokesperson", "members", "members_note", "presented_text", "submitted_text", "state_line",
    "printed_text", "summary_text",
)  # fmt: skip
LISTS = (
    "discussion", "answers", "plan", "own_issues", "no_agreement", "recommendations", "photos", "attachments",
)  # fmt: skip
ROW = (
    "label", "text", "amended_text", "mended_text", "reason", "responsible", "lead", "by_when", "priority", "decision",
    "adopted_as", "note",
)  # fmt: skip


def _text(value):
    return Words("" if value is None else value)


def _paragraphs(items):
    """Each paragraph of what people wrote; blank ones are not numbered."""
    return [Words(part.strip()) for item in items for part in str(item).split("\n") if part.strip()]


def _marked(before, after):
    pieces = []
    for kind, text in redline(before, after):
        if kind not in MARKS:
            pieces.append(conditional_escape(text))
            continue
        # Spaces stay outside the marks: no line hangs over a gap, and lines break where they would without.
        bare = text.strip()
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        mark = f"<{MARKS[kind]}>{conditional_escape(bare)}</{MARKS[kind]}>" if bare else ""
        pieces.append(lead + mark + (tail if bare else ""))
    return mark_safe("".join(pieces))


def table_of(items):
    """What the table of recommendations prints: its rows, which columns have an entry, which marks it explains."""
    rows = [_recommendation(item) for item in items]
    return {
        "rows": rows,
        "decided": any(row["decision"] or row["adopted_as"] or row["note"] for row in rows),
        "assigned": any(row[key] for row in rows for key in ("responsible", "lead", "by_when", "priority")),
        "redlined": any(row["amended"] for row in rows),
        "mended": any(row["mended_text"] for row in rows),
    }


def _recommendation(item):
    row = {key: _text(item.get(key)) for key in ROW}
    amended = row["amended_text"] and row["amended_text"].strip() != row["text"].strip()
    row["dir"] = row["text"].dir
    row["amended"] = bool(amended)
    row["words"] = _marked(row["text"], row["amended_text"]) if amended else row["text"]
    return row


def _facts(paper):
    """The roles at one side, the course of the day at the other; who or what is missing leaves no empty row."""
    roles = [
        (gettext("Leader"), paper["leader"]),
        (gettext("Secretary"), paper["secretary"]),
        (gettext("Spokesperson"), paper["spokesperson"]),
    ]
    day = [
        (gettext("Topic"), paper["topic_line"]),
        (gettext("Presented"), paper["presented_text"]),
        (gettext("Submitted"), paper["submitted_text"]),
    ]
    roles, day = [fact for fact in roles if fact[1]], [fact for fact in day if fact[1]]
    nothing = ("", Words(""))
    height = max(len(roles), len(day))
    return [((roles + [nothing] * height)[i], (day + [nothing] * height)[i]) for i in range(height)]


def _sections(snapshot):
    """The parts that have words in them, numbered in roman, their paragraphs numbered through."""
    number, sections = 0, []
    for title, paragraphs in (
        (gettext("Discussion"), _paragraphs(snapshot["discussion"])),
        (gettext("Answers to the guide questions"), snapshot["answers"]),
        (gettext("The plan of training"), snapshot["plan"]),
        (gettext("Issues raised by the group"), _paragraphs(snapshot["own_issues"])),
        (gettext("Points without agreement"), _paragraphs(snapshot["no_agreement"])),
    ):
        items, is_plan = [], paragraphs is snapshot["plan"]
        for item in paragraphs:
            if isinstance(item, dict):
                answer = _paragraphs([item.get("answer") or ""])
                if not answer:
                    continue
                entry = {"question": _text(item.get("question")), "parts": answer}
            else:
                entry = {"question": "", "parts": [item]}
            number += 1
            items.append({"number": number, **entry})
        if items:
            sections.append({"title": title, "items": items, "is_plan": is_plan})
    return sections


ROMAN = ("I", "II", "III", "IV", "V", "VI")


def render_group_report(snapshot, pictures=None):
    """Return the PDF of one report: A4 upright, tagged, every word text, in the language of the workshop.

    `pictures` are the bytes of the photos the snapshot names: {SHA-256: JPEG}.
    """
    require_glyphs(texts(snapshot))
    language = snapshot["language"]
    paper = words({key: snapshot.get(key) or "" for key in TEXTS})
    lists = {key: snapshot.get(key) or [] for key in LISTS}
    with translation.override(language):
        photos, missing = photos_on.on_paper(lists["photos"], pictures)
        sections = _sections(lists)
        for section, roman in zip(sections, ROMAN, strict=False):
            section["roman"] = roman
        html = render_to_string(
            "reports/papers/group_report.html",
            {
                **page.frame(snapshot),
                "paper": paper,
                "draft": bool(snapshot.get("draft")),
                "facts": _facts(paper),
                "sections": sections,
                **table_of(lists["recommendations"]),
                "rows_roman": ROMAN[len(sections)],
                "photos": photos,
                "attachments": [Words(name) for name in lists["attachments"]] + missing,
            },
        )
    return engine.render(html, lang=page.tag(language), stylesheet=STYLES, pictures=pictures)
