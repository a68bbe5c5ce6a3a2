from django import template
from django.urls import reverse

from programmes.rules import history as history_rules
from programmes.rules.acts import phrase

register = template.Library()
register.filter("act_words", lambda entry: phrase(entry.act))
register.filter("moved", history_rules.moved)
register.filter("notes", history_rules.notes)
register.filter("shown_name", history_rules.shown_name)
register.filter("shown_reason", history_rules.shown_reason)

LATEST = 6


@register.inclusion_tag("programmes/history/_of.html", takes_context=True)
def history_of(context, thing):
    """A fold with the latest acts on an object, and the way to all of them; nothing for those who may not see it."""
    actor = context["request"].actor
    if not history_rules.can_see(actor, thing):
        return {}
    url = reverse(history_rules.subject_of(thing).name, args=[thing.code])
    return {"entries": history_rules.about(actor, thing)[:LATEST], "url": url}
