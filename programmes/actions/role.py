from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import person as people
from programmes.actions.refusals import refusals
from programmes.models import Role
from programmes.rules import clock
from programmes.rules import role as role_rules
from programmes.rules.refusal import NotAllowed


def grant(*, person, kind, programme, by, starts_on=None, ends_on=None):
    """Give a role in a programme (none for the system administrator), from a date, by default today."""
    if not role_rules.can_grant(by, kind, programme, person):
        raise NotAllowed(_("Nobody gives a role above their own, or to themselves."))
    with refusals():
        role = Role(
            person=person,
            kind=kind,
            programme=programme,
            starts_on=starts_on or clock.today(),
            ends_on=ends_on,
        )
        role.validate_constraints()
        role.save()
        if programme:
            people.bring_in(person=person, programme=programme, by=by)
        history.record("roles.grant", role, by=by, programme=programme)
        return role


def end(*, role, by, on=None):
    """End a role on a date, by default today; from the next day it is no longer held."""
    if not role_rules.can_grant(by, role.kind, role.programme, role.person):
        raise NotAllowed(_("Nobody ends a role above their own, or their own."))
    with refusals():
        role.ends_on = on or clock.today()
        role.save(update_fields=["ends_on"])
        history.record("roles.end", role, by=by, programme=role.programme)
        return role
