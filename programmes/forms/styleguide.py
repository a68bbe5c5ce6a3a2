from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """The living styleguide's form: every kind of field, once right and once wrong."""

    title = forms.CharField(label=_("Title"), max_length=80)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("national", _("National")), ("regional", _("Regional"))],
        widget=forms.RadioSelect,
    )
    first_day = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    language = forms.ChoiceField(label=_("Language"), choices=[("en", _("English")), ("ru", _("Russian"))])
    remarks = forms.CharField(
        label=_("Remarks"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Anything else."),
    )
    agreed = forms.BooleanField(label=_("The host has agreed"), required=False)
