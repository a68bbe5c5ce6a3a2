from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Role, RoleKind, User
from programmes.rules import clock
from programmes.rules import person as person_rules
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, NotAllowed


def open(*, person, email, by, password=None):
    """Let a person sign in. Without a password they use a code sent to the address."""
    if not person_rules.can_edit(by, person):
        raise NotAllowed(_("Only organisers of the person's programmes open a sign-in."))
    return open_for(person=person, email=email, by=by, password=password)


def open_for(*, person, email, by, password=None):
    """The same for actions that have asked their own question about who may."""
    with refusals():
        if User.objects.filter(email=email.lower()).exists() or User.objects.filter(person=person).exists():
            raise Conflict(_("This person, or this address, already has a sign-in."), field="email")
        user = User.objects.create_user(email, password, person=person)
        # allauth stops users whose address nobody verified; the organiser vouches for this one.
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        history.record("accounts.open", person, by=by, programme=person.programmes.first())
        return user


def first_administrator(*, email, password):
    """The first system administrator of a new installation (`manage.py first_administrator`)."""
    with refusals():
        user = User.objects.create_user(email, password)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        Role.objects.create(person=user.person, kind=RoleKind.SYSTEM_ADMINISTRATOR, starts_on=clock.today())
        history.record("accounts.first_administrator", user.person, by=SYSTEM)
        return user
