from django import forms
from django.utils.translation import gettext_lazy as _


class PublicationForm(forms.Form):
    """Where a sentence is published; `seen` is the sum of what stands on the page."""

    where = forms.CharField(
        label=_("Where it is published"),
        max_length=300,
        required=False,
        help_text=_("A news item, a report, a speech: whoever finds it there finds the figures here."),
    )
    seen = forms.CharField(widget=forms.HiddenInput)
