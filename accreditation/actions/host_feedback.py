"""The host's word on a mission, by a dated link without an account or typed in by an organiser."""

from django.utils.translation import gettext as _

from accreditation.models import HostFeedback, Mission
from accreditation.rules import mission_record as record_rules
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, NotAllowed


def make_link(*, mission, by):
    """A link for the host, for so many days after the mission; the one before opens nothing any more."""
    if not record_rules.can_ask_host(by, mission):
        raise NotAllowed(_("Organisers ask the host for feedback."))
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        mission.host_link_serial += 1
        mission.host_link_until = max(mission.workshop.ends_on, clock.today()) + record_rules.LINK_DAYS
        mission.save(update_fields=["host_link_serial", "host_link_until"])
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
