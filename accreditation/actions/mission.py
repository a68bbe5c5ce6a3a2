from django.utils.translation import gettext as _

from accreditation.actions import case_party as case_parties
from accreditation.models import CaseParty, CoTrainer, Mission, MissionEvaluation
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import mission as mission_rules
from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops
from workshops.models import Participation, Workshop

MOVES = mission_rules.MOVES
GONE = Participation.AWAY


def plan(*, programme, by, **fields):
    """Put a field mission on the calendar: its workshop, and the team still to be found."""
    with refusals():
        workshop = workshops.schedule(programme=programme, by=by, kind=Workshop.Kind.FIELD_MISSION, **fields)
        return open(workshop=workshop, by=by)


def open(*, workshop, by):
    """Give a field mission that stands on the calendar its team."""
    mission = Mission(workshop=workshop, programme=workshop.programme)
    if not mission_rules.can_manage(by, mission):
        raise NotAllowed(_("Only organisers of the programme plan its missions."))
    if workshop.kind != Workshop.Kind.FIELD_MISSION:
        raise Invalid(_("Only a field mission has a lead expert and co-trainers."))
    with refusals():
        mission.validate_unique()
        mission.save()
        history.record("missions.plan", mission, by=by, to_state=mission.state)
        return mission


def match(*, mission, lead, by):
    """Name the lead expert: of another administration than the candidates, and on no other side of their cases."""
    with refusals():
        mission = perform(MOVES, mission, "match", by=by, history_act="missions.match", lead=lead)
        if not lead.programmes.filter(pk=mission.programme_id).exists():
            raise Invalid(_("This person is not known to the programme."), field="lead")
        places = mission.co_trainers.select_related("candidacy__person", "candidacy__participation")
        for place in places:
            _fit(lead, place.candidacy)
            place.candidacy.parties.filter(side=CaseParty.Side.LEAD, evaluations=None).exclude(person=lead).delete()
            case_parties.stand(candidacy=place.candidacy, person=lead, side=CaseParty.Side.LEAD)
        for former in mission.workshop.participations.present().filter(kind=Participation.Kind.LEAD_EXPERT):
            if former.person_id != lead.pk:
                participations.move(participation=former, act="withdraw", by=by)
        _on_the_list(mission, lead, Participation.Kind.LEAD_EXPERT, by)
        return mission


def add_co_trainer(*, mission, candidacy, by):
    """Send a candidate who has passed the workshop on a mission, beside its lead expert."""
    if not mission_rules.can_manage(by, mission):
        raise NotAllowed(_("Only organisers of the programme make up the team of a mission."))
    if candidacy.programme_id != mission.programme_id:
        raise Invalid(_("The candidate and the mission belong to different programmes."), field="candidacy")
    if not candidacy.route.asks_for("mission"):
        raise Invalid(_("The route of this candidate asks for no mission."), field="candidacy")
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        if mission.state not in Mission.FORMING:
            raise Conflict(
                _("The team of this mission is complete: it stands at “{state}”.").format(
                    state=mission.get_state_display()
                )
            )
        candidacy = perform(
            candidacy_rules.MOVES, candidacy, "plan_mission", by=by, history_act="missions.add_co_trainer"
        )
        if mission.lead:
            _fit(mission.lead, candidacy)
            case_parties.stand(candidacy=candidacy, person=mission.lead, side=CaseParty.Side.LEAD)
        place = CoTrainer(mission=mission, candidacy=candidacy)
        place.validate_constraints()
        place.save()
        _on_the_list(mission, candidacy.person, Participation.Kind.CO_TRAINER, by)
        return place


def remove_co_trainer(*, co_trainer, by, reason):
    """Take a candidate off a mission they have not been evaluated on; they wait for another one."""
    mission, candidacy = co_trainer.mission, co_trainer.candidacy
    if not mission_rules.can_manage(by, mission):
        raise NotAllowed(_("Only organisers of the programme make up the team of a mission."))
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        if MissionEvaluation.objects.filter(co_trainer=co_trainer).exists():
            raise Conflict(_("This co-trainer has been evaluated; the mission stays on record."))
        candidacy = perform(
            candidacy_rules.MOVES,
            candidacy,
            "leave_mission",
            by=by,
            history_act="missions.remove_co_trainer",
            reason=reason,
        )
        candidacy.parties.filter(side=CaseParty.Side.LEAD, evaluations=None).delete()
        for there in mission.workshop.participations.present().filter(person=candidacy.person):
            participations.move(participation=there, act="withdraw", by=by)
        co_trainer.delete()
        team = mission.co_trainers.all()
        if mission.state == Mission.State.CONFIRMED and team and not team.filter(evaluation__isnull=True):
            perform(MOVES, mission, "evaluate", by=by, history_act="missions.evaluate")
        return candidacy


def record_release(*, co_trainer, by, reference, released_on):
    """The home administration lets its officer go: the letter and its date."""
    if not mission_rules.can_manage(by, co_trainer.mission):
        raise NotAllowed(_("Only organisers of the programme record a release."))
    with refusals():
        co_trainer = CoTrainer.objects.select_for_update(of=("self",)).get(pk=co_trainer.pk)
        if co_trainer.mission.state not in Mission.STANDING:
            raise Conflict(_("This mission is over or called off."))
        co_trainer.release_reference, co_trainer.released_on = reference.strip(), released_on
        co_trainer.full_clean(exclude=["code"])
        co_trainer.save(update_fields=["release_reference", "released_on"])
        history.record(
            "missions.record_release", co_trainer.candidacy, by=by, reference=reference, released_on=released_on
        )
        return co_trainer


def confirm(*, mission, by):
    """The team stands and everybody is released: the host may be told who comes."""
    return perform(MOVES, mission, "confirm", by=by, history_act="missions.confirm")


def close(*, mission, by):
    return perform(MOVES, mission, "close", by=by, history_act="missions.close")


def cancel(*, mission, by, reason):
    """Call a mission off. Its co-trainers who have not been evaluated wait for another one."""
    with refusals():
        mission = perform(MOVES, mission, "cancel", by=by, history_act="missions.cancel", reason=reason)
        for place in mission.co_trainers.filter(evaluation__isnull=True).select_related("candidacy"):
            remove_co_trainer(co_trainer=place, by=by, reason=reason)
        if mission.workshop.state == Workshop.State.SCHEDULED:
            workshops.move(workshop=mission.workshop, act="cancel", by=by, reason=reason)
        return mission


def _fit(lead, candidacy):
    if lead.pk == candidacy.person_id:
        raise Invalid(_("Nobody leads the mission on which they are a co-trainer."), field="lead")
    homes = {candidacy.person.organisation_id, candidacy.participation.organisation_id} - {None}
    if lead.organisation_id in homes:
        raise Invalid(
            _("{lead} and {candidate} come from the same administration. Choose an expert of another one.").format(
                lead=lead, candidate=candidacy.person
            ),
            field="lead",
        )


def _on_the_list(mission, person, kind, by):
    there = mission.workshop.participations.filter(person=person).first()
    if there is None:
        participations.add(workshop=mission.workshop, by=by, person=person, kind=kind)
        return
    if there.state in GONE:
        there = participations.move(participation=there, act="restore", by=by)
    if there.kind != kind:
        participations.edit(participation=there, by=by, kind=kind)
