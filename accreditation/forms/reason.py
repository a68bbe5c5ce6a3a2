from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper


class ReasonForm(forms.Form):
    """The sentence that goes with an act and is kept in History."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, submit, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(submit)
