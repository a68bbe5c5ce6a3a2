from django.utils.translation import gettext as _

from accreditation.actions import case_party as case_parties
from accreditation.actions import mission_call as mission_calls
from accreditation.actions import mission_date
from accreditation.models import CaseParty, CoTrainer, Mission, MissionEvaluation
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence, mission_clash
from accreditation.rules import mission as mission_rules
from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops
from workshops.models import Participation, Workshop

MOVES = mission_rules.MOVES
REQUEST = ("requested_by", "requested_on", "request_reference", "topics", "officers_expected")
GONE = Participation.AWAY


def plan(*, programme, by, modules=(), **fields):
    """Put a field mission on the calendar: its workshop, what the host asked for, and the team still to be found."""
    asked = {name: fields.pop(name) for name in REQUEST if name in fields}
    with refusals():
        workshop = workshops.schedule(programme=programme, by=by, kind=Workshop.Kind.FIELD_MISSION, **fields)
        mission = open(workshop=workshop, by=by)
        return request(mission=mission, by=by, modules=modules, **asked) if any(asked.values()) or modules else mission


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


def request(*, mission, by, modules=None, **asked):
    """What the host asked for: who, when, by which letter, which topics, how many officers."""
    if not mission_rules.can_manage(by, mission):
        raise NotAllowed(_("Only organisers of the programme record what the host asked for."))
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        if mission.state not in Mission.STANDING:
            raise Conflict(_("This mission is over or called off."))
        before = {name: str(getattr(mission, name) or "") for name in asked}
        for name, value in asked.items():
            setattr(mission, name, value)
        mission.full_clean(exclude=["code"])
        mission.save(update_fields=list(asked))
        if modules is not None:
            mission.modules.set(modules)
        changed = {name: was for name, was in before.items() if was != str(getattr(mission, name) or "")}
        history.record("missions.request", mission, by=by, before=changed)
        return mission


def match(*, mission, lead, by):
    """Name the lead expert: of another administration than the candidates, on no other side, and free on the days."""
    with refusals():
        mission = mission_date.begin(mission=mission, by=by)
        former, changes = mission.lead_id, {"lead": lead}
        if former != lead.pk:
            changes |= {"lead_release_reference": "", "lead_released_on": None}
        mission = perform(MOVES, mission, "match", by=by, history_act="missions.match", **changes)
        if not lead.programmes.filter(pk=mission.programme_id).exists():
            raise Invalid(_("This person is not known to the programme."), field="lead")
        _be_free(lead, mission, by, "lead")
        places = mission.co_trainers.select_related("candidacy__person", "candidacy__participation")
        for place in places:
            _fit(lead, place.candidacy)
            place.candidacy.parties.filter(side=CaseParty.Side.LEAD, evaluations=None).exclude(person=lead).delete()
            case_parties.stand(candidacy=place.candidacy, person=lead, side=CaseParty.Side.LEAD)
        for there in mission.workshop.participations.present().filter(kind=Participation.Kind.LEAD_EXPERT):
            if there.person_id != lead.pk:
                participations.move(participation=there, act="withdraw", by=by)
        _on_the_list(mission, lead, Participation.Kind.LEAD_EXPERT, by)
        return _settle(mission, by)


def add_co_trainer(*, mission, candidacy, by):
    """Send a candidate who has passed the workshop on a mission, beside its lead expert."""
    _may_place(mission, candidacy, by)
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        if mission.state not in Mission.FORMING:
            raise Conflict(
                _("The team of this mission is complete: it stands at “{state}”.").format(
                    state=mission.get_state_display()
                )
            )
        place = _place(mission, candidacy, by)
        _settle(mission, by)
        return place


def replace_co_trainer(*, co_trainer, candidacy, by, reason):
    """Somebody who falls ill makes room for another candidate, even in the field; the new one needs a release."""
    _may_place(co_trainer.mission, candidacy, by)
    with refusals():
        mission = mission_date.begin(mission=co_trainer.mission, by=by)
        if mission.state not in Mission.STANDING:
            raise Conflict(_("This mission is over or called off."))
        former = co_trainer.candidacy
        _leave(mission, co_trainer, by, reason)
        place = _place(mission, candidacy, by)
        history.record(
            "missions.replace_co_trainer", mission, by=by, reason=reason, left=str(former), came=str(candidacy)
        )
        _settle(mission, by)
        return place


def remove_co_trainer(*, co_trainer, by, reason):
    """Take a candidate off a mission they have not been evaluated on; they wait for another one."""
    mission = co_trainer.mission
    if not mission_rules.can_manage(by, mission):
        raise NotAllowed(_("Only organisers of the programme make up the team of a mission."))
    with refusals():
        mission = mission_date.begin(mission=mission, by=by)
        candidacy = _leave(mission, co_trainer, by, reason)
        team = mission.co_trainers.all()
        if mission.state == Mission.State.IN_FIELD and team and not team.filter(evaluation__isnull=True):
            perform(MOVES, mission, "evaluate", by=by, history_act="missions.evaluate")
        _settle(mission, by)
        return candidacy


def record_release(*, co_trainer, by, reference, released_on):
    """The home administration lets its officer go: the letter and its date."""
    _may_release(co_trainer.mission, by)
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=co_trainer.mission_id)
        co_trainer = CoTrainer.objects.select_for_update(of=("self",)).get(pk=co_trainer.pk)
        _still_stands(mission)
        co_trainer.release_reference, co_trainer.released_on = reference.strip(), released_on
        co_trainer.full_clean(exclude=["code"])
        co_trainer.save(update_fields=["release_reference", "released_on"])
        history.record(
            "missions.record_release", co_trainer.candidacy, by=by, reference=reference, released_on=released_on
        )
        co_trainer.mission = _settle(mission, by)
        return co_trainer


def record_lead_release(*, mission, by, reference, released_on):
    """The same of the lead expert's administration."""
    _may_release(mission, by)
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        _still_stands(mission)
        if mission.lead_id is None:
            raise Conflict(_("Match a lead expert first."))
        mission.lead_release_reference, mission.lead_released_on = reference.strip(), released_on
        mission.full_clean(exclude=["code"])
        mission.save(update_fields=["lead_release_reference", "lead_released_on"])
        history.record("missions.record_lead_release", mission, by=by, reference=reference, released_on=released_on)
        return _settle(mission, by)


def confirm(*, mission, by):
    """The team stands and everybody is released: the host may be told who comes."""
    if mission_rules.can_manage(by, mission):
        # Before the state is asked, so that the answer names what is missing.
        mission_rules.ready_to_confirm(Mission.objects.with_team().get(pk=mission.pk))
    return perform(MOVES, mission, "confirm", by=by, history_act="missions.confirm")


def close(*, mission, by):
    return perform(MOVES, mission, "close", by=by, history_act="missions.close")


def cancel(*, mission, by, reason):
    """Call a mission off. Its co-trainers who have not been evaluated wait for another one."""
    with refusals():
        mission = perform(MOVES, mission, "cancel", by=by, history_act="missions.cancel", reason=reason)
        for place in mission.co_trainers.filter(evaluation__isnull=True).select_related("candidacy"):
            _leave(mission, place, by, reason)
        mission_calls.withdraw_all(mission=mission, by=by, reason=reason)
        if mission.workshop.state == Workshop.State.SCHEDULED:
            workshops.move(workshop=mission.workshop, act="cancel", by=by, reason=reason)
        return mission


def _may_place(mission, candidacy, by):
    if not mission_rules.can_manage(by, mission):
        raise NotAllowed(_("Only organisers of the programme make up the team of a mission."))
    if candidacy.programme_id != mission.programme_id:
        raise Invalid(_("The candidate and the mission belong to different programmes."), field="candidacy")
    if not candidacy.route.asks_for("mission"):
        raise Invalid(_("The route of this candidate asks for no mission."), field="candidacy")


def _place(mission, candidacy, by):
    candidacy = perform(candidacy_rules.MOVES, candidacy, "plan_mission", by=by, history_act="missions.add_co_trainer")
    if mission.lead:
        _fit(mission.lead, candidacy)
        case_parties.stand(candidacy=candidacy, person=mission.lead, side=CaseParty.Side.LEAD)
    _be_free(candidacy.person, mission, by, "candidacy")
    place = CoTrainer(mission=mission, candidacy=candidacy, requirement=evidence.next_mission_requirement(candidacy))
    place.validate_constraints()
    place.save()
    _on_the_list(mission, candidacy.person, Participation.Kind.CO_TRAINER, by)
    return place


def _leave(mission, co_trainer, by, reason):
    if MissionEvaluation.objects.filter(co_trainer=co_trainer).exists():
        raise Conflict(_("This co-trainer has been evaluated; the mission stays on record."))
    candidacy = perform(
        candidacy_rules.MOVES,
        co_trainer.candidacy,
        "leave_mission",
        by=by,
        history_act="missions.remove_co_trainer",
        reason=reason,
    )
    candidacy.parties.filter(side=CaseParty.Side.LEAD, evaluations=None).delete()
    for there in mission.workshop.participations.present().filter(person=candidacy.person):
        participations.move(participation=there, act="withdraw", by=by)
    co_trainer.delete()
    return candidacy


def _may_release(mission, by):
    if not mission_rules.can_manage(by, mission):
        raise NotAllowed(_("Only organisers of the programme record a release."))


def _still_stands(mission):
    if mission.state not in Mission.STANDING:
        raise Conflict(_("This mission is over or called off."))


def _settle(mission, by):
    """After a change of the team: released when nobody is missing, formed anew when somebody is."""
    mission = Mission.objects.select_related("lead__organisation", "workshop", "programme").get(pk=mission.pk)
    is_whole = mission.lead_id and mission.co_trainers.exists() and not mission_rules.unreleased(mission)
    if is_whole and mission.state == Mission.State.MATCHED:
        return perform(MOVES, mission, "release", by=by, history_act="missions.release")
    if not is_whole and mission.state in MOVES["form_anew"].sources:
        return perform(MOVES, mission, "form_anew", by=by, history_act="missions.form_anew")
    return mission


def _be_free(person, mission, by, field):
    sentence = mission_clash.firm(by, person, mission.workshop)
    if sentence:
        raise Invalid(
            _("{clash} Nobody is in two places: choose somebody else, or other dates.").format(clash=sentence),
            field=field,
        )


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
