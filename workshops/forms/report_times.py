from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class ReportTimesForm(forms.Form):
    presented_at = forms.DateTimeField(label=_("Presented at"), required=False, widget=MomentInput())
    submitted_at = forms.DateTimeField(label=_("Handed in at"), required=False, widget=MomentInput())

    helper = helper(_("Put down the true times"), Layout(Row("presented_at", "submitted_at")))
