"""Names before they are printed: who answers for one, who puts it right, and the link that asks."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.rules.actor import Actor
from reports.models import NameCheck
from workshops.models import Participation
from workshops.rules import workshop as workshop_rules

_signer = signing.Signer(salt="reports.name_check")
SCOPE = "name_check"
S, P = NameCheck.State, Participation.State


def visible_to(actor):
    if actor.is_system:
        return NameCheck.objects.all()
    return NameCheck.objects.filter(participation__workshop__in=workshop_rules.visible_to(actor))


def token(participation):
    return _signer.sign(participation.code)


def url(participation):
    return settings.SITE_URL + reverse("own_name", args=[token(participation)])


def opened(token):
    """The participation a personal link opens, or None. It answers for one name and shows nothing else."""
    try:
        code = _signer.unsign(token)
    except signing.BadSignature:
        return None
    rows = Participation.objects.filter(code=code, person__isnull=False, person__erased_at=None)
    rows = rows.exclude(state__in=Participation.AWAY)
    return rows.select_related("person", "workshop__programme__organisation", "workshop__language").first()


def actor_of(participation):
    """Who acts through the link: the person, and in nothing else."""
    person = participation.person
    return Actor(kind="link", label=person.full_name, behind=person, scope=((SCOPE, participation.pk),))


def can_answer(actor, participation):
    if not participation.person_id:
        return False
    return actor.is_system or actor.opens(SCOPE) == participation.pk or actor.person_id == participation.person_id


def can_see(actor, workshop):
    return workshop_rules.can_organise(actor, workshop)


def can_settle(actor, workshop):
    return workshop_rules.can_organise(actor, workshop)


def is_handed_over(participation):
    return participation.certificates.filter(state__in=("pending", "issued"), handed_over_on__isnull=False).exists()


def people(workshop):
    """Whose names are printed: everybody named who comes or came, in the order of the list."""
    rows = workshop.participations.exclude(state__in=(*Participation.AWAY, P.TO_INVITE)).filter(person__isnull=False)
    return rows.filter(person__erased_at=None).select_related("person", "organisation", "country", "name_check")


def words(participation):
    """Confirmed, asks for a correction, corrected, or silent: silence is consent."""
    check = getattr(participation, "name_check", None)
    return check.get_state_display() if check else _("Has not answered, and so agrees")
