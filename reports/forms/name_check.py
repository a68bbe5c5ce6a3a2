from django import forms
from django.utils.translation import gettext_lazy as _


class OwnNameForm(forms.Form):
    """How somebody's name should be printed, in their own words."""

    family_name = forms.CharField(
        label=_("Family name"), max_length=120, help_text=_("In Latin letters, as in the passport.")
    )
    given_names = forms.CharField(label=_("Given names"), max_length=120, required=False)
    native_name = forms.CharField(label=_("Name in own script"), max_length=200, required=False)
    note = forms.CharField(label=_("Anything else"), max_length=300, required=False)
