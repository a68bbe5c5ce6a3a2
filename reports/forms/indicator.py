from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import DayInput, helper
from reports.queries.definitions import DEFINITIONS


class IndicatorForm(forms.Form):
    title = forms.CharField(
        label=_("Indicator"), max_length=300, help_text=_("In the words of the donor."),
        widget=forms.TextInput({"dir": "auto"}),
    )  # fmt: skip
    baseline = forms.CharField(label=_("Baseline"), max_length=80, required=False)
    target = forms.CharField(label=_("Target"), max_length=80, required=False)
    figure = forms.ChoiceField(
        label=_("Counted by"),
        required=False,
        help_text=_("A figure of the portal, counted for what this grant pays for; or values typed in by hand."),
    )
    adds_up = forms.BooleanField(
        label=_("Typed values are added up"),
        required=False,
        initial=True,
        help_text=_("Otherwise the latest one counts: a share, a level."),
    )

    FIELDS = ("title", "baseline", "target", "figure", "adds_up")

    def __init__(self, *args, indicator=None, **kwargs):
        if indicator:
            kwargs["initial"] = {name: getattr(indicator, name) for name in self.FIELDS}
        super().__init__(*args, **kwargs)
        figures = [(name, definition.label) for name, definition in DEFINITIONS.items()]
        self.fields["figure"].choices = [("", _("Typed in by hand, with a source")), *figures]
        self.helper = helper(
            _("Save the changes") if indicator else _("Add the indicator"),
            Layout("title", Row("baseline", "target"), "figure", "adds_up"),
        )


class EntryForm(forms.Form):
    reached_on = forms.DateField(label=_("Reached on"), widget=DayInput())
    value = forms.DecimalField(label=_("Value"), max_digits=14, decimal_places=2)
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("Who counted it, where it can be looked up."),
        widget=forms.TextInput({"dir": "auto"}),
    )  # fmt: skip
