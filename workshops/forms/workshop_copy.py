from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, DayInput, helper
from programmes.models import Country, Language, Organisation, Programme
from workshops.forms.workshop import ZONES


class CopyForm(forms.Form):
    programme = ChoiceByName(Programme.objects.none(), label=_("Programme"), empty_label=None)
    title = forms.CharField(label=_("Title"), max_length=240)
    starts_on = forms.DateField(
        label=_("First day"), widget=DayInput(), help_text=_("The agenda follows by working days.")
    )
    city = forms.CharField(label=_("City"), max_length=100, required=False)
    country = ChoiceByName(Country.objects.all(), label=_("Country"), required=False)
    venue = forms.CharField(label=_("Venue"), max_length=200, required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=ZONES)
    language = ChoiceByName(Language.objects.all(), label=_("Language"), empty_label=None)
    host = ChoiceByName(Organisation.objects.all(), label=_("Host"), required=False)

    def __init__(self, *args, source, programmes, **kwargs):
        # The place is new as a rule; everything else is offered as it was.
        kwargs["initial"] = {name: getattr(source, name) for name in ("programme", "title", "time_zone", "language")}
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes
        self.helper = helper(
            _("Make the workshop"),
            Layout(
                "title",
                Row("starts_on", "programme"),
                Row("city", "country"),
                Row("venue", "host"),
                Row("time_zone", "language"),
            ),
        )
