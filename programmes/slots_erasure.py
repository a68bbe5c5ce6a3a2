"""What the ground floor itself asks of an administrator."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.models import Erasure
from programmes.rules import erasure as rules
from programmes.slots import Need, fill


@fill("home.needs", 30)
def requests_to_be_forgotten(actor):
    if not rules.can_list(actor):
        return []
    waiting = rules.visible_to(actor).filter(state=Erasure.State.ASKED).exclude(person_id=actor.person_id)
    return [
        Need(
            _("{name} asks to be erased").format(name=one.person),
            reverse("erasure", args=[one.code]),
            _("Decide"),
            "",
            one.asked_at.date(),
        )
        for one in waiting.select_related("person")[:10]
    ]
