from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, ChoicesByName, helper
from programmes.models import AgencyKind, Country, Organisation, Qualifier, Sex


class HeadcountForm(forms.Form):
    qualifier = forms.ChoiceField(label=_("How exact"), choices=Qualifier)
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=100_000)
    agency_kind = forms.ChoiceField(label=_("Service"), choices=AgencyKind)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex, required=False)
    organisation = ChoiceByName(Organisation.objects.all(), label=_("Organisation"), required=False)
    countries = ChoicesByName(
        Country.objects.all(),
        label=_("Countries"),
        required=False,
        help_text=_("All the countries they came from. Hold Ctrl to choose several."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    source = forms.CharField(label=_("Source"), max_length=300, required=False)

    helper = helper(
        _("Declare the headcount"),
        Layout(Row("qualifier", "number", "agency_kind"), Row("sex", "organisation"), "countries", "source"),
    )
