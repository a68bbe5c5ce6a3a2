"""Personal links of trainers and focal points: whoever holds one reports, or confirms, and sees nothing else."""

import hmac
from base64 import b32encode

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from accreditation.models import NationalPlan, TrainerLink
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.actor import Actor

LINK = "link"
CODE_LENGTH = 10


def visible_to(actor):
    """Links are the organisers'; nobody else sees an address that opens something for somebody."""
    return TrainerLink.objects.filter(programme__in=programme_rules.organised_by(actor))


def _token(what, code, serial):
    """The code and 80 bits of signature, which end when the link is made anew."""
    signature = salted_hmac("accreditation.national", f"{what}:{code}:{serial}", algorithm="sha256").digest()
    return code + b32encode(signature[:10]).decode().lower()


def token(link):
    return _token("trainer", link.code, link.serial)


def focal_token(plan):
    return _token("focal", plan.code, plan.link_serial)


def url(link):
    return settings.SITE_URL + reverse("taught", args=[token(link)])


def focal_url(plan):
    return settings.SITE_URL + reverse("confirm_training", args=[focal_token(plan)])


def _same(expected, text):
    return hmac.compare_digest(expected.encode(), text.lower().encode())


def by_token(text):
    """The trainer's link, or None; one that has ended opens nothing."""
    found = (
        TrainerLink.objects.select_related("programme__organisation", "person__organisation", "person__country")
        .filter(code=text[:CODE_LENGTH].lower())
        .first()
    )
    return found if found and _same(token(found), text) and is_open(found) else None


def focal_by_token(text):
    """The plan whose focal point holds this link, or None."""
    found = (
        NationalPlan.objects.select_related("programme__organisation", "organisation", "focal_person")
        .filter(code=text[:CODE_LENGTH].lower())
        .first()
    )
    return found if found and _same(focal_token(found), text) and is_focal_open(found) else None


def is_open(link):
    return link.ends_on >= clock.today() and not link.person.erased_at


def is_focal_open(plan):
    return bool(plan.focal_email) and bool(plan.link_until) and plan.link_until >= clock.today()


def actor_of(link):
    """Whoever holds the link of this trainer."""
    scope = (("trainer_link", link.pk),)
    return Actor(kind=LINK, label=str(link.person), behind=link.person, scope=scope)


def focal_actor(plan):
    """Whoever holds the link of this focal point."""
    scope = (("national_plan", plan.pk),)
    return Actor(kind=LINK, label=plan.focal_point, behind=plan.focal_person, scope=scope)


def me(actor):
    """The person who reports or confirms: signed in, or by one of these links; None for everybody else."""
    if actor.person_id:
        return actor.person
    opened = actor.opens("trainer_link") or actor.opens("national_plan")
    return actor.behind if opened else None
