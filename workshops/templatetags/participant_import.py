from django import template

from workshops.rules import participant_import as import_rules

register = template.Library()


@register.inclusion_tag("workshops/participant_import/_last.html", takes_context=True)
def last_list(context, workshop):
    """The list that was added last, to be taken back as a whole."""
    return {"batch": import_rules.last_added(workshop), "csrf_token": context.get("csrf_token")}
