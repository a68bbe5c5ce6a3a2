"""The outcome document of a workshop, from a snapshot of plain values, in the order of a workshop report."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from reports.documents import adopted_list, engine, page
from reports.documents import field_pack_parts as parts
from reports.documents.field_pack import BODIES
from reports.documents.glyphs import require_glyphs
from reports.documents.group_report import table_of
from reports.documents.words import texts, words

STYLES = ("field_pack.css", "recommendations.css", "adopted_list.css", "outcome.css")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class Section:
    """A section or an annex: its address in the contents, its number, its title and what its template prints."""

    key: str
    number: str
    title: str
    content: object
    template: str = ""

    @property
    def file(self):
        return f"reports/papers/{self.template or f'outcome_{self.key}'}.html"


def render_outcome(snapshot):
    """PDF bytes: cover with contents, the sections that have words in them, the annexes each on a new page."""
    require_glyphs(texts(snapshot))
    with translation.override(snapshot["language"]):
        paper = words(snapshot)
        context = {
            **page.frame(snapshot),
            "paper": paper,
            "bodies": [paper[key] for key in BODIES if paper[key]],
            "sections": _sections(paper),
            "annexes": _annexes(paper),
        }
        html = render_to_string("reports/papers/outcome.html", context)
    return engine.render(html, lang=page.tag(snapshot["language"]), stylesheet=STYLES)


def titles():
    """{key: title} of the sections in their order, for the PDF and for Word."""
    return {
        "summary": gettext("Executive summary"),
        "background": gettext("Background"),
        "objectives": gettext("Objectives"),
        "expected": gettext("Expected results"),
        "people": gettext("Participants and speakers"),
        "methodology": gettext("Methodology"),
        "contents": gettext("Contents of the workshop"),
        "results": gettext("Results and lessons"),
        "plan": gettext("Follow-up action plan"),
    }


def words_of(paper, key):
    """What a section says; nothing where nobody has written it yet."""
    found = {
        "summary": lambda: [*([paper["sentence"]] if paper["sentence"] else []), *paper["summary"]],
        "background": lambda: paper["background"],
        "people": lambda: paper if paper["counts"]["rows"] or paper["trainers"] else None,
        "methodology": lambda: paper["methodology"] if _is_method(paper["methodology"]) else None,
        "contents": lambda: paper["contents"],
        "results": lambda: [one for one in paper["breakouts"] if one["groups"]],
        "plan": lambda: plans(paper),
    }
    return found[key]() if key in found else None


def _sections(paper):
    """Those with words in them, numbered in roman."""
    made = []
    for key, title in titles().items():
        if content := words_of(paper, key):
            made.append(Section(key, f"{ROMAN[len(made)]}.", title, content))
    return made


def _is_method(method):
    return bool(method["text"] or any(any(one.values()) for one in method["breakouts"]))


def plans(paper):
    """The break-outs that have something to follow up, each with the shape of its table."""
    return [
        {**one, **adopted_list.shape(one["adopted"]), "plans": [group for group in one["groups"] if group["plan"]]}
        for one in paper["breakouts"]
        if one["adopted"] or one["deferred"] or any(group["plan"] for group in one["groups"])
    ]


def annexes(paper):
    """(key, title, content) of the annexes there are, in their order."""
    groups = [group for one in paper["breakouts"] for group in one["groups"] if group["recommendations"]]
    found = [
        ("agenda", gettext("Agenda"), paper["days"]),
        ("participants", gettext("List of participants"), paper["lists"]),
        ("trainers", gettext("Trainers and facilitators"), paper["trainers"]),
        ("recommendations", gettext("Recommendations of the groups"), groups),
    ]
    numbered = enumerate([one for one in found if one[2]], 1)
    return [
        (key, gettext("Annex {n}. {title}").format(n=number, title=title), content)
        for number, (key, title, content) in numbered
    ]


def _annexes(paper):
    shaped = {
        "agenda": ("field_pack_programme", parts.programme),
        "participants": ("field_pack_participants", parts.participants),
        "trainers": ("field_pack_participants", parts.participants),
        "recommendations": ("outcome_recommendations", lambda groups: [_table(group) for group in groups]),
    }
    made = []
    for key, title, content in annexes(paper):
        template, shape = shaped[key]
        made.append(Section(f"annex-{key}", "", title, shape(content), template))
    return made


def _table(group):
    return {**group, **table_of(group["recommendations"])}
