from django import forms
from django.utils.translation import gettext_lazy as _


class AgreeForm(forms.Form):
    spellings = forms.CharField(
        label=_("Other ways the name is written"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: a maiden name, another spelling, a nickname. They are taken out wherever they stand."),
    )


class DeclineForm(forms.Form):
    answer = forms.CharField(label=_("Why it must be kept"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
