from django import template

from workshops.rules.breakout_template import pieces

register = template.Library()
register.filter("pieces", pieces)
