from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, ChoicesByName, DayInput, helper
from programmes.models import Country, Language, Organisation, Sex
from workshops.models import Participation


class NewPersonForm(forms.Form):
    """A person the programme does not know yet. Only the name is obligatory; blanks become reminders."""

    family_name = forms.CharField(label=_("Family name"), max_length=120, help_text=_("In Latin letters."))
    given_names = forms.CharField(label=_("Given names"), max_length=120, required=False)
    native_name = forms.CharField(label=_("Name in own script"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Takes part as"), choices=Participation.Kind)
    organisation = ChoiceByName(Organisation.objects.all(), label=_("Administration"), required=False)
    country = ChoiceByName(Country.objects.all(), label=_("Country"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex, required=False)
    post = forms.CharField(label=_("Post"), max_length=160, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    telephone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    languages = ChoicesByName(
        Language.objects.all(), label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].initial = workshop.country_id
        self.helper = helper(
            _("Put on the list"),
            Layout(
                Row("family_name", "given_names"),
                "native_name",
                Row("kind", "sex"),
                Row("organisation", "country"),
                "post",
                Row("email", "telephone"),
                "languages",
            ),
        )


class KnownPersonForm(forms.Form):
    person = ChoiceByName(None, label=_("Person"))
    kind = forms.ChoiceField(label=_("Takes part as"), choices=Participation.Kind)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.helper = helper(_("Put on the list"), Layout(Row("person", "kind")))


class UnnamedForm(forms.Form):
    """An officer listed without a name: counted, seated, never printed."""

    listed_as = forms.CharField(
        label=_("Listed as"), max_length=160, help_text=_("For example: Police officer, Thailand.")
    )
    kind = forms.ChoiceField(label=_("Takes part as"), choices=Participation.Kind)
    organisation = ChoiceByName(Organisation.objects.all(), label=_("Administration"), required=False)
    country = ChoiceByName(Country.objects.all(), label=_("Country"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex, required=False)

    helper = helper(_("Put on the list"), Layout("listed_as", Row("kind", "sex"), Row("organisation", "country")))


class EntryForm(forms.Form):
    """An entry on the list, as of this workshop: what is recorded of the person elsewhere stays."""

    listed_as = forms.CharField(label=_("Listed as"), max_length=160)
    kind = forms.ChoiceField(label=_("Takes part as"), choices=Participation.Kind)
    organisation = ChoiceByName(Organisation.objects.all(), label=_("Administration"), required=False)
    country = ChoiceByName(Country.objects.all(), label=_("Country"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex, required=False)
    post = forms.CharField(label=_("Post"), max_length=160, required=False)
    expected_from = forms.DateField(
        label=_("Comes on"), required=False, widget=DayInput(), help_text=_("Blank: from the first day.")
    )
    expected_until = forms.DateField(
        label=_("Stays until"), required=False, widget=DayInput(), help_text=_("Blank: to the last day.")
    )

    def __init__(self, *args, participation, **kwargs):
        kwargs["initial"] = {name: getattr(participation, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        if participation.person_id:
            del self.fields["listed_as"]
        self.helper = helper(
            _("Save the entry"),
            Layout(
                *(["listed_as"] if "listed_as" in self.fields else []),
                Row("organisation", "country"),
                "post",
                Row("kind", "sex"),
                Row("expected_from", "expected_until"),
            ),
        )
