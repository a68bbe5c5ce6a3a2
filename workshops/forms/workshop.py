from zoneinfo import available_timezones

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, ChoicesByName, DayInput, helper
from programmes.models import ADMINISTRATIONS, Country, Language, Organisation, Programme, Series
from workshops.models import Workshop

ZONES = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone or zone == "UTC"]
SUPPORTERS = Organisation.objects.exclude(kind__in=ADMINISTRATIONS)


class WorkshopForm(forms.Form):
    programme = ChoiceByName(Programme.objects.none(), label=_("Programme"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Workshop.Kind, help_text=_("Decides what is shown."))
    series = ChoiceByName(Series.objects.none(), label=_("Series"), required=False)
    series_number = forms.IntegerField(label=_("Number in the series"), min_value=1, max_value=9999, required=False)
    title = forms.CharField(label=_("Title"), max_length=240)
    city = forms.CharField(label=_("City"), max_length=100, required=False)
    country = ChoiceByName(Country.objects.all(), label=_("Country"), required=False)
    venue = forms.CharField(label=_("Venue"), max_length=200, required=False)
    starts_on = forms.DateField(label=_("First day"), widget=DayInput())
    ends_on = forms.DateField(label=_("Last day"), widget=DayInput())
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=ZONES, initial="UTC")
    language = ChoiceByName(Language.objects.all(), label=_("Language"))
    host = ChoiceByName(Organisation.objects.all(), label=_("Host"), required=False)
    partners = ChoicesByName(SUPPORTERS, label=_("Partners"), required=False, widget=forms.CheckboxSelectMultiple)
    donors = ChoicesByName(SUPPORTERS, label=_("Donors"), required=False, widget=forms.CheckboxSelectMultiple)
    cost = forms.DecimalField(
        label=_("Cost in all"),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        required=False,
        help_text=_("Where it is known; figures then say what it makes for each participant."),
    )
    cost_currency = forms.CharField(
        label=_("Currency"), max_length=3, required=False, help_text=_("Three letters: USD, EUR, CHF.")
    )
    summary = forms.CharField(label=_("What it is about"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    EDITED = (
        "kind", "series", "series_number", "title", "city", "country", "venue", "starts_on", "ends_on", "time_zone",
        "language", "host", "cost", "cost_currency", "summary",
    )  # fmt: skip

    def __init__(self, *args, programmes, workshop=None, **kwargs):
        if workshop:
            kwargs["initial"] = {name: getattr(workshop, name) for name in self.EDITED} | {
                "programme": workshop.programme,
                "partners": workshop.partners.all(),
                "donors": workshop.donors.all(),
            }
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes
        self.fields["series"].queryset = Series.objects.filter(programme__in=programmes).select_related("programme")
        if workshop:
            self.fields["programme"].disabled = True
        self.helper = helper(
            _("Save the changes") if workshop else _("Schedule the workshop"),
            Layout(
                Row("programme", "kind"),
                "title",
                Row("series", "series_number"),
                Row("starts_on", "ends_on"),
                Row("city", "country"),
                Row("venue", "time_zone"),
                Row("language", "host"),
                Fieldset("", "partners", "donors"),
                Row("cost", "cost_currency"),
                "summary",
            ),
        )

    def clean_cost_currency(self):
        return self.cleaned_data["cost_currency"].upper()

    def clean(self):
        values = super().clean()
        series, programme = values.get("series"), values.get("programme")
        if series and programme and series.programme_id != programme.pk:
            self.add_error("series", _("This series belongs to another programme."))
        return values
