from django import template
from django.urls import reverse

from programmes.rules.dates import range_words

register = template.Library()


@register.simple_tag
def date_range(first, last, with_year=False):
    """17–26 October 2017; never broken across lines by itself, because the dash is tight."""
    return range_words(first, last, with_year)


@register.simple_tag
def move_url(noun, act, code):
    """The address of a move: `{% move_url "workshop" move.act workshop.code %}`."""
    return reverse(f"{noun}_{act}", args=[code])


@register.filter
def heads(workshop):
    """Trainees on the list and declared heads together."""
    return workshop.people + (workshop.counted or 0)
