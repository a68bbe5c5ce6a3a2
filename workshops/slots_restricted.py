"""The way to passport and medical data: from the workshop, for whom it is about."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.slots import Paper, fill
from workshops.rules import participation as participation_rules
from workshops.rules import restricted_data as rules


@fill("workshop.papers", 80)
def own_data(actor, workshop):
    """For somebody on the list: what the organisers need for the journey."""
    if rules.is_over(workshop) or not actor.person_id:
        return []
    own = participation_rules.own(actor, workshop)
    if own is None or own.person_id != actor.person_id:
        return []
    detail = _("deleted on {day}").format(day=date_format(rules.gone_on(workshop), "j F Y"))
    return [Paper(_("Your passport and medical data"), detail, reverse("restricted_data", args=[own.code]))]
