from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, helper
from programmes.models import Country, Organisation, Person, Sex

SHOWN = 8


class SubstituteForm(forms.Form):
    """Who comes instead: one of the people found by name, or somebody new, from the same administration as a rule."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Found"), required=False, to_field_name="code", widget=forms.RadioSelect
    )
    family_name = forms.CharField(label=_("Family name"), max_length=120)
    given_names = forms.CharField(label=_("Given names"), max_length=120, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex, required=False)
    post = forms.CharField(label=_("Post"), max_length=160, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    organisation = ChoiceByName(Organisation.objects.all(), label=_("Administration"), required=False)
    country = ChoiceByName(Country.objects.all(), label=_("Country"), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)

    def __init__(self, *args, participation, known, words="", **kwargs):
        kwargs["initial"] = {"organisation": participation.organisation_id, "country": participation.country_id}
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = known
        self.found = list(known.named(words).select_related("organisation")[:SHOWN]) if words else []
        self.fields["person"].choices = [("", _("Nobody of these: somebody new")), *self._labels()]
        self.fields["family_name"].required = not (self.found or self.data.get("person"))
        self.helper = helper(
            _("Replace"),
            Layout(
                *(["person"] if self.found else []),
                Row("family_name", "given_names"),
                Row("sex", "post"),
                "email",
                Row("organisation", "country"),
                "reason",
            ),
        )

    def _labels(self):
        return [
            (one.code, f"{one.list_name}, {one.organisation}" if one.organisation else one.list_name)
            for one in self.found
        ]

    def clean(self):
        values = super().clean()
        if values.get("person"):
            return {"person": values["person"], "reason": values.get("reason", "")}
        if not values.get("family_name") and "family_name" not in self.errors:
            self.add_error("family_name", _("Choose one of those found, or give a name."))
        values.pop("person", None)
        return values
