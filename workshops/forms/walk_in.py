from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper
from programmes.models import Organisation, Sex


class WalkInForm(forms.Form):
    """Name, agency, sex: what can be asked of somebody who stands at the door."""

    family_name = forms.CharField(
        label=_("Family name"), max_length=120, widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"})
    )
    given_names = forms.CharField(
        label=_("Given names"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    organisation = forms.TypedChoiceField(label=_("Agency"), required=False, empty_value=None)
    agency = forms.CharField(label=_("Another agency"), max_length=200, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex, required=False, widget=forms.RadioSelect)
    another = forms.BooleanField(label=_("Somebody else of the same name"), required=False)

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        here = Organisation.objects.filter(participation__workshop=workshop).distinct()
        others = Organisation.objects.administrations().filter(country_id=workshop.country_id)
        here, others = list(here), list(others) if workshop.country_id else []
        known = {one.code: one for one in (*here, *others)}
        self.fields["organisation"].coerce = known.get
        self.fields["organisation"].choices = [
            ("", "—"),
            *([(_("On the list"), _named(here))] if here else []),
            *([(_("Others of this country"), rest)] if (rest := _named(set(others) - set(here))) else []),
        ]
        self.helper = helper(_("Add"), Layout(Row("family_name", "given_names"), Row("organisation", "agency"), "sex"))
        self.helper.inputs[0].field_classes += " btn-wide"

    def offer_another(self):
        """After a refusal for the same name: two people may well share one."""
        self.helper.layout.append("another")


def _named(organisations):
    return sorted(((one.code, str(one)) for one in organisations), key=lambda pair: pair[1])
