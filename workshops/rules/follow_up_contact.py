"""Those whom the portal asks, and their links: whoever holds one reports on these recommendations, and sees no others.

One person may answer for several addressees: rows of a follow-up with the same e-mail get one letter and one page.
"""

import hmac
from base64 import b32encode

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from programmes.models import History, Outbox
from programmes.rules.actor import Actor
from workshops.models import FollowUpContact
from workshops.rules import follow_up as follow_up_rules

LINK = "link"
CODE_LENGTH = 10
LOGGED = ("follow_up_contacts.ask", "follow_up_contacts.fail")


def visible_to(actor):
    return FollowUpContact.objects.filter(follow_up__in=follow_up_rules.visible_to(actor))


def token(contact):
    """What a link holds: the contact's code and 80 bits of signature, which end when the link is made anew."""
    parts = f"{contact.code}:{contact.link_serial}"
    signature = salted_hmac("workshops.follow_up", parts, algorithm="sha256").digest()
    return contact.code + b32encode(signature[:10]).decode().lower()


def url(contact):
    return settings.SITE_URL + reverse("follow_up_link", args=[token(contact)])


def by_token(text):
    """The contact whose link this is, or None."""
    found = with_workshop().filter(code=text[:CODE_LENGTH]).first()
    if found and hmac.compare_digest(token(found).encode(), text.lower().encode()):
        return found
    return None


def with_workshop():
    return FollowUpContact.objects.select_related(
        "follow_up__workshop__programme__organisation", "follow_up__workshop__country", "follow_up__workshop__language"
    )


def actor_of(contact):
    """Whoever holds the link."""
    return Actor(kind=LINK, label=contact.name, scope=(("follow_up_contact", contact.pk),))


def can_answer(actor, contact):
    return actor.opens("follow_up_contact") == contact.pk


def same_person(contact):
    """The rows of this follow-up that are answered by the same person, the one that gets the letter first."""
    return FollowUpContact.objects.filter(follow_up_id=contact.follow_up_id, email__iexact=contact.email).order_by("pk")


def people(contacts):
    """[[rows of one person], …], each in the order in which they were named."""
    found = {}
    for contact in sorted(contacts, key=lambda one: one.pk):
        found.setdefault((contact.follow_up_id, contact.email.casefold()), []).append(contact)
    return list(found.values())


def asked_about(rows, adopted):
    """The adopted recommendations addressed to these rows of one person, each with its `contact`."""
    by_key = {follow_up_rules.key(row.addressed_to): row for row in rows}
    found = [one for one in adopted if follow_up_rules.key(one.addressed_to) in by_key]
    for one in found:
        one.contact = by_key[follow_up_rules.key(one.addressed_to)]
    return found


def waiting(event, pks):
    """Of these contacts, those whose letter, said by this Outbox event, still waits for a worker."""
    return set(Outbox.objects.waiting().filter(event=event, object_pk__in=pks).values_list("object_pk", flat=True))


def problems(contacts):
    """{pk: why its letter did not leave} of contacts whose last letter failed and nobody has sent another."""
    pks = [one.pk for one in contacts if one.asked_at is None]
    if not pks:
        return {}
    entries = History.objects.filter(
        subject_type=FollowUpContact._meta.label_lower, subject_pk__in=pks, act__in=LOGGED
    ).order_by("at", "pk")
    last = {entry.subject_pk: entry for entry in entries}
    return {pk: entry.reason for pk, entry in last.items() if entry.act == "follow_up_contacts.fail"}


def reply_address(contact):
    """An answer to the letter goes to whoever asked by hand or recorded the agreement, not to a machine."""
    entry = (
        History.objects.about(contact, contact.follow_up)
        .filter(act__in=("follow_up_contacts.ask", "follow_ups.switch_on"), actor_person__isnull=False)
        .select_related("actor_person")
        .first()
    )
    return entry.actor_person.email if entry else ""
