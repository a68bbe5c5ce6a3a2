"""Who pays, on the page of the workshop; and what a grant pays for, on the grant's own."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.slots import Paper, fill
from workshops.rules import (
    acts_funding,  # noqa: F401  the words of History
)
from workshops.rules import funding as rules


@fill("workshop.papers", 85)
def who_pays(actor, workshop):
    if not rules.can_set(actor, workshop):
        return []
    rows = rules.of_workshop(workshop)
    return [Paper(_("Who pays"), rules.words(rows), reverse("workshop_funding", args=[workshop.code]))]
