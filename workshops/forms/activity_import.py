from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName
from programmes.forms.import_ import ListForm
from programmes.models import AgencyKind, Country, Organisation, Programme
from programmes.models.base import search_key
from programmes.rules.import_values import spellings
from workshops.models import Activity


class ArchiveForm(ListForm):
    """A file of activities, and into which programme its rows go."""

    programme = ChoiceByName(
        Programme.objects.none(), label=_("Programme"), required=False, empty_label=_("The one each row names")
    )
    field_order = ("programme", "text", "file")

    def __init__(self, *args, programmes, may_follow_rows, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["programme"]
        field.queryset = programmes
        if not may_follow_rows:
            field.required, field.empty_label = True, None
        else:
            field.help_text = _("Activities of no programme known here go to the archive.")


class CountryWordForm(forms.Form):
    meaning = ChoiceByName(Country.objects.all(), label=_("It is"), empty_label=_("not chosen"))


class KindWordForm(forms.Form):
    meaning = forms.ChoiceField(label=_("It is"), choices=[("", _("not chosen")), *Activity.choices])


class OrganisationWordForm(forms.Form):
    """One that is known, by its name or acronym; or a new one, of a kind."""

    name = forms.CharField(label=_("It is"), max_length=200, required=False, help_text=_("Name or acronym, in full."))
    new = forms.ChoiceField(
        label=_("Or it is new, of this kind"), choices=[("", _("not new")), *AgencyKind.choices], required=False
    )

    def clean(self):
        given = super().clean()
        name, new = given.get("name", "").strip(), given.get("new")
        if bool(name) == bool(new):
            raise forms.ValidationError(_("Name one that is known, or say of what kind a new one is: one of the two."))
        if name:
            found = [one for one in Organisation.objects.named(name)[:200] if _is_called(one, name)]
            if len(found) != 1:
                self.add_error("name", _("There is no organisation of that name, or more than one."))
            else:
                given["meaning"] = found[0]
        return given


def _is_called(organisation, name):
    return search_key(name) in {search_key(word) for word in (*spellings(organisation.name), organisation.acronym)}


WORD_FORMS = {"country": CountryWordForm, "kind": KindWordForm, "organisation": OrganisationWordForm}
