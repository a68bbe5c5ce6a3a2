"""Guest passes: visiting experts and donors come in by a personal link, or by a code that is read out to them.

A pass gives its own role in its own scope, between its dates, and nothing of the person who holds it.
"""

import hmac
import unicodedata
from base64 import b32encode
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from programmes.models import RoleKind
from programmes.models.base import ALPHABET
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.actor import GUEST, Actor
from workshops.models import GuestPass, Workshop
from workshops.models.guest_pass import BLOCK

CODE_LENGTH = 10
SECRET_BLOCKS = 2
# A code is read out and typed in the same call, or the same day; a device that came in stays so for two weeks.
CODE_LASTS, DEVICE_STAYS = timedelta(hours=24), timedelta(days=14)
LONGEST = timedelta(days=366)
# A workshop's guest may still be needed a week later; the form proposes it.
AFTERWARDS = timedelta(days=7)


def visible_to(actor):
    """Passes are the organisers'."""
    if actor.is_system:
        return GuestPass.objects.all()
    return GuestPass.objects.filter(programme_id__in=actor.programme_ids(*programme_rules.STAFF))


def can_keep(actor, programme):
    """Give, list and end passes. All three kinds see less than an organiser does."""
    return programme_rules.can_organise(actor, programme)


def is_self(actor, email):
    """Would this pass be the giver's own?"""
    if not actor.person_id or not email:
        return False
    user = getattr(actor.person, "user", None)
    return email.casefold() in {actor.person.email.casefold(), user.email.casefold() if user else ""}


def _signature(*parts):
    return salted_hmac("workshops.guest", ":".join(str(part) for part in parts), algorithm="sha256").digest()


def token(guest_pass):
    """What a link holds: the code of the pass and 80 bits of signature, until the link is made anew."""
    signature = _signature("link", guest_pass.code, guest_pass.serial)
    return guest_pass.code + b32encode(signature[:10]).decode().lower()


def url(guest_pass):
    return settings.SITE_URL + reverse("guest_link", args=[token(guest_pass)])


def by_token(text):
    """The pass whose link this is, or None; one that has not begun, or has ended, opens nothing."""
    found = _with_all().filter(code=text[:CODE_LENGTH].lower()).first()
    if found and hmac.compare_digest(token(found).encode(), text.lower().encode()) and is_open(found):
        return found
    return None


def read_out_code(guest_pass):
    """Twelve letters and digits in three blocks, none of which looks like another; 38 bits are secret."""
    number = int.from_bytes(_signature("code", guest_pass.code, guest_pass.serial, guest_pass.code_serial)[:12], "big")
    secret = ""
    for _place in range(BLOCK * SECRET_BLOCKS):
        number, digit = divmod(number, len(ALPHABET))
        secret += ALPHABET[digit]
    return "-".join((guest_pass.opener, secret[:BLOCK], secret[BLOCK:])).upper()


def typed(text):
    """The letters and digits of what was typed, whatever stands between them, in digits of any script."""
    plain = unicodedata.normalize("NFKC", str(text)).casefold()
    found = (str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in plain)
    return "".join(c for c in found if c in ALPHABET)


def is_code(guest_pass, text):
    return hmac.compare_digest(typed(read_out_code(guest_pass)), text)


def has_code(guest_pass):
    """Is there a code that has been made, not used, and not grown old?"""
    made = guest_pass.code_made_at
    return made is not None and made > clock.now() - CODE_LASTS


def _with_all():
    return GuestPass.objects.select_related(
        "person__user", "programme__organisation", "workshop__programme", "workshop__language", "workshop__country"
    )


def find(**lookup):
    return _with_all().filter(**lookup).first()


def today(guest_pass):
    return guest_pass.workshop.today(clock.now()) if guest_pass.workshop else clock.today()


def is_open(guest_pass):
    """Between its dates, not ended, its workshop not called off, its holder not shut out of the portal."""
    user = getattr(guest_pass.person, "user", None)
    return (
        guest_pass.ended_at is None
        and guest_pass.starts_on <= today(guest_pass) <= guest_pass.ends_on
        and not (guest_pass.workshop and guest_pass.workshop.state == Workshop.State.CANCELLED)
        and (user is None or user.is_active)
    )


def state_of(guest_pass):
    """ "ended", "waits" for its first day, or "open"."""
    if is_open(guest_pass):
        return "open"
    return "waits" if guest_pass.ended_at is None and today(guest_pass) < guest_pass.starts_on else "ended"


def of_pass(guest_pass):
    """The actor who holds this pass."""
    is_donor = guest_pass.kind == RoleKind.DONOR
    return Actor(
        kind=GUEST,
        label=guest_pass.person.full_name,
        behind=guest_pass.person,
        roles=((RoleKind.DONOR, guest_pass.programme_id),) if is_donor else (),
        at_workshops=() if is_donor else ((guest_pass.kind, guest_pass.workshop_id),),
        scope=(("guest_pass", guest_pass.pk),),
    )


def kept(guest_pass):
    """What a session keeps of a pass; `pass_of` finds it again at each request."""
    return {"kind": GUEST, "code": guest_pass.code, "serial": guest_pass.serial}


def pass_of(kept):
    """The pass behind a session, or None when it has ended since or its link was made anew."""
    if kept.get("kind") != GUEST:
        return None
    found = find(code=kept.get("code"), serial=kept.get("serial"))
    return found if found and is_open(found) else None
