from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.models import Recommendation

NEW_ROWS = 3


class RecommendationRow(forms.Form):
    """One recommendation in the report form: the text, and the rest behind "More"."""

    text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
    addressed_to = forms.CharField(
        label=_("To whom"), required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    lead = forms.CharField(
        label=_("Lead agency"), required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    by_when = forms.CharField(label=_("By the end of"), required=False, max_length=60)
    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}))
    priority = forms.ChoiceField(
        label=_("Priority"), required=False, choices=[("", "–"), *Recommendation.Priority.choices]
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, recommendation, data=None):
        initial = {name: getattr(recommendation, name) for name in cls.base_fields}
        return cls(data, initial=initial, prefix=f"r{recommendation.pk}")

    @property
    def summary(self):
        """What stands beside the closed "More"."""
        values = [self[name].value() for name in ("addressed_to", "lead", "by_when")]
        return ". ".join(value for value in values if value)
