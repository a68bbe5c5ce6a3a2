"""What is typed at the door, from a signed sheet, or of one person."""

import re

from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import DayInput, helper
from programmes.models import AgencyKind, Organisation
from workshops.models import Attendance
from workshops.rules import door as door_rules

MINUTES = forms.NumberInput(attrs={"size": 4, "inputmode": "numeric", "min": 0, "max": 600})


def minutes(label="", **kwargs):
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=600, widget=MINUTES, localize=False, **kwargs
    )


class AbsentNumbersForm(forms.Form):
    """Personal numbers, as they stand on the list; in digits of any script, with anything between them."""

    numbers = forms.CharField(
        label=_("Numbers of those who are absent"),
        max_length=1000,
        help_text=_("As on the list, for example 103, 107, 112."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}),
    )

    def __init__(self, *args, lines=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.by_number = {str(line.participation.number): line.participation for line in lines}

    def clean_numbers(self):
        typed = [door_rules.digits(part) for part in re.split(r"[^\d]+", self.cleaned_data["numbers"])]
        typed = [number.lstrip("0") for number in typed if number]
        unknown = [number for number in typed if number not in self.by_number]
        if unknown or not typed:
            raise forms.ValidationError(
                _("Nobody who is expected in this half-day has the number %(numbers)s."),
                params={"numbers": ", ".join(unknown) or "–"},
            )
        return [self.by_number[number] for number in dict.fromkeys(typed)]


class ScanForm(forms.Form):
    file = forms.FileField(
        label=_("Scan or photograph of the signed sheet"),
        help_text=_("PDF, JPEG or PNG, up to 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
    whole_day = forms.BooleanField(label=_("It is of the whole day"), required=False)


class SheetForm(forms.Form):
    """The lines of a sign-in sheet: who signed, and the minutes written beside the name."""

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = [line.participation for line in lines]
        for line in lines:
            code, cell = line.participation.code, line.cell
            absent = bool(cell.mark and cell.mark.is_absent)
            self.fields[f"signed-{code}"] = forms.BooleanField(required=False, initial=not absent)
            self.fields[f"late-{code}"] = minutes(initial=cell.late or None)
            self.fields[f"left-{code}"] = minutes(initial=cell.left or None)

    def rows(self):
        """[(participation, signed, late, left)] as bound fields."""
        return [
            (one, self[f"signed-{one.code}"], self[f"late-{one.code}"], self[f"left-{one.code}"]) for one in self.people
        ]

    def lines(self):
        """{participation: None, or (minutes late, minutes left)}"""
        data = self.cleaned_data
        return {
            one: (data[f"late-{one.code}"] or 0, data[f"left-{one.code}"] or 0) if data[f"signed-{one.code}"] else None
            for one in self.people
        }


class AttendanceForm(forms.Form):
    """One person at one half-day."""

    state = forms.ChoiceField(label=_("Was there?"), choices=Attendance.State, widget=forms.RadioSelect)
    late_minutes = minutes(_("Minutes late"))
    left_minutes = minutes(_("Left earlier by minutes"))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, cell=None, **kwargs):
        mark = cell.mark if cell else None
        kwargs["initial"] = {
            "state": mark.state if mark else Attendance.State.PRESENT,
            "late_minutes": mark.late_minutes if mark else None,
            "left_minutes": mark.left_minutes if mark else None,
            "seen": mark.version if mark else 0,
        }
        super().__init__(*args, **kwargs)
        self.helper = helper(_("Keep"), Layout("state", Row("late_minutes", "left_minutes"), "seen"))

    def clean(self):
        for name in ("late_minutes", "left_minutes"):
            self.cleaned_data[name] = self.cleaned_data.get(name) or 0
        return self.cleaned_data

    def look_again(self, cell):
        """Somebody was faster, and the page says what stands now: the next press knows of it."""
        self.data = self.data.copy()
        self.data["seen"] = cell.mark.version if cell.mark else 0


class ExpectationForm(forms.Form):
    """Who of the list comes later, or leaves earlier: all of an administration, or of a kind of service."""

    who = forms.TypedChoiceField(label=_("Who"), coerce=str)
    expected_from = forms.DateField(
        label=_("Comes on"), required=False, widget=DayInput(), help_text=_("Blank: from the first day.")
    )
    expected_until = forms.DateField(
        label=_("Stays until"), required=False, widget=DayInput(), help_text=_("Blank: to the last day.")
    )

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        here = sorted(Organisation.objects.filter(participation__workshop=workshop).distinct(), key=str)
        kinds = [kind for kind in AgencyKind if kind in {one.kind for one in here}]
        self.organisations = {one.code: one for one in here}
        self.fields["who"].choices = [
            ("", _("Choose")),
            (_("Everybody of a kind of service"), [(f"kind {kind.value}", kind.label) for kind in kinds]),
            (_("Everybody of an administration"), [(f"of {one.code}", str(one)) for one in here]),
        ]
        self.helper = helper(_("Keep"), Layout("who", Row("expected_from", "expected_until")))

    def people(self, workshop):
        """The participations that were chosen."""
        what, _space, which = self.cleaned_data["who"].partition(" ")
        if what == "kind":
            return list(workshop.participations.filter(organisation__kind=which))
        return list(workshop.participations.filter(organisation=self.organisations[which]))
