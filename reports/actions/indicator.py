from django.db.models import Max
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.models import Indicator
from reports.queries.definitions import DEFINITIONS
from reports.rules import indicator as indicator_rules


def add(*, grant, by, **fields):
    """One more indicator of the donor. Fields are those of Indicator; `figure` is a name of the catalogue, or blank."""
    _must_keep(by, grant)
    with refusals():
        last = grant.indicators.aggregate(last=Max("position"))["last"] or 0
        indicator = _checked(Indicator(grant=grant, position=last + 1, **fields))
        indicator.save()
        history.record("indicators.add", indicator, by=by, programme=grant.programme)
        return indicator


def edit(*, indicator, by, **changes):
    _must_keep(by, indicator.grant)
    with refusals():
        indicator = (
            Indicator.objects.select_for_update(of=("self",)).select_related("grant__programme").get(pk=indicator.pk)
        )
        before = {name: str(getattr(indicator, name)) for name in changes}
        for name, value in changes.items():
            setattr(indicator, name, value)
        _checked(indicator).save()
        changed = {name: was for name, was in before.items() if was != str(getattr(indicator, name))}
        history.record("indicators.edit", indicator, by=by, programme=indicator.grant.programme, before=changed)
        return indicator


def remove(*, indicator, by):
    """Taken away with what was typed for it; history keeps both."""
    _must_keep(by, indicator.grant)
    with refusals():
        found = Indicator.objects.select_for_update(of=("self",)).filter(pk=indicator.pk).first()
        if found is None:
            raise Conflict(_("This indicator was removed in the meantime."))
        kept = [f"{entry.reached_on}: {entry}" for entry in found.entries.all()]
        told = {"baseline": found.baseline, "target": found.target, "figure": found.figure, "entries": kept}
        # About the grant: the indicator itself has no page any more.
        history.record("indicators.remove", found.grant, by=by, title=found.title, **told)
        found.delete()


def _must_keep(by, grant):
    if not indicator_rules.can_keep(by, grant):
        raise NotAllowed(_("Organisers of the programme keep the indicators of its grants."))


def _checked(indicator):
    if indicator.figure and indicator.figure not in DEFINITIONS:
        raise Invalid(_("There is no such figure."), field="figure")
    indicator.full_clean(exclude=["code"])
    return indicator
