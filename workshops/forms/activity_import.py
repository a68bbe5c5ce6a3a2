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


class WordForm(forms.Form):
    """What one word means; empty while nobody has chosen."""

    def given(self):
        """What choose_words takes of it, or nothing."""
        meaning = self.cleaned_data.get("meaning")
        return {"meaning": meaning} if meaning else {}


class CountryWordForm(WordForm):
    meaning = ChoiceByName(Country.objects.all(), label=_("It is"), empty_label=_("not chosen"), required=False)


class KindWordForm(WordForm):
    meaning = forms.ChoiceField(label=_("It is"), choices=[("", _("not chosen")), *Activity.choices], required=False)


class OrganisationWordForm(WordForm):
    """One that is known, by its name or acronym; or a new one, of a kind."""

    name = forms.CharField(
        label=_("It is"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off", "dir": "auto"}),
    )
    new = forms.ChoiceField(
        label=_("Or it is new, of this kind"), choices=[("", _("not new")), *AgencyKind.choices], required=False
    )

    def clean(self):
        given = super().clean()
        name, new = given.get("name", "").strip(), given.get("new")
        if name and new:
            raise forms.ValidationError(_("Name one that is known, or say of what kind a new one is: one of the two."))
        if name:
            found = [one for one in Organisation.objects.named(name)[:200] if _is_called(one, name)]
            if len(found) != 1:
                self.add_error("name", _("There is no organisation of that name, or more than one."))
            else:
                given["meaning"] = found[0]
        return given

    def given(self):
        new = self.cleaned_data.get("new")
        return {"new": new} if new else super().given()


class WordForms:
    """A page of words, each with its own small form; `act` and `answer` take all of them for one form.

    A word travels with its form, so that what was chosen is never said of another word the page has meanwhile.
    """

    fields, cleaned_data = {}, {}

    def __init__(self, words, data=None):
        self.is_bound, self.chosen, self.sentences = data is not None, [], []
        asked = _sent(data, words) if self.is_bound else list(words)
        self.rows = [
            (sort, word, n, WORD_FORMS[sort](data, prefix=f"w{at}", auto_id="%s"))
            for at, (sort, word, n) in enumerate(asked)
        ]

    @property
    def asks_organisations(self):
        return any(sort == "organisation" for sort, *_rest in self.rows)

    @property
    def errors(self):
        """[(word, sentence, where)] of what is to be looked at again; the word is empty where it is about the page."""
        found = [("", sentence, "") for sentence in self.sentences]
        for _sort, word, _n, form in self.rows if self.is_bound else ():
            first = form[next(iter(form.fields))].id_for_label
            found += [(word, sentence, first) for sentences in form.errors.values() for sentence in sentences]
        return found

    def is_valid(self):
        if not self.is_bound or self.errors:
            return False
        for sort, word, _n, form in self.rows:
            if given := form.given():
                self.chosen.append({"sort": sort, "words": word} | given)
        if not self.chosen:
            self.add_error(None, _("Nothing is chosen yet: say of at least one name what it means."))
        return bool(self.chosen)

    def add_error(self, _field, sentence):
        self.sentences.append(sentence)


def _sent(data, words):
    """The words as the page that was sent had them; how many rows have them is looked up."""
    rows = {(sort, word): n for sort, word, n in words}
    found = []
    while (sort := data.get(f"w{len(found)}-sort")) in WORD_FORMS and len(found) < 100:
        word = data.get(f"w{len(found)}-words", "").replace("\x00", "")
        found.append((sort, word, rows.get((sort, word), 0)))
    return found


def _is_called(organisation, name):
    return search_key(name) in {search_key(word) for word in (*spellings(organisation.name), organisation.acronym)}


WORD_FORMS = {"country": CountryWordForm, "kind": KindWordForm, "organisation": OrganisationWordForm}
