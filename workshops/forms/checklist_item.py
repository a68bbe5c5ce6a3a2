from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper


class ChecklistItemForm(forms.Form):
    title = forms.CharField(label=_("To do"), max_length=200)
    days = forms.IntegerField(
        label=_("Days from the first day"), min_value=-730, max_value=730, initial=-30, help_text=_("Minus is before.")
    )

    helper = helper(_("Put on the checklist"), Layout(Row("title", "days")))
