"""A draft news item on a workshop: two paragraphs from the figures, as the organisations themselves report.

What happened, who came and who paid; then which of how many it was and what the programme has reached. Nothing is
written that the figures do not say, and what is judged or quoted is left to people.
"""

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programmes.rules import clock
from reports.queries import figures, sentence
from reports.queries.donor_report_blocks import box, note, text
from workshops.rules import evaluation as evaluation_rules
from workshops.rules import funding as funding_rules

# A paragraph of a news item names so many subjects and no more.
SUBJECTS = 6


def snapshot(workshop):
    """In the language that is switched on."""
    today = clock.today()
    own = figures.of_workshop(workshop, today)
    total = figures.of_programme(workshop.programme, today, series=workshop.series)
    told = sentence.of_workshop(own)
    return {
        "language": get_language(),
        "headline": workshop.title,
        "date_text": date_format(today, "j F Y"),
        "organised_by": str(workshop.programme.organisation),
        "created": today.isoformat(),
        "blocks": [
            note(_("Draft. Written from the figures of the portal on {day}.").format(day=date_format(today, "j F Y"))),
            text(_paragraph(str(told), _subjects(workshop), _adopted(own))),
            text(_paragraph(str(sentence.of_programme(total)), *_credits(workshop))),
            *(note(words) for words in told.footnotes),
            box(_("To be written: a quotation, and what comes next.")),
        ],
    }


def _paragraph(*sentences):
    return " ".join(one for one in sentences if one)


def _subjects(workshop):
    """What was taught, from the agenda, each once."""
    titles = list(dict.fromkeys(title for _module, title in evaluation_rules.modules_of(workshop)))
    if not titles:
        return ""
    shown, left = titles[:SUBJECTS], len(titles) - SUBJECTS
    if left > 0:
        words = ngettext(
            "On the agenda were {titles}; and {n} more subject.",
            "On the agenda were {titles}; and {n} more subjects.",
            left,
        )
        return words.format(titles="; ".join(shown), n=left)
    if len(shown) == 1:
        return _("On the agenda was {title}.").format(title=shown[0])
    return _("On the agenda were {titles}; and {last}.").format(titles="; ".join(shown[:-1]), last=shown[-1])


def _adopted(own):
    """How many recommendations the plenary adopted, where the catalogue counts them."""
    if "recommendations_adopted" not in own or not own["recommendations_adopted"].value:
        return ""
    n = own["recommendations_adopted"].value
    words = ngettext("The plenary adopted {n} recommendation.", "The plenary adopted {n} recommendations.", n)
    return words.format(n=n)


def _credits(workshop):
    """The credit lines of its grants, word for word: the donor's own sentence."""
    lines = [row.grant.credit_line for row in funding_rules.of_workshop(workshop) if row.grant_id]
    for line in dict.fromkeys(filter(None, lines)):
        line = line[0].upper() + line[1:]
        yield line if line.endswith((".", "!", "。")) else f"{line}."
