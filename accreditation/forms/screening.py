from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import DayInput, helper
from programmes.rules import clock


class ScreeningForm(forms.Form):
    """Met or not, who looked at the papers, and what they looked at."""

    is_met = forms.TypedChoiceField(
        label=_("Result"),
        choices=[("yes", _("Met")), ("no", _("Not met"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    screened_by = forms.CharField(
        label=_("Looked at by"), max_length=200, help_text=_("A person or a unit; an account is not needed.")
    )
    screened_on = forms.DateField(label=_("On"), widget=DayInput())
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Needed when it is not met."),
    )
    file = forms.FileField(label=_("Document"), required=False)

    helper = helper(_("Record the pre-screening"), Layout("is_met", Row("screened_by", "screened_on"), "note", "file"))

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("initial", {"screened_on": clock.today()})
        super().__init__(*args, **kwargs)
