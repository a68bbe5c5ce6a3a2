from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, DayInput, helper
from programmes.models import ADMINISTRATIONS, Organisation, Series

DONORS = Organisation.objects.exclude(kind__in=ADMINISTRATIONS)


class GrantForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    reference = forms.CharField(label=_("Number or reference"), max_length=80, required=False)
    donor = ChoiceByName(DONORS, label=_("Donor"), help_text=_("Who is not on the list is added under organisations."))
    starts_on = forms.DateField(label=_("First day"), required=False, widget=DayInput())
    ends_on = forms.DateField(label=_("Last day"), required=False, widget=DayInput())
    amount = forms.DecimalField(label=_("Amount"), required=False, min_value=0, max_digits=14, decimal_places=2)
    currency = forms.CharField(
        label=_("Currency"), required=False, max_length=3, widget=forms.TextInput({"size": 4, "dir": "ltr"})
    )
    series = ChoiceByName(
        Series.objects.none(),
        label=_("The series it pays for as a whole"),
        required=False,
        help_text=_("The totals published of that series are then the grant’s. Blank: what it pays for is counted."),
    )
    credit_line = forms.CharField(
        label=_("Credit line"),
        max_length=300,
        required=False,
        help_text=_("Printed word for word."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    disclaimer = forms.CharField(
        label=_("Disclaimer"),
        required=False,
        help_text=_("Printed word for word."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    FIELDS = (
        "title", "reference", "donor", "starts_on", "ends_on", "amount", "currency", "series", "credit_line",
        "disclaimer",
    )  # fmt: skip

    def __init__(self, *args, programme, grant=None, **kwargs):
        if grant:
            kwargs["initial"] = {name: getattr(grant, name) for name in self.FIELDS}
        super().__init__(*args, **kwargs)
        self.fields["series"].queryset = programme.series.all()
        self.helper = helper(
            _("Save the changes") if grant else _("Record the grant"),
            Layout(
                "title",
                Row("donor", "reference"),
                Row("starts_on", "ends_on"),
                Row("amount", "currency"),
                "series",
                Fieldset(_("In the words of the donor"), "credit_line", "disclaimer"),
            ),
        )

    def clean_currency(self):
        return self.cleaned_data["currency"].upper()
