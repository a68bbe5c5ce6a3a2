from datetime import timedelta

from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accreditation.models import Candidacy, CoTrainer, Mission
from accreditation.rules import candidacy as candidacy_rules
from programmes.models import Person, Programme, RoleKind
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves
from programmes.rules.refusal import Conflict, Invalid
from workshops.models import Participation, Workshop

A_DAY = timedelta(days=1)
TEACHING = (Participation.Kind.FACILITATOR, Participation.Kind.RESOURCE_PERSON, Participation.Kind.LEAD_EXPERT)


def visible_to(actor):
    """The team of the programme, the lead expert and the co-trainers."""
    if actor.is_system:
        return Mission.objects.all()
    team = Q(programme_id__in=actor.programme_ids(*programme_rules.TEAM))
    if not actor.person_id:
        return Mission.objects.filter(team)
    mine = Mission.objects.filter(co_trainers__candidacy__person_id=actor.person_id).values("pk")
    return Mission.objects.filter(team | Q(lead_id=actor.person_id) | Q(pk__in=mine))


def leads(actor, mission):
    return bool(actor.person_id) and mission.lead_id == actor.person_id


def can_manage(actor, mission):
    return programme_rules.can_organise(actor, mission.programme)


def can_evaluate(actor, mission):
    return leads(actor, mission) or can_manage(actor, mission)


def can_read_evaluations(actor, mission):
    return can_evaluate(actor, mission)


def has_begun(mission):
    return mission.has_begun(clock.now())


def is_in_field(mission):
    return mission.is_in_field(clock.now())


def shown_state(mission):
    return mission.shown_state(clock.now())


def experts(programme):
    """Who may be asked to lead: trainers on the roster, facilitators and assessors, and those who taught before."""
    held = Q(roles__in=programme.roles.held(clock.today()).filter(kind__in=[RoleKind.FACILITATOR, RoleKind.ASSESSOR]))
    trained = Q(accreditations__programme=programme, accreditations__state="active")
    taught = Q(participations__workshop__programme=programme, participations__kind__in=TEACHING)
    return Person.objects.filter(programmes=programme).filter(held | trained | taught).distinct()


def waiting(programme):
    """Candidates who can go on a mission, the longest waiting first."""
    return (
        Candidacy.objects.waiting_for_mission()
        .filter(programme=programme)
        .select_related("person__country", "route")
        .order_by("passed_on", "pk")
    )


def waiting_line(actor, programme=None):
    """“11 waiting, 3 missions planned”, of the programmes whose numbers this actor may know; "" when nobody may."""
    programmes = candidacy_rules.programmes_counted_by(actor)
    if programme:
        programmes = programmes & {programme.pk}
    if not programmes:
        return ""
    number = Programme.objects.filter(pk__in=programmes).aggregate(
        waits=_sum_of(Candidacy.objects.waiting_for_mission()),
        planned=_sum_of(Mission.objects.filter(state__in=Mission.PLANNED)),
    )
    waits, planned = number["waits"], number["planned"]
    return _("{waiting}, {planned}.").format(
        waiting=ngettext("{n} waiting", "{n} waiting", waits).format(n=waits),
        planned=ngettext("{n} mission planned", "{n} missions planned", planned).format(n=planned),
    )


def _sum_of(rows):
    """How many rows the programmes of a query have in all."""
    each = rows.filter(programme=OuterRef("pk")).order_by().values("programme").annotate(n=Count("pk")).values("n")
    return Coalesce(Sum(Subquery(each)), 0)


def forming(programme):
    """Missions whose team may still change, with the size of the team."""
    return (
        Mission.objects.filter(programme=programme, state__in=Mission.FORMING)
        .select_related("workshop__country", "lead")
        .annotate(team=Count("co_trainers"))
        .order_by("workshop__starts_on", "pk")
    )


def places_visible_to(actor):
    """Places on missions: for the team and the lead; a co-trainer sees their own."""
    if actor.is_system:
        return CoTrainer.objects.all()
    team = Q(mission__programme_id__in=actor.programme_ids(*programme_rules.TEAM))
    if not actor.person_id:
        return CoTrainer.objects.filter(team)
    return CoTrainer.objects.filter(
        team | Q(mission__lead_id=actor.person_id) | Q(candidacy__person_id=actor.person_id)
    )


def can_evaluate_place(actor, place):
    """Who may sign, or type in and read, the evaluation of one co-trainer; never the co-trainer."""
    return can_evaluate(actor, place.mission) and not candidacy_rules.is_own(actor, place.candidacy)


def places(actor, mission):
    """The team with what each place still asks of this actor."""
    found = []
    for place in mission.co_trainers.all():
        place.mission = mission
        evaluates = can_evaluate_place(actor, place)
        office = can_manage(actor, mission) and mission.state in Mission.STANDING and not place.is_evaluated
        found.append(
            {
                "place": place,
                "can_open": can_manage(actor, mission) or candidacy_rules.is_own(actor, place.candidacy) or evaluates,
                "can_evaluate": evaluates and is_in_field(mission) and not place.is_evaluated,
                "can_read": evaluates and place.is_evaluated,
                "can_release": office,
            }
        )
    return found


def unreleased(mission):
    """The first of the team whose home administration has not let them go, or None. Reads the prefetched rows."""
    waits = (place.candidacy.person for place in mission.co_trainers.all() if not place.is_released)
    return next(waits, None) or (None if mission.lead_id is None or mission.is_lead_released else mission.lead)


def missing(mission):
    """What keeps a mission from being confirmed, in one sentence, or ""."""
    if mission.state not in Mission.FORMING:
        return ""
    if mission.lead_id is None:
        return _("Match a lead expert first.")
    if not list(mission.co_trainers.all()):
        return _("Add at least one co-trainer first.")
    waits_for = unreleased(mission)
    return _("The release letter of {name} is missing.").format(name=waits_for) if waits_for else ""


def ready_to_confirm(mission):
    sentence = missing(mission)
    if sentence:
        raise Invalid(sentence)


def called_off(mission):
    """The workshop underneath was postponed or cancelled by itself."""
    return mission.workshop.state in (Workshop.State.POSTPONED, Workshop.State.CANCELLED)


def first_day_has_come(mission):
    if not has_begun(mission):
        raise Conflict(_("The mission has not begun, or is called off."))


def not_taught_yet(mission):
    if mission.co_trainers.filter(evaluation__isnull=False).exists():
        raise Invalid(_("A co-trainer has been evaluated: this mission took place. Take off those who did not come."))


def is_the_clock(actor, mission):
    return actor.is_system


S = Mission.State
_label = gettext_lazy
MOVES = Moves(
    Move("match", Mission.PLANNED, S.MATCHED, _label("Match the lead expert"), can_manage),
    Move("release", (S.MATCHED,), S.RELEASED, _label("Everybody is released"), can_manage, ready_to_confirm),
    # Somebody new in the team, or other dates: what was released is asked for again.
    Move("form_anew", (S.RELEASED, S.CONFIRMED), S.MATCHED, _label("Form the team anew"), can_manage),
    Move(
        "postpone",
        (S.RELEASED, S.CONFIRMED, S.IN_FIELD),
        S.MATCHED,
        _label("Set other dates"),
        can_manage,
        not_taught_yet,
        True,
    ),
    Move("confirm", (S.RELEASED,), S.CONFIRMED, _label("Confirm the mission"), can_manage, ready_to_confirm),
    # The dates move it: nobody presses this.
    Move("begin", (S.CONFIRMED,), S.IN_FIELD, _label("In the field"), is_the_clock, first_day_has_come),
    Move("evaluate", (S.IN_FIELD,), S.EVALUATED, _label("All evaluated"), can_evaluate),
    Move("close", (S.EVALUATED,), S.CLOSED, _label("Close the mission"), can_manage),
    Move("cancel", Mission.STANDING, S.CANCELLED, _label("Cancel the mission"), can_manage, not_taught_yet, True),
)
