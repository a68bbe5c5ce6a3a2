from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Grant
from programmes.rules import grant as grant_rules
from programmes.rules.refusal import Invalid, NotAllowed


def record(*, programme, by, **fields):
    """Record a grant. Fields are those of Grant; credit line and disclaimer are kept word for word."""
    _must_administer(by, programme)
    with refusals():
        grant = _checked(Grant(programme=programme, **fields))
        grant.save()
        history.record("grants.record", grant, by=by, programme=programme)
        return grant


def edit(*, grant, by, **changes):
    """Put a grant right. What was printed from it before stays as it was printed."""
    _must_administer(by, grant.programme)
    with refusals():
        grant = Grant.objects.select_for_update(of=("self",)).select_related("programme").get(pk=grant.pk)
        before = {name: str(getattr(grant, name) or "") for name in changes}
        for name, value in changes.items():
            setattr(grant, name, value)
        _checked(grant).save()
        changed = {name: was for name, was in before.items() if was != str(getattr(grant, name) or "")}
        history.record("grants.edit", grant, by=by, programme=grant.programme, before=changed)
        return grant


def _must_administer(by, programme):
    if not grant_rules.can_record(by, programme):
        raise NotAllowed(_("The programme administrator records grants."))


def _checked(grant):
    if grant.series_id and grant.series.programme_id != grant.programme_id:
        raise Invalid(_("This series belongs to another programme."), field="series")
    grant.full_clean(exclude=["code"])
    return grant
