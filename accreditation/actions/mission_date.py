"""What the dates of a mission do to it: begin, and other dates with a reason."""

from django.utils.translation import gettext as _

from accreditation.models import Mission
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_clash
from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.models import Person
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import agenda_item as agenda_items
from workshops.actions import workshop as workshops
from workshops.models import Workshop
from workshops.rules.working_days import mover

MOVES = mission_rules.MOVES


def begin(*, mission, by):
    """Part of every act that needs to know: a confirmed mission whose first day has come is in the field.

    The clock moves it, whoever asks. Returns the mission, locked.
    """
    mission = Mission.objects.select_for_update(of=("self",)).select_related("workshop", "programme").get(pk=mission.pk)
    if mission.state == Mission.State.CONFIRMED and mission_rules.has_begun(mission):
        return perform(MOVES, mission, "begin", by=SYSTEM, history_act="missions.begin")
    return mission


def begin_due(*, by):
    """Once a day: every confirmed mission whose first day has come. Returns how many moved."""
    due = Mission.objects.filter(
        state=Mission.State.CONFIRMED, workshop__starts_on__lte=clock.today() + mission_rules.A_DAY
    ).select_related("workshop")
    moved = 0
    for mission in due:
        with refusals():
            moved += begin(mission=mission, by=by).state == Mission.State.IN_FIELD
    return moved


def postpone(*, mission, starts_on, ends_on, by, reason, releases_hold=False):
    """Other dates. The agenda moves along; letters of release are asked for again unless they hold."""
    if not mission_rules.can_manage(by, mission):
        raise NotAllowed(_("Only organisers of the programme set the dates of its missions."))
    if not reason.strip():
        raise Invalid(_("Give the reason in a few words."), field="reason")
    with refusals():
        mission = begin(mission=mission, by=by)
        if mission.state not in Mission.STANDING:
            raise Conflict(_("This mission is over or called off."))
        mission_rules.not_taught_yet(mission)
        _everybody_free(mission, (starts_on, ends_on), by)
        before = {"starts_on": mission.workshop.starts_on, "ends_on": mission.workshop.ends_on}
        _move_workshop(mission.workshop, starts_on, ends_on, by)
        if not releases_hold:
            mission.lead_release_reference, mission.lead_released_on = "", None
            mission.save(update_fields=["lead_release_reference", "lead_released_on"])
            mission.co_trainers.update(release_reference="", released_on=None)
        history.record("missions.set_dates", mission, by=by, reason=reason, before=before)
        if mission.state in MOVES["postpone"].sources:
            mission = perform(MOVES, mission, "postpone", by=by, history_act="missions.postpone", reason=reason)
        if releases_hold and mission.state == Mission.State.MATCHED and not mission_rules.missing(mission):
            mission = perform(MOVES, mission, "release", by=by, history_act="missions.release")
        return mission


def _everybody_free(mission, days, by):
    team = Person.objects.filter(
        pk__in=[mission.lead_id, *mission.co_trainers.values_list("candidacy__person_id", flat=True)]
    )
    for rows in mission_clash.of(by, team, mission.workshop, days).values():
        sentence = next((one.sentence for one in rows if one.is_firm), "")
        if sentence:
            raise Invalid(
                _("{clash} Nobody is in two places: choose other dates.").format(clash=sentence), field="starts_on"
            )


def _move_workshop(workshop, starts_on, ends_on, by):
    if ends_on < starts_on:
        raise Invalid(_("The last day cannot be before the first day."), field="ends_on")
    days = mover(workshop, starts_on)
    items = [(item, days(item.day)) for item in workshop.agenda.all()]
    if workshop.state == Workshop.State.POSTPONED:
        workshop = workshops.move(workshop=workshop, act="resume", by=by)
    workshop = workshops.edit(workshop=workshop, by=by, starts_on=starts_on, ends_on=ends_on)
    for item, day in items:
        item.workshop = workshop
        agenda_items.edit(item=item, by=by, day=min(max(day, starts_on), ends_on))
