from datetime import timedelta

from django.utils.translation import gettext as _

from programmes.actions import account as accounts
from programmes.actions import history
from programmes.actions import person as people
from programmes.actions.refusals import refusals
from programmes.models import Person, Role, User
from programmes.rules import clock
from programmes.rules import role as role_rules
from programmes.rules.refusal import Invalid, NotAllowed


def grant(*, person, kind, programme, by, starts_on=None, ends_on=None):
    """Give a role in a programme (none for the system administrator), from a date, by default today."""
    if not role_rules.can_grant(by, kind, programme, person):
        raise NotAllowed(_("Nobody gives a role above their own, or to themselves."))
    if ends_on and ends_on < (starts_on or clock.today()):
        raise Invalid(_("A role ends on its first day or later."), field="ends_on")
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


def invite(*, programme, kind, email, family_name, given_names, by, starts_on=None, ends_on=None):
    """Give a role to somebody by their address; a person without a sign-in gets one."""
    with refusals():
        user = User.objects.filter(email=email.lower()).select_related("person").first()
        person = user.person if user else Person(family_name=family_name, given_names=given_names, email=email)
        if not role_rules.can_grant(by, kind, programme, person):
            raise NotAllowed(_("Nobody gives a role above their own, or to themselves."))
        if not user:
            person.search_key = person.computed_search_key()
            person.save()
            accounts.open_for(person=person, email=email, by=by)
        return grant(person=person, kind=kind, programme=programme, by=by, starts_on=starts_on, ends_on=ends_on)


def end(*, role, by, on=None):
    """End a role: at once, out at the next request, or with `on` as its last day."""
    if not role_rules.can_end(by, role):
        raise NotAllowed(_("Nobody ends a role above their own, or their own."))
    with refusals():
        role.ends_on = on or clock.today() - timedelta(days=1)
        role.save(update_fields=["ends_on"])
        history.record("roles.end", role, by=by, programme=role.programme)
        return role
