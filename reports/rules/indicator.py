"""The indicators of a grant: read by whoever sees the grant, kept by those who write the report."""

from django.utils.translation import gettext_lazy as _

from programmes.rules import acts
from programmes.rules import grant as grant_rules
from reports.models import Indicator, IndicatorEntry

acts.add(
    {
        "indicators.add": _("indicator added"),
        "indicators.edit": _("indicator changed"),
        "indicators.remove": _("indicator removed"),
        "indicator_entries.record": _("value of an indicator typed in"),
        "indicator_entries.remove": _("value of an indicator taken back"),
    }
)


def visible_to(actor):
    return Indicator.objects.filter(grant__in=grant_rules.visible_to(actor))


def entries_visible_to(actor):
    return IndicatorEntry.objects.filter(indicator__in=visible_to(actor))


def can_keep(actor, grant):
    return grant_rules.can_report(actor, grant)


def typed(indicator, period):
    """(this period, up to its end): Decimals, or None where nothing was typed. Reads prefetched entries."""
    entries = [entry for entry in indicator.entries.all() if entry.reached_on <= period.last]
    inside = [entry for entry in entries if period.first is None or entry.reached_on >= period.first]
    return _value(indicator, inside), _value(indicator, entries)


def _value(indicator, entries):
    if not entries:
        return None
    return sum(entry.value for entry in entries) if indicator.adds_up else entries[-1].value


def sources(indicator, period):
    """Where the typed values up to the end of the period come from, each once."""
    return list(dict.fromkeys(one.source for one in indicator.entries.all() if one.reached_on <= period.last))
