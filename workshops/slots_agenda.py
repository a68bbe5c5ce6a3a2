"""What the agenda puts on the workshop's own page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.slots import Reminder, fill
from workshops.models import Part
from workshops.rules import (
    acts_agenda,  # noqa: F401  the words of History
)
from workshops.rules import agenda as agenda_rules
from workshops.rules import workshop as workshop_rules


@fill("workshop.reminders")
def collisions(actor, workshop):
    """Trainers who are to be in two places; said to those who can mend it, and stopping nothing."""
    if not workshop.has_part(Part.AGENDA) or not workshop_rules.can_write(actor, workshop):
        return []
    items = list(workshop.agenda.prefetch_related("taught_by__person"))
    words = agenda_rules.clashes(workshop, items, actor)
    if not words:
        return []
    sentence = ngettext("A trainer is needed in two places", "Trainers are needed in two places, {n} times", len(words))
    url = reverse("agenda", args=[workshop.code])
    return [Reminder(sentence.format(n=len(words)), "before", words[0], url, _("See the agenda"))]
