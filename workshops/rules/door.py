"""The doors of the room, for people without an account: the badge, the number on it, and the laptop of a group.

What a door opens is one break-out room and nothing else: an Actor with a scope, without person and without roles.
"""

import hmac
import unicodedata
from base64 import b32encode
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from programmes.rules import clock
from programmes.rules.actor import Actor
from workshops.models import Breakout, Group, Participation, Workshop

BADGE, LAPTOP = "badge", "laptop"
# Where a browser's session keeps the door it came in by.
KEPT_AS = "door"
CODE_LENGTH = 10
# The room stays open to badges a little longer than the workshop: a report may be late.
OPENS_BEFORE, CLOSES_AFTER = timedelta(days=3), timedelta(days=7)
S = Breakout.State
# Numbers from here on belong to the laptops of groups.
LAPTOP_NUMBERS = 900


def _sign(*parts):
    return salted_hmac("workshops.door", ":".join(str(part) for part in parts), algorithm="sha256").digest()


def badge_token(participation):
    """What the code on a badge holds; 80 bits of signature, in letters that can be read out."""
    signature = _sign(BADGE, participation.code, participation.badge_serial)
    return participation.code + b32encode(signature[:10]).decode().lower()


def badge_url(participation):
    return settings.SITE_URL + reverse("badge", args=[badge_token(participation)])


def badge_number(participation):
    """The digits on a badge: the personal number, and two that nobody else can know."""
    return _checked(participation.number, BADGE, participation.code, participation.badge_serial)


def laptop_number(group):
    """What is typed beside the break-out's code on the one laptop of a group."""
    return _checked(LAPTOP_NUMBERS + ord(group.letter[0]) - ord("A") + 1, LAPTOP, group.code)


def _checked(number, *parts):
    return f"{number}{int.from_bytes(_sign('number', *parts)[:4], 'big') % 100:02}"


def digits(text):
    """The digits of what was typed, in any script: ٤٨٢ ٩١٣ and ４８２９１３ are 482913."""
    return "".join(str(unicodedata.digit(c)) for c in str(text) if unicodedata.digit(c, None) is not None)


def by_token(token):
    """The participation whose badge this is, or None; a badge made anew, or of somebody who is away, opens nothing."""
    token = token.lower()
    found = participations().filter(code=token[:CODE_LENGTH]).first()
    if found and is_open(found) and hmac.compare_digest(badge_token(found).encode(), token.encode()):
        return found
    return None


def participations():
    return Participation.objects.select_related("workshop__programme", "person__user", "organisation", "country")


def is_open(participation):
    """Badges are the participants' door; whoever runs the room signs in, because a badge is easily read by others."""
    return (
        participation.kind == Participation.Kind.PARTICIPANT
        and participation.state not in Participation.AWAY
        and not _is_shut_out(participation.person)
        and is_open_room(participation.workshop)
    )


def _is_shut_out(person):
    """Somebody whose sign-in was closed does not come in by a badge either."""
    user = getattr(person, "user", None)
    return user is not None and not user.is_active


def is_open_room(workshop):
    today = workshop.today(clock.now())
    return (
        workshop.state not in (Workshop.State.CANCELLED, Workshop.State.POSTPONED)
        and workshop.starts_on - OPENS_BEFORE <= today <= workshop.ends_on + CLOSES_AFTER
    )


def of_participation(participation):
    """The actor who holds this badge."""
    return Actor(
        kind=BADGE,
        label=participation.shown_name,
        behind=participation.person,
        scope=(("workshop", participation.workshop_id), ("participation", participation.pk)),
    )


def of_group(group):
    """The actor at the laptop of this group: it writes the report and gives duties, whoever types."""
    label = _("Laptop of {group}").format(group=group)
    return Actor(kind=LAPTOP, label=label, scope=(("workshop", group.breakout.workshop_id), ("group", group.pk)))


def kept(actor):
    """What a session keeps of a door; `actor_of` makes the actor of it again at each request."""
    if pk := actor.opens("participation"):
        one = Participation.objects.get(pk=pk)
        return {"kind": BADGE, "code": one.code, "serial": one.badge_serial}
    return {"kind": LAPTOP, "code": Group.objects.get(pk=actor.opens("group")).code}


def actor_of(kept):
    """The actor behind a session's door, or None when the door has closed since."""
    if kept.get("kind") == BADGE:
        found = participations().filter(code=kept.get("code"), badge_serial=kept.get("serial")).first()
        return of_participation(found) if found and is_open(found) else None
    if kept.get("kind") == LAPTOP:
        # Of a group that was merged too: what was typed there is refused with a sentence, and kept.
        group = Group.objects.filter(code=kept.get("code")).select_related("breakout__workshop__programme")
        found = group.first()
        return of_group(found) if found and is_open_room(found.breakout.workshop) else None
    return None


def me(actor, path=""):
    """The participations that are this actor: a person's own, or the one on the badge. `path` leads to them."""
    if actor.opens("participation"):
        return Q(**{f"{path}pk": actor.opens("participation")})
    return Q(**{f"{path}person_id": actor.person_id}) if actor.person_id else Q(pk__in=[])


def is_me(actor, participation):
    if actor.opens("participation"):
        return participation.pk == actor.opens("participation")
    return actor.person_id is not None and participation.person_id == actor.person_id


def rooms_of(actor):
    """The break-outs behind a door, the one that goes on now first."""
    order = [state.value for state in (S.CHOOSING, S.WORKING, S.PLENARY, S.PLANNED, S.CLOSED)]
    found = Breakout.objects.filter(workshop=actor.opens("workshop")).select_related("workshop", "agenda_item")
    if actor.opens("group"):
        found = found.filter(groups=actor.opens("group"))
    return sorted(found, key=lambda one: (order.index(one.state), -one.pk))
