"""The host's word on a mission, by a dated link without an account or typed in by an organiser."""

from datetime import timedelta

from django.utils.translation import gettext as _

from accreditation.models import HostFeedback, HostLetter, Mission
from accreditation.rules import mission_record as record_rules
from programmes.actions import history, outbox
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, NotAllowed

QUEUED = "accreditation.host_letter.queued"
# Two presses of a button are one letter.
JUST_NOW = timedelta(minutes=5)


def name_contact(*, mission, by, host_contact="", host_email=""):
    """Who is written to when the mission is over; both may be emptied."""
    if not record_rules.can_ask_host(by, mission):
        raise NotAllowed(_("Organisers name the contact of the host."))
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        mission.host_contact, mission.host_email = host_contact.strip(), host_email.strip()
        mission.full_clean(exclude=["code"])
        mission.save(update_fields=["host_contact", "host_email"])
        history.record("host_feedback.name_contact", mission, by=by, contact=mission.host_contact)
        return mission


def ask(*, mission, by):
    """Send the link to the contact of the host, now; a second letter is a reminder."""
    if not record_rules.can_ask_host(by, mission):
        raise NotAllowed(_("Organisers ask the host for feedback."))
    with refusals():
        mission = _locked(mission.pk)
        record_rules.must_ask_by_letter(mission)
        before = mission.host_letters.filter(problem="")
        if before.filter(queued_at__gt=clock.now() - JUST_NOW).exists():
            raise Conflict(_("A letter is on its way, or left a moment ago."))
        return _queue(mission, by, is_reminder=before.exists())


def ask_due(*, by):
    """Once a day: the contact of every mission that is over and was not asked yet. Returns how many letters."""
    number = 0
    for pk in record_rules.to_ask(clock.today() + timedelta(days=1)).values_list("pk", flat=True):
        with refusals():
            mission = _locked(pk)
            is_asked = mission.host_letters.exists() or HostFeedback.objects.filter(mission=mission).exists()
            if record_rules.is_over(mission) and mission.host_email and not is_asked:
                _queue(mission, by, is_reminder=False)
                number += 1
    return number


def claim(letter_pk):
    """The letter if this worker has won it; None when another has it, or the host has answered meanwhile."""
    letter = (
        HostLetter.objects.select_related("mission__workshop__language", "mission__programme__organisation")
        .filter(pk=letter_pk, mission__host_feedback=None)
        .first()
    )
    if letter is None or not letter.mission.host_email or not record_rules.has_link(letter.mission):
        return None
    now = clock.now()
    if not HostLetter.objects.filter(pk=letter_pk, sent_at=None, problem="").update(sent_at=now):
        return None
    letter.sent_at = now
    return letter


def fail(*, letter, sentence, by):
    """Say in one sentence why the letter did not leave; the page of the mission shows it."""
    with refusals():
        HostLetter.objects.filter(pk=letter.pk).update(sent_at=None, problem=str(sentence)[:300])
        history.record("host_feedback.fail", letter.mission, by=by, reason=str(sentence))


def make_link(*, mission, by):
    """A link for the host, for so many days after the mission; the one before opens nothing any more."""
    if not record_rules.can_ask_host(by, mission):
        raise NotAllowed(_("Organisers ask the host for feedback."))
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        _open_link(mission)
        history.record("host_feedback.make_link", mission, by=by, until=mission.host_link_until)
        return mission


def give(*, mission, by, given_by, went_well, to_improve="", about_co_trainers=""):
    """Keep what the host says; said again, it takes the place of what was said before, which History knows of."""
    by_link = by.opens("host_of_mission") == mission.pk
    if not by_link and not record_rules.can_ask_host(by, mission):
        raise NotAllowed(_("The host gives feedback by its link; organisers type in what came on paper."))
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        if not record_rules.takes_host_feedback(mission):
            raise Conflict(_("The mission has not begun, or is called off."))
        if by_link and not record_rules.has_link(mission):
            raise Conflict(_("This link is no longer open. Ask the organisers for another one."))
        feedback = HostFeedback.objects.filter(mission=mission).first() or HostFeedback(mission=mission)
        feedback.given_by, feedback.went_well, feedback.to_improve = given_by, went_well, to_improve
        feedback.about_co_trainers, feedback.by_link, feedback.given_at = about_co_trainers, by_link, clock.now()
        feedback.full_clean()
        feedback.save()
        history.record("host_feedback.give", mission, by=by, given_by=given_by)
        return feedback


def _locked(pk):
    return Mission.objects.select_for_update(of=("self",)).select_related("workshop", "programme").get(pk=pk)


def _open_link(mission):
    mission.host_link_serial += 1
    mission.host_link_until = max(mission.workshop.ends_on, clock.today()) + record_rules.LINK_DAYS
    mission.save(update_fields=["host_link_serial", "host_link_until"])


def _queue(mission, by, is_reminder):
    """The link that is open goes out again; one that has ended, or was never made, is made."""
    if not record_rules.has_link(mission):
        _open_link(mission)
    letter = HostLetter.objects.create(mission=mission, is_reminder=is_reminder, queued_at=clock.now())
    outbox.write(QUEUED, letter)
    history.record("host_feedback.ask", mission, by=by, reminder=is_reminder)
    return letter
