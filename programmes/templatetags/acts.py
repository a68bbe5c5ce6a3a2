from django import template

from programmes.rules.acts import phrase

register = template.Library()
register.filter("act_phrase", phrase)
