"""What people learned: on the workshop's hub, and in a person's record."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.slots import Paper, Section, fill
from workshops.models import Participation
from workshops.rules import (
    acts_learning,  # noqa: F401  the words of History
)
from workshops.rules import completion as completion_rules
from workshops.rules import requirement as requirement_rules
from workshops.rules import workshop as workshop_rules


@fill("workshop.papers")
def completion(actor, workshop):
    if not requirement_rules.can_see(actor, workshop):
        return []
    number = workshop.participations.trainees().filter(state=Participation.State.COMPLETED).count()
    words = ngettext("{n} completed", "{n} completed", number).format(n=number)
    return [Paper(_("Completion"), words, reverse("workshop_completion", args=[workshop.code]))]


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
