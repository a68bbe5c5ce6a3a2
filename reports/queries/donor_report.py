"""The report on a grant: sections and annexes in the order of a UNEP report, everything that can be counted filled in.

Only what people alone can write is a box. Nobody is named: tables hold numbers, and results of few are left out where
the catalogue counts them.
"""

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programmes.rules import clock
from programmes.rules.dates import range_words
from reports.queries import donor_report_annexes as annexes
from reports.queries import donor_report_people as people
from reports.queries import indicator as indicator_queries
from reports.queries import sentence
from reports.queries.donor_report_blocks import box, say, table, text, value_words
from reports.queries.grant_figures import of_grant

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# Workshops told in a sentence each; the table holds all of them.
TOLD = 12
PEOPLE = (
    "persons", "women", "men", "sex_other", "sex_not_recorded", "customs", "police", "bodies", "others",
    "administrations", "countries", "seats", "person_days",
)  # fmt: skip
RESULTS = ("completed", "candidates", "pre_accredited", "accredited", "gain_points", "gain_relative")


def snapshot(grant, period):
    """What PDF, Word and the tables are drawn from, in the language that is switched on, frozen."""
    found = of_grant(grant, period)
    today = clock.today()
    return {
        "language": get_language(),
        "title": str(_("Report to the donor")),
        "grant_title": grant.title,
        "organised_by": str(grant.programme.organisation),
        "period_text": period_words(period),
        "bodies": [line for line in _bodies(grant) if line],
        # Word for word, and nothing around it.
        "credit_line": grant.credit_line,
        "disclaimer": grant.disclaimer.splitlines(),
        "sections": _sections(grant, period, found),
        "annexes": annexes.of(grant, found, _printed(found)),
        "created": today.isoformat(),
        "printed_text": date_format(today, "j F Y"),
    }


def period_words(period):
    if period.first is None:
        return _("From the beginning to {day}").format(day=date_format(period.last, "j F Y"))
    return range_words(period.first, period.last)


def _bodies(grant):
    yield _("To {donor}").format(donor=grant.donor)
    yield _("Grant {reference}").format(reference=grant.reference) if grant.reference else ""
    yield f"{grant.programme}"
    yield _("Organised by {organisations}").format(organisations=grant.programme.organisation)
    if grant.starts_on and grant.ends_on:
        yield _("The grant runs {dates}.").format(dates=range_words(grant.starts_on, grant.ends_on))
    if grant.amount is not None:
        yield _("Amount: {amount} {currency}").format(amount=f"{grant.amount:,.2f}", currency=grant.currency)


def _sections(grant, period, found):
    parts = [
        ("summary", _("Executive summary"), _summary(grant, found)),
        ("background", _("Background"), _background(grant.programme)),
        ("objectives", _("Objectives"), [box(_("To be written: what the grant is to achieve."))]),
        ("expected", _("Expected results"), _expected(grant, period, found)),
        ("people", _("Participants and speakers"), _people(found)),
        ("methodology", _("Methodology"), _methodology(found)),
        ("contents", _("Contents of the activities"), _contents(grant, found)),
        ("results", _("Results and lessons"), _results(found)),
        ("plan", _("Follow-up action plan"), _plan(found)),
        ("evaluation", _("Evaluation by participants"), _evaluation(found)),
    ]
    return [
        {"key": key, "number": f"{number}.", "title": str(title), "blocks": blocks}
        for number, (key, title, blocks) in zip(ROMAN, parts, strict=True)
    ]


def _summary(grant, found):
    workshops = found.inside.rows.workshops
    told = [_told(found, workshop) for workshop in workshops[-TOLD:]]
    left = len(workshops) - len(told)
    rest = ngettext(
        "{n} more activity of the period stands in the table of activities.",
        "{n} more activities of the period stand in the table of activities.",
        left,
    )
    return [
        *(text(one) for one in told),
        *([text(rest.format(n=left))] if left > 0 else []),
        *say(str(sentence.of_programme(found.whole))),
        *([] if workshops else [text(_("No activity that this grant pays for began in the period."))]),
        box(_("To be written: the summary for a reader who reads nothing else.")),
    ]


def _told(found, workshop):
    """The sentence of the workshop: everybody who came, whoever paid."""
    workshop.programme = found.whole.programme
    return str(sentence.of_workshop(annexes.of_workshop(workshop, found.inside.as_of)))


def _background(programme):
    purpose = [text(line.strip()) for line in str(programme.purpose or "").splitlines() if line.strip()]
    return [*purpose, box(_("To be written: why this work is done, and what came before it."))]


def _expected(grant, period, found):
    rows = indicator_queries.rows(grant, period, found)
    if not rows:
        return [box(_("To be written: what is to exist at the end. No indicator of this grant is recorded."))]
    heads = [_("Indicator"), _("Baseline"), _("Target"), _("This period"), _("Cumulative"), _("Counted by")]
    cells = [[r.title, r.baseline, r.target, r.inside, r.whole, r.source] for r in rows]
    notes = [_("Baseline and target stand in the words of the donor.")]
    notes += [f"{r.title}: {r.explanation}" for r in rows if r.explanation]
    return [table(heads, cells, sheet=_("Indicators"), shares=[5, 1.6, 1.8, 1.7, 1.8, 3], notes=notes)]


def _people(found):
    heads = [_("Figure"), _("This period"), _("Cumulative")]
    rows = [
        [str(found.inside[name].label), value_words(found.inside[name]), value_words(found.whole[name])]
        for name in PEOPLE
        if name in found.inside and (found.inside[name].value or found.whole[name].value)
    ]
    notes = [
        _(
            "Representatives are people, each counted once in each column however many activities they attended: the "
            "periods of a grant do not add up to the cumulative number. Whoever came to three activities took three "
            "places."
        ),
        *annexes.differences(found.whole, PEOPLE),
    ]
    return [table(heads, rows, sheet=_("People"), notes=notes), *people.speakers_line(found)]


def _methodology(found):
    return [
        *say(annexes.kinds_sentence(found)),
        *say(annexes.methods_sentence(found)),
        box(_("To be written: how the activities were prepared and run.")),
    ]


def _contents(grant, found):
    return [annexes.activities(grant, found), *say(annexes.shared_sentence(grant, found))]


def _results(found):
    rows = annexes.figure_rows(found, (*RESULTS, "recommendations_adopted", "officers_reported", "officers_confirmed"))
    heads = [_("Result"), _("This period"), _("Cumulative")]
    notes = [
        _(
            "Results are those of whole activities, whoever paid; results of fewer than five people are not shown. "
            "Numbers of people are never hidden."
        ),
        *annexes.differences(found.whole, RESULTS),
    ]
    return [
        *([table(heads, rows, sheet=_("Results"), notes=notes)] if rows else []),
        box(_("To be written: what was learned, and what should be done differently next time.")),
    ]


def _plan(found):
    return [*annexes.follow_up(found), box(_("To be written: what comes next, who does it, and by when."))]


def _evaluation(found):
    rows = annexes.figure_rows(found, ("satisfaction",))
    if not rows:
        return [text(_("No evaluation by participants with enough answers to be shown was closed in the period."))]
    return [table([_("Evaluation"), _("This period"), _("Cumulative")], rows, sheet=_("Evaluation"))]


def page_rows(found):
    """[(figure of the period, the same cumulative)] of what there is, for the page of the grant."""
    return [
        (found.inside[figure.name], figure) for figure in found.whole if figure.value or found.inside[figure.name].value
    ]


def _printed(found):
    """The names of the figures the report prints, whose definitions stand at its end."""
    return [figure.name for figure in found.whole if figure.value or found.inside[figure.name].value]
