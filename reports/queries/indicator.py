"""What the indicators of a grant say in a period: counted by the catalogue, or typed in with their sources."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.models import Indicator
from reports.queries.donor_report_blocks import value_words
from reports.rules import indicator as indicator_rules


@dataclass(frozen=True)
class Row:
    """One indicator. `inside` and `whole` are words or numbers as they are printed; `source` says who counted."""

    indicator: Indicator
    title: str
    baseline: str
    target: str
    inside: object
    whole: object
    source: str
    explanation: str = ""


def rows(grant, period, found):
    """[Row] in the donor's order. `found` are the figures of the grant in that period."""
    return [_row(one, period, found) for one in grant.indicators.prefetch_related("entries")]


def _row(indicator, period, found):
    words = {"indicator": indicator, "title": indicator.title, "baseline": indicator.baseline or "–"}
    words["target"] = indicator.target or "–"
    if not indicator.figure:
        inside, whole = indicator_rules.typed(indicator, period)
        source = "; ".join(indicator_rules.sources(indicator, period)) or _("nothing typed in yet")
        return Row(**words, inside=_plain(inside), whole=_plain(whole), source=source)
    if indicator.figure not in found.whole:
        return Row(**words, inside="–", whole="–", source=_("not counted by grant"))
    inside, whole = found.inside[indicator.figure], found.whole[indicator.figure]
    explanation = ""
    if whole.statements:
        explanation = _("{n} reported by the source, {counted} counted here. {difference}").format(
            n=whole.reported, counted=whole.counted, difference=whole.explanation
        )
    return Row(
        **words,
        inside=value_words(inside),
        whole=value_words(whole),
        source=_("Counted by the portal: {figure}").format(figure=whole.label),
        explanation=explanation,
    )


def _plain(value):
    """12, 3.5, or a dash where nothing was typed in."""
    if value is None:
        return "–"
    return int(value) if value == int(value) else float(value)
