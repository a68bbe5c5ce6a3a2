"""Whom the portal asks, their links, and the letters that ask them: queued, claimed and sent by a worker."""

from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from programmes.actions import history, outbox
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import FollowUp, FollowUpContact, Workshop
from workshops.models.follow_up import MONTHS
from workshops.rules import follow_up as follow_up_rules
from workshops.rules import follow_up_contact as contact_rules
from workshops.rules import status_report as status_report_rules

QUEUED = "workshops.follow_up.asked"
# Two presses of a button are one letter.
JUST_NOW = timedelta(minutes=5)
LONGEST = timedelta(days=31 * (max(MONTHS) + 2))


def name(*, follow_up, addressed_to, name, email, by):
    """Say whom to ask about what is addressed to these; `addressed_to` is a list of the texts, "" for not addressed.

    Returns the contacts. Somebody else's address makes the links anew: the old ones were given to another person.
    """
    _must_keep(by, follow_up)
    adopted = follow_up_rules.adopted_in(follow_up.workshop)
    known = {follow_up_rules.key(one.text): one.text for one in follow_up_rules.addressees(adopted)}
    wanted = dict.fromkeys(follow_up_rules.key(text) for text in addressed_to)
    if not wanted or not known.keys() >= wanted.keys():
        raise Invalid(_("Choose to whom the recommendations are addressed."), field="addressed_to")
    with refusals():
        FollowUp.objects.select_for_update().get(pk=follow_up.pk)
        there = {follow_up_rules.key(one.addressed_to): one for one in follow_up.contacts.all()}
        contacts, changed = [], []
        for key in wanted:
            contact = there.get(key) or FollowUpContact(follow_up=follow_up, addressed_to=known[key])
            if _change(contact, " ".join(name.split()), email.strip()):
                changed.append(contact.addressed_to)
            contacts.append(contact)
        if changed:
            history.record(
                "follow_up_contacts.name",
                follow_up,
                by=by,
                programme=follow_up.workshop.programme,
                addressed_to=changed,
                name=name,
            )
        return contacts


def _change(contact, name, email):
    if contact.pk and (contact.name, contact.email) == (name, email):
        return False
    if contact.pk and contact.email.casefold() != email.casefold():
        contact.link_serial, contact.asked_at = contact.link_serial + 1, None
    contact.name, contact.email = name, email
    contact.full_clean(exclude=["code", "asked_at", "follow_up"])
    contact.save()
    return True


def remove(*, contact, by):
    """Nobody is asked about these any more; what was reported stays."""
    _must_keep(by, contact.follow_up)
    with refusals():
        history.record(
            "follow_up_contacts.remove",
            contact,
            by=by,
            programme=contact.follow_up.workshop.programme,
            addressed_to=contact.addressed_to,
        )
        contact.delete()


def renew_link(*, contact, by):
    """The links of this person so far open nothing any more. Returns the contact with its new link."""
    _must_keep(by, contact.follow_up)
    with refusals():
        contact_rules.same_person(contact).update(link_serial=F("link_serial") + 1)
        history.record("follow_up_contacts.renew_link", contact, by=by, programme=contact.follow_up.workshop.programme)
        contact.refresh_from_db()
        return contact


def ask(*, contact, by):
    """Ask now, whatever the month: one letter to this person about everything they are asked about."""
    _must_keep(by, contact.follow_up)
    workshop = contact.follow_up.workshop
    adopted = follow_up_rules.adopted_in(workshop)
    with refusals():
        rows = list(contact_rules.same_person(contact).select_for_update())
        if not contact_rules.asked_about(rows, adopted):
            raise Conflict(_("No adopted recommendation is addressed to them any more."))
        if contact_rules.waiting(QUEUED, [one.pk for one in rows]) or any(_just_asked(one) for one in rows):
            raise Conflict(_("A letter to {name} is on its way, or left a moment ago.").format(name=contact.name))
        _queue(rows, max(rows[0].asked_month, follow_up_rules.due_month(workshop)), workshop, by)
        return rows[0]


def _just_asked(contact):
    return contact.asked_at is not None and contact.asked_at > clock.now() - JUST_NOW


def _queue(rows, month, workshop, by):
    """The first row of a person carries the letter; the others know of it."""
    FollowUpContact.objects.filter(pk__in=[one.pk for one in rows]).update(asked_month=month, asked_at=None)
    outbox.write(QUEUED, rows[0])
    history.record("follow_up_contacts.ask", rows[0], by=by, programme=workshop.programme, month=month)


def ask_due(*, by):
    """Ask everybody whose month has come, once; and again where a letter's message was lost. Returns how many.

    Whoever has reported everything as done or no longer pursued is left in peace.
    """
    running = (
        FollowUp.objects.filter(is_on=True, workshop__ends_on__gte=clock.today() - LONGEST)
        .exclude(workshop__state=Workshop.State.CANCELLED)
        .select_related("workshop__programme")
        .prefetch_related("contacts")
    )
    return sum(_ask_about(follow_up, by) for follow_up in running)


def _ask_about(follow_up, by):
    workshop, contacts = follow_up.workshop, list(follow_up.contacts.all())
    month = follow_up_rules.due_month(workshop)
    people = [
        rows
        for rows in contact_rules.people(contacts)
        if month and (rows[0].asked_month < month or (rows[0].asked_month == month and rows[0].asked_at is None))
    ]
    if not people:
        return 0
    adopted = follow_up_rules.adopted_in(workshop)
    latest = status_report_rules.latest(adopted)
    settled = {pk for pk, report in latest.items() if report.status in status_report_rules.SETTLED}
    asked = 0
    for rows in people:
        if any(one.pk not in settled for one in contact_rules.asked_about(rows, adopted)):
            asked += _ask_once(rows, month, workshop, by) if rows[0].asked_month < month else _ask_again(rows[0])
    return asked


def _ask_once(rows, month, workshop, by):
    """One if this beat has won; nothing when another was faster."""
    with refusals():
        if not FollowUpContact.objects.filter(pk=rows[0].pk, asked_month__lt=month).update(asked_month=month):
            return 0
        _queue(rows, month, workshop, by)
        return 1


def _ask_again(contact):
    """For a letter whose message was lost. One that failed is not sent again by itself: a person looks."""
    if contact_rules.waiting(QUEUED, [contact.pk]) or contact_rules.problems([contact]):
        return 0
    outbox.write(QUEUED, contact)
    return 1


def claim(contact_pk):
    """The contact if this worker has won its letter; None when another has it, or the follow-up is off meanwhile."""
    contact = contact_rules.with_workshop().filter(pk=contact_pk).first()
    if contact is None or not follow_up_rules.is_running(contact.follow_up):
        return None
    if not FollowUpContact.objects.filter(pk=contact_pk, asked_at=None).update(asked_at=clock.now()):
        return None
    contact.refresh_from_db(fields=["asked_at"])
    contact_rules.same_person(contact).update(asked_at=contact.asked_at)
    return contact


def fail(*, contact, sentence, by):
    """Say in one sentence why the letter did not leave; the organisers see it and decide."""
    with refusals():
        contact_rules.same_person(contact).update(asked_at=None)
        history.record(
            "follow_up_contacts.fail",
            contact,
            by=by,
            programme=contact.follow_up.workshop.programme,
            reason=str(sentence),
        )


def _must_keep(by, follow_up):
    if not follow_up_rules.can_keep(by, follow_up.workshop):
        raise NotAllowed(_("Organisers keep the follow-up of a workshop."))
    if not follow_up_rules.is_running(follow_up):
        raise Conflict(_("The follow-up of this workshop is off."))
