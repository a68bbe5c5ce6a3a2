"""The objects of this floor whose history can be read, and what is told along with each."""

from django.urls import reverse

from accreditation.models import (
    Accreditation,
    Assessment,
    CallAnswer,
    Candidacy,
    CoTrainer,
    Mission,
    MissionCall,
    MissionEvaluation,
    Panel,
    TrainerProfile,
)
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_call as call_rules
from accreditation.rules import panel as panel_rules
from programmes.models import Person
from programmes.rules import history
from programmes.rules import programme as programme_rules


def _inside_candidacy(candidacy):
    return [
        (Assessment, Assessment.objects.filter(candidacy=candidacy)),
        (MissionEvaluation, MissionEvaluation.objects.filter(co_trainer__candidacy=candidacy)),
    ]


def _runs(actor, accreditation):
    """The organisers of the programme; not of a row that is their own, as with everything else about it."""
    own = actor.person_id == accreditation.person_id
    return programme_rules.can_organise(actor, accreditation.programme) and not own


history.register(
    "candidacies",
    Candidacy,
    visible_to=candidacy_rules.visible_to,
    may=candidacy_rules.can_manage,
    page=lambda one: reverse("candidacy", args=[one.code]),
    also=_inside_candidacy,
)


@history.tell_along(Person)
def of_person(person):
    """The acts on their candidacies stay with the page of the candidacy: the candidate hears a decision by letter."""
    return [
        (Accreditation, Accreditation.objects.filter(person=person)),
        (TrainerProfile, TrainerProfile.objects.filter(person=person)),
    ]


history.register(
    "missions",
    Mission,
    visible_to=mission_rules.visible_to,
    may=mission_rules.can_manage,
    page=lambda one: reverse("mission", args=[one.code]),
    also=lambda one: [
        (CoTrainer, CoTrainer.objects.filter(mission=one)),
        (MissionCall, MissionCall.objects.filter(mission=one)),
    ],
)
history.register(
    "mission-calls",
    MissionCall,
    visible_to=call_rules.visible_to,
    may=call_rules.can_manage,
    page=lambda one: reverse("mission_call", args=[one.code]),
    also=lambda one: [(CallAnswer, CallAnswer.objects.filter(call=one))],
)
history.register(
    "accreditations",
    Accreditation,
    visible_to=accreditation_rules.visible_to,
    may=_runs,
    page=lambda one: reverse("accreditation", args=[one.code]),
)
history.register(
    "panels",
    Panel,
    visible_to=panel_rules.visible_to,
    may=lambda actor, panel: panel_rules.can_see(actor, panel.programme),
    page=lambda one: reverse("panel", args=[one.code]),
)
