"""A month, chosen from a list: “by the end of March 2027” needs no day, and free text cannot be followed up."""

from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from programmes.rules import clock

AHEAD = 48


def month_value(day):
    """2027-03 of the first day of that month; empty for none."""
    return f"{day:%Y-%m}" if day else ""


def parsed(value):
    """The first day of the month that 2027-03 names, or None."""
    try:
        return date.fromisoformat(f"{value}-01")
    except ValueError:
        return None


def month_words(value):
    day = parsed(value)
    return date_format(day, "F Y") if day else ""


class MonthSelect(forms.Select):
    """The months ahead, and the one that is chosen, however long ago."""

    def optgroups(self, name, value, attrs=None):
        today = clock.today()
        count = [divmod(today.year * 12 + today.month - 1 + n, 12) for n in range(AHEAD)]
        months = [date(year, month + 1, 1) for year, month in count]
        chosen = {parsed(one) for one in value if one} - {None}
        self.choices = [("", "–"), *((month_value(day), date_format(day, "F Y")) for day in sorted({*months, *chosen}))]
        return super().optgroups(name, value, attrs)


class MonthField(forms.Field):
    widget = MonthSelect
    default_error_messages = {"invalid": _("Choose a month.")}

    def to_python(self, value):
        """The first day of the month, or None."""
        if value in self.empty_values:
            return None
        day = parsed(value)
        if day is None or not 2000 <= day.year <= 2100:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day
