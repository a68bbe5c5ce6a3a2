from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper


class ListReleaseForm(forms.Form):
    to = forms.CharField(
        label=_("Released to"), max_length=200, help_text=_("A name and an office: it is printed on the list.")
    )
    reason = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    helper = helper(_("Release the list with names"))
