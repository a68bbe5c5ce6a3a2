"""A link for calendar programmes, which cannot sign in: it names a workshop and a person and ends with their access."""

from django.core import signing

from programmes.models import Person
from programmes.rules import actor as actors
from workshops.rules import workshop as workshop_rules

# A point and no colon between the parts: some calendar programmes stumble over a colon in an address.
SIGNER = signing.Signer(salt="workshops.calendar", sep=".")


def sign(workshop, person):
    return SIGNER.sign_object([workshop.code, person.code])


def workshops_behind(signed):
    """The workshop this link shows, as a queryset: empty when it is no link of ours or its person lost access."""
    everything = workshop_rules.Workshop.objects
    try:
        workshop, person = SIGNER.unsign_object(signed)
    except (signing.BadSignature, ValueError):
        return everything.none()
    holder = Person.objects.select_related("user").filter(code=person).first()
    user = getattr(holder, "user", None)
    if holder is None or (user and not user.is_active):
        return everything.none()
    return workshop_rules.visible_to(actors.for_person(holder, kind="link")).filter(code=workshop)
