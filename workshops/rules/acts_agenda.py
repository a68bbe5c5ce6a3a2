from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "agenda_items.move_to": _("agenda item moved"),
        "agenda_items.extend": _("agenda item made longer"),
        "agenda_items.shift_rest": _("rest of the day shifted"),
        "participations.add_at_door": _("added at the door (walk-in)"),
        "participations.replace": _("put in somebody's place as a substitute"),
    }
)
