from django import forms
from django.utils.translation import gettext_lazy as _

# Digits of any script: the keyboard of the telephone decides which it offers.
DIGITS = {"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}


class JoinForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the wall"),
        max_length=20,
        help_text=_("Six digits."),
        widget=forms.TextInput(attrs=DIGITS | {"size": 8}),
    )
    number = forms.CharField(
        label=_("Number on your badge"),
        max_length=20,
        help_text=_("All digits, below your name."),
        widget=forms.TextInput(attrs=DIGITS | {"size": 8}),
    )
