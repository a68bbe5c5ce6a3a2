from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, helper
from programmes.models import AgencyKind, Country


class OrganisationForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    acronym = forms.CharField(label=_("Acronym"), max_length=30, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=AgencyKind)
    country = ChoiceByName(Country.objects.all(), label=_("Country"), required=False)

    helper = helper(_("Add the organisation"), Layout("name", Row("acronym", "kind", "country")))
