from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
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


def close(*, person, by, reason=""):
    """Shut somebody out: every device of theirs, and every pass and badge, is out at the next request."""
    user = _shut_out(person, by)
    with refusals():
        if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
            raise Conflict(_("This sign-in is closed already."))
        # Opened again some day, no device that was signed in before is in by itself.
        keys = UserSession.objects.filter(user=user).values_list("session_key", flat=True)
        Session.objects.filter(session_key__in=list(keys)).delete()
        UserSession.objects.filter(user=user).delete()
        history.record("accounts.close", person, by=by, programme=person.programmes.first(), reason=reason.strip())
        user.refresh_from_db()
        return user


def reopen(*, person, by):
    """Let somebody in again; they sign in anew."""
    user = _shut_out(person, by)
    with refusals():
        if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
            raise Conflict(_("This sign-in is open already."))
        history.record("accounts.reopen", person, by=by, programme=person.programmes.first())
        user.refresh_from_db()
        return user


def _shut_out(person, by):
    if not person_rules.may_shut_out(by, person):
        raise NotAllowed(_("An administrator closes a sign-in; never their own, and never one above theirs."))
    user = User.objects.filter(person=person).first()
    if user is None:
        raise Conflict(_("This person has no sign-in."))
    return user


def first_administrator(*, email, password):
    """The first system administrator of a new installation (`manage.py first_administrator`)."""
    with refusals():
        user = User.objects.create_user(email, password)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        Role.objects.create(person=user.person, kind=RoleKind.SYSTEM_ADMINISTRATOR, starts_on=clock.today())
        history.record("accounts.first_administrator", user.person, by=SYSTEM)
        return user
