from django import forms
from django.utils.translation import gettext_lazy as _

from accreditation.forms.board import Filters
from accreditation.models import Accreditation
from programmes.forms.fields import ChoiceOfFew, DayInput
from programmes.models import Country, Language, Programme, WcoRegion


def _text(label):
    return forms.CharField(label=label, max_length=80, required=False, widget=forms.TextInput(attrs={"size": 16}))


def _language():
    return ChoiceOfFew(
        Language.objects.all(), to_field_name="tag", label=_("Works in"), empty_label=_("All"), required=False
    )


def _country():
    return ChoiceOfFew(
        Country.objects.all(), to_field_name="iso2", label=_("Country"), empty_label=_("All"), required=False
    )


class RosterFilters(Filters):
    words = _text(_("Name"))
    topic = _text(_("Topic"))
    programme = ChoiceOfFew(
        Programme.objects.none(), to_field_name="slug", label=_("Programme"), empty_label=_("All"), required=False
    )
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *Accreditation.State.choices], required=False)
    language = _language()
    region = forms.ChoiceField(label=_("Region"), choices=[("", _("All")), *WcoRegion.choices], required=False)
    country = _country()
    starts_on = forms.DateField(label=_("Free from"), widget=DayInput(), required=False)
    ends_on = forms.DateField(label=_("Free until"), widget=DayInput(), required=False)
    taught_since = forms.DateField(label=_("Taught since"), widget=DayInput(), required=False)
    expires = forms.ChoiceField(
        label=_("Ends"),
        choices=[("", _("All")), ("3", _("Within 3 months")), ("6", _("Within 6 months")), ("12", _("Within a year"))],
        required=False,
    )


class OutsideFilters(Filters):
    words = _text(_("Name"))
    topic = _text(_("Topic"))
    language = _language()
    country = _country()

    def __init__(self, data):
        forms.Form.__init__(self, data)
        self.is_valid()
