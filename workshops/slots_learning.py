"""What people learned: on the workshop's hub, and in a person's record."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.slots import Need, Paper, Section, fill
from workshops.models import Evaluation, KnowledgeTest, Part, Participation
from workshops.rules import (
    acts_learning,  # noqa: F401  the words of History
)
from workshops.rules import completion as completion_rules
from workshops.rules import evaluation as evaluation_rules
from workshops.rules import knowledge_test as test_rules
from workshops.rules import requirement as requirement_rules
from workshops.rules import workshop as workshop_rules


@fill("workshop.papers")
def completion(actor, workshop):
    if not requirement_rules.can_see(actor, workshop):
        return []
    number = workshop.participations.trainees().filter(state=Participation.State.COMPLETED).count()
    words = ngettext("{n} completed", "{n} completed", number).format(n=number)
    return [Paper(_("Completion"), words, reverse("workshop_completion", args=[workshop.code]))]


@fill("workshop.papers")
def test(actor, workshop):
    """The test itself for the team, its results for whoever may see them in figures."""
    if not workshop.has_part(Part.LEARNING):
        return []
    one = KnowledgeTest.objects.filter(workshop=workshop).first()
    if workshop_rules.can_facilitate(actor, workshop):
        state = one.get_state_display() if one else _("not prepared")
        url = reverse("knowledge_test", args=[one.code]) if one else reverse("workshop_test", args=[workshop.code])
        return [Paper(_("Test before and after"), state, url)]
    if one is None:
        return []
    one.workshop = workshop
    if not test_rules.can_see_results(actor, one):
        return []
    return [Paper(_("Results of the test"), "", reverse("knowledge_results", args=[one.code]))]


@fill("workshop.papers")
def evaluation(actor, workshop):
    if not workshop.has_part(Part.LEARNING):
        return []
    one = Evaluation.objects.filter(workshop=workshop).first()
    label = _("Evaluation by participants")
    if one is None:
        url = reverse("workshop_evaluation", args=[workshop.code])
        return [Paper(label, _("not prepared"), url)] if workshop_rules.can_facilitate(actor, workshop) else []
    one.workshop = workshop
    if not evaluation_rules.can_see_results(actor, one):
        return []
    return [Paper(label, one.get_state_display(), reverse("evaluation", args=[one.code]))]


@fill("home.needs")
def to_evaluate(actor):
    """An evaluation that is open to this participant."""
    return [
        Need(
            _("Say what you thought of the workshop"),
            reverse("evaluation_answer", args=[one.code]),
            _("Answer it"),
            _("{workshop}. Without your name.").format(workshop=one.workshop),
            urgent=True,
        )
        for one in evaluation_rules.open_to(actor)[:5]
    ]


@fill("home.needs")
def to_answer(actor):
    """A test that is open to this participant."""
    return [
        Need(
            _("Answer the test of the workshop"),
            reverse("knowledge_sheet", args=[one.code]),
            _("Answer it"),
            f"{one.workshop}. {one.phase.label}.",
            urgent=True,
        )
        for one in test_rules.open_to(actor)[:5]
    ]


@fill("person.sections")
def attended(actor, person):
    """The training record: every workshop of this person the actor may see, with what came of it for those who may."""
    rows = list(
        person.participations.filter(workshop__in=workshop_rules.visible_to(actor))
        .select_related("workshop__country", "workshop__programme", "organisation")
        .order_by("-workshop__starts_on")[:50]
    )
    seen = requirement_rules.people_visible_to(actor).filter(person=person).values_list("pk", flat=True)
    seen = set(seen) if rows else ()
    found = completion_rules.of_participations([row for row in rows if row.pk in seen])
    shown = [(row, found.get(row.pk)) for row in rows]
    return [Section("workshops/_attended.html", {"rows": shown}, 10)]
