from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, ChoicesByName, helper
from programmes.models import Country, Language, Organisation, Person


class PersonForm(forms.ModelForm):
    country = ChoiceByName(Country.objects.all(), required=False, label=_("Country"))
    organisation = ChoiceByName(Organisation.objects.all(), required=False, label=_("Administration or organisation"))
    languages = ChoicesByName(
        Language.objects.all(), required=False, label=_("Working languages"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Person
        fields = [
            "family_name", "given_names", "native_name", "title", "sex", "country", "organisation", "post", "email",
            "telephone",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(
            _("Save"),
            Layout(
                Row("family_name", "given_names"),
                "native_name",
                Row("title", "sex"),
                Row("country", "organisation"),
                "post",
                Row("email", "telephone"),
                Fieldset("", "languages"),
            ),
        )

    def _post_clean(self):
        """No instance is built here: the action writes."""

    @classmethod
    def of(cls, person, data=None, **kwargs):
        initial = {name: getattr(person, name) for name in cls.Meta.fields} | {"languages": person.languages.all()}
        return cls(data, initial=initial, **kwargs)


class AccountForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"))

    helper = helper(_("Open a sign-in"))
