from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName
from programmes.models import Country
from programmes.rules.dates import range_words
from workshops.models import Workshop
from workshops.rules import register as register_rules
from workshops.rules import status_report as status_report_rules


class WorkshopChoice(forms.ModelChoiceField):
    """By place and date: the titles of a programme's workshops are often the same."""

    def label_from_instance(self, workshop):
        dates = range_words(workshop.starts_on, workshop.ends_on)
        return f"{workshop.place or workshop.title}, {dates}"


class RegisterFilters(forms.Form):
    """What narrows the register, from the query string. A value that means nothing is passed over."""

    words = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "dir": "auto"}),
    )
    workshop = WorkshopChoice(
        Workshop.objects.none(), to_field_name="code", label=_("Workshop"), empty_label=_("All"), required=False
    )
    country = ChoiceByName(
        Country.objects.none(), to_field_name="iso2", label=_("Country"), empty_label=_("All"), required=False
    )
    addressed = forms.CharField(
        label=_("Addressed to"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search", "list": "addressees", "dir": "auto"}),
    )
    status = forms.ChoiceField(label=_("Status as reported"), required=False)

    def __init__(self, data, *, recommendations):
        super().__init__(data)
        workshops = register_rules.workshops_with(recommendations)
        self.fields["workshop"].queryset = workshops
        self.fields["country"].queryset = register_rules.countries_of(workshops)
        self.fields["status"].choices = [("", _("All")), *status_report_rules.titles()]
        self.is_valid()

    def chosen(self):
        return {name: self.cleaned_data.get(name) or None for name in self.fields}

    @property
    def is_narrowed(self):
        return any(self.chosen().values())
