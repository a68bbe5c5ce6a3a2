from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, DayInput, helper
from programmes.models import Country


class RestrictedDataForm(forms.Form):
    """What a visa, a ticket and a kitchen need. All of it may stay empty but one."""

    passport_number = forms.CharField(label=_("Passport number"), max_length=40, required=False)
    passport_country = ChoiceByName(Country.objects.all(), label=_("Issued by"), required=False)
    passport_expires_on = forms.DateField(label=_("Expires on"), required=False, widget=DayInput())
    medical = forms.CharField(
        label=_("Medical needs"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only what somebody there has to know."),
    )
    diet = forms.CharField(label=_("Food"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, action="", **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # A shared computer must not offer one officer's passport to the next.
            field.widget.attrs |= {"autocomplete": "off"}
        self.helper = helper(
            _("Keep it until that day"),
            Layout(
                Fieldset(_("Passport"), Row("passport_number", "passport_country", "passport_expires_on")),
                Fieldset(_("At the workshop"), "medical", "diet"),
            ),
            action,
        )
