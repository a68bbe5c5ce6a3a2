from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, ChoicesByName, helper
from programmes.models import Language, Organisation, Programme


class ProgrammeForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    acronym = forms.CharField(label=_("Acronym"), max_length=20)
    slug = forms.SlugField(label=_("Name in addresses"), max_length=50, help_text=_("Small letters and hyphens."))
    certificate_prefix = forms.SlugField(label=_("Prefix of certificate numbers"), max_length=12)
    organisation = ChoiceByName(Organisation.objects.all(), label=_("Run by"))
    languages = ChoicesByName(
        Language.objects.all(), label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )
    usage = forms.ChoiceField(label=_("It counts"), choices=Programme.Usage, initial=Programme.Usage.ADMINISTRATIONS)
    trainer_title = forms.CharField(label=_("Title of its trainers"), max_length=120, required=False)
    purpose = forms.CharField(label=_("Purpose"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    helper = helper(
        _("Found the programme"),
        Layout(
            "title",
            Row("acronym", "slug"),
            Row("certificate_prefix", "organisation"),
            "languages",
            Row("usage", "trainer_title"),
            "purpose",
        ),
    )


class SeriesForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    slug = forms.SlugField(label=_("Name in addresses"), help_text=_("Small letters and hyphens."))
    planned = forms.IntegerField(label=_("Workshops planned in all"), min_value=1, max_value=999, required=False)

    helper = helper(_("Add the series"))
