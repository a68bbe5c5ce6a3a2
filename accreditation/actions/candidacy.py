from django.utils.translation import gettext as _

from accreditation.actions import case_party as case_parties
from accreditation.models import Accreditation, Candidacy, CaseParty, Mission, Route
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import comparison, evidence, words
from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

MOVES = candidacy_rules.MOVES


def open(*, participation, by, nominator=None):
    """Make a participant of a workshop a candidate on the programme's current route."""
    workshop = participation.workshop
    if not candidacy_rules.can_open(by, participation):
        raise NotAllowed(_("Organisers open a candidacy, of a named participant who is not called off or themselves."))
    route = Route.objects.current().filter(programme=workshop.programme).first()
    if route is None:
        raise Conflict(_("This programme has no route to accreditation yet."))
    on_roster = Accreditation.objects.filter(programme=workshop.programme, person=participation.person)
    if on_roster.exclude(state=Accreditation.State.WITHDRAWN).exists():
        raise Conflict(_("This person is already a trainer of this programme."))
    with refusals():
        candidacy = Candidacy(
            route=route,
            programme=workshop.programme,
            person=participation.person,
            participation=participation,
            opened_on=workshop.today(clock.now()),
        )
        candidacy.validate_constraints()
        candidacy.save()
        case_parties.stand(candidacy=candidacy, person=participation.person, side=CaseParty.Side.CANDIDATE)
        if nominator:
            case_parties.stand(candidacy=candidacy, person=nominator, side=CaseParty.Side.NOMINATOR)
        history.record("candidacies.open", candidacy, by=by, to_state=candidacy.state)
        return candidacy


def record_pass(*, candidacy, by, settlement=""):
    """Workshop passed, that is, pre-accredited: when the proofs the route asks for are there.

    Where assessors are two or more apart, `settlement` says in a line how that was settled; otherwise it is not kept.
    """
    today = candidacy.participation.workshop.today(clock.now())
    due_on = words.months_later(today, candidacy.route.completion_months)
    with refusals():
        locked = Candidacy.objects.select_for_update(of=("self",)).get(pk=candidacy.pk)
        differs = comparison.differing(locked)
        settlement = settlement.strip() if differs else ""
        moved = perform(
            MOVES,
            candidacy,
            "pass",
            by=by,
            history_act="candidacies.pass",
            reason=settlement,
            passed_on=today,
            due_on=due_on,
            settlement=settlement,
        )
        if differs and not settlement:
            raise Invalid(
                _("The assessors differ by two or more. Say in a line how it was settled."), field="settlement"
            )
        return moved


def extend(*, candidacy, by, reason, until=None):
    """Give more time to complete the route: until a day, or by the months the route adds at a time."""
    if not candidacy_rules.can_manage(by, candidacy):
        raise NotAllowed(_("Organisers of the programme extend a date; nobody their own."))
    with refusals():
        candidacy = Candidacy.objects.select_for_update(of=("self",)).select_related("route").get(pk=candidacy.pk)
        if not candidacy_rules.has_date(candidacy):
            raise Conflict(_("No date runs in this case: the route sets none, or the case is not on its way."))
        if not reason.strip():
            raise Invalid(_("Give the reason in a few words."), field="reason")
        before = candidacy.due_on
        candidacy.due_on = until or candidacy_rules.extended(candidacy)
        if candidacy.due_on <= before:
            raise Invalid(_("An extension ends later than the date that stands."), field="until")
        candidacy.save(update_fields=["due_on"])
        history.record(
            "candidacies.extend", candidacy, by=by, reason=reason, before=str(before), until=str(candidacy.due_on)
        )
        return candidacy


def change_version(*, candidacy, by, reason):
    """Let an open case follow the newest version of the route. What that lacks is lacking from now on.

    Whoever had all missions evaluated and is now asked for one more waits for it again.
    """
    if not candidacy_rules.can_manage(by, candidacy):
        raise NotAllowed(_("Organisers of the programme move a case to another version; nobody their own."))
    with refusals():
        # Held, so that the case does not land on a version that is replaced at this moment.
        newest = Route.objects.select_for_update(of=("self",)).current().get(programme_id=candidacy.programme_id)
        Candidacy.objects.select_for_update(of=("self",)).get(pk=candidacy.pk)
        candidacy = Candidacy.objects.with_proofs().get(pk=candidacy.pk)
        if not candidacy.is_open:
            raise Conflict(_("This case is closed; it stays with the version under which it was decided."))
        if candidacy.route_id == newest.pk:
            raise Conflict(_("This case already follows the newest version of the route."))
        if not reason.strip():
            raise Invalid(_("Give the reason in a few words."), field="reason")
        old, candidacy.route = candidacy.route, newest
        candidacy.due_on = candidacy_rules.due_under(candidacy, newest)
        candidacy.save(update_fields=["route", "due_on"])
        history.record(
            "candidacies.change_version", candidacy, by=by, reason=reason, before=old.version, version=newest.version
        )
        if candidacy.state == Candidacy.State.MISSION_EVALUATED and evidence.mission(candidacy):
            candidacy = perform(
                MOVES, candidacy, "need_more", by=by, history_act="candidacies.need_more", reason=reason
            )
        return candidacy


def not_yet(*, candidacy, by, reason):
    """The workshop was not passed this time. The candidacy stays open."""
    return perform(MOVES, candidacy, "not_yet", by=by, history_act="candidacies.not_yet", reason=reason)


def try_again(*, candidacy, by, participation=None):
    """Assess anew, at the same or at a later workshop; earlier assessments stay on record and no longer count."""
    participation = participation or candidacy.participation
    if (
        participation.person_id != candidacy.person_id
        or not participation.is_trainee
        or participation.workshop.programme_id != candidacy.programme_id
    ):
        raise Invalid(
            _("Choose a workshop of this programme in which the candidate takes part."), field="participation"
        )
    return perform(
        MOVES,
        candidacy,
        "try_again",
        by=by,
        history_act="candidacies.try_again",
        attempt=candidacy.attempt + 1,
        participation=participation,
    )


def withdraw(*, candidacy, by, reason):
    """The candidate gives up, or leaves the service."""
    place = candidacy.missions.filter(evaluation__isnull=True, mission__state__in=Mission.STANDING).first()
    if place:
        raise Conflict(_("Take the candidate off the mission first, so that the host knows who comes."))
    return perform(MOVES, candidacy, "withdraw", by=by, history_act="candidacies.withdraw", reason=reason)
