from django import template

from workshops.models import AgendaItem
from workshops.rules import agenda as agenda_rules

register = template.Library()


@register.inclusion_tag("workshops/agenda_item/_now_acts.html", takes_context=True)
def now_acts(context, item):
    """The acts of the moment beside the now-band, for those who run the room."""
    actor = getattr(context.get("request"), "actor", None)
    if not item or actor is None or not agenda_rules.can_run(actor, item.workshop):
        return {}
    is_breakout = item.kind == AgendaItem.Kind.BREAKOUT
    # A session set up before its item was on the agenda is not tied to it.
    own = item.workshop.breakouts.order_by("-pk")
    return {
        "item": item,
        "breakout": (own.filter(agenda_item=item).first() or own.first()) if is_breakout else None,
        "csrf_token": context.get("csrf_token"),
    }
