from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.models import IndicatorEntry
from reports.rules import indicator as indicator_rules


def record(*, indicator, by, reached_on, value, source):
    """Type in a value nobody can count here, with its source."""
    _must_keep(by, indicator)
    if indicator.figure:
        raise Conflict(_("This indicator is counted by the portal. Take its figure off to type values in."))
    if reached_on > clock.today():
        raise Invalid(_("This day has not come yet."), field="reached_on")
    with refusals():
        entry = IndicatorEntry(indicator=indicator, reached_on=reached_on, value=value, source=source)
        entry.full_clean(exclude=["code"])
        entry.save()
        told = {"reached_on": reached_on, "value": value, "title": indicator.title}
        history.record("indicator_entries.record", entry, by=by, programme=indicator.grant.programme, **told)
        return entry


def remove(*, entry, by):
    _must_keep(by, entry.indicator)
    with refusals():
        told = {"reached_on": entry.reached_on, "value": entry.value, "title": entry.indicator.title}
        programme = entry.indicator.grant.programme
        if not IndicatorEntry.objects.filter(pk=entry.pk).delete()[0]:
            raise Conflict(_("This value was taken back in the meantime."))
        history.record("indicator_entries.remove", entry, by=by, programme=programme, **told)


def _must_keep(by, indicator):
    if not indicator_rules.can_keep(by, indicator.grant):
        raise NotAllowed(_("Organisers of the programme keep the indicators of its grants."))
