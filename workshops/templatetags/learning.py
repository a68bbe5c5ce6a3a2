"""Percentages and points, exact until they are printed: to a tenth, and never rounded up to a mark nobody reached."""

from fractions import Fraction
from math import floor

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()
NOTHING = "–"


def _tenths(value):
    tenths = floor(abs(Fraction(value)) * 10)
    return number_format(tenths / 10, decimal_pos=1 if tenths % 10 else 0)


@register.filter
def percent(value):
    """72 %, 59.6 %; a dash where there is nothing, or nothing that may be shown."""
    return NOTHING if value is None else _("{n}\u00a0%").format(n=_tenths(value))


@register.filter
def points(value, plain=""):
    """+17 points, −3.5 points; in a sentence about a gain, with an argument, 17 points."""
    if value is None:
        return NOTHING
    sign = "" if plain and value > 0 else "+" if value > 0 else "−" if value < 0 else ""
    number = floor(abs(Fraction(value)))
    return ngettext("{n} point", "{n} points", number).format(n=sign + _tenths(value))
