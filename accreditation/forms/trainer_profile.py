from crispy_forms.layout import HTML, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.models import AvailabilityPeriod, TeachingLanguage
from programmes.forms.fields import ChoicesByName, DayInput, helper
from programmes.models import Language, Module, WcoRegion

Level = TeachingLanguage.Level


class TrainerProfileForm(forms.Form):
    """What a trainer says of themselves; everything may stay empty."""

    modules = ChoicesByName(
        Module.objects.none(),
        label=gettext_lazy("Modules"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.CharField(
        label=gettext_lazy("Topics you teach"),
        help_text=gettext_lazy("One on each line."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    teaches = ChoicesByName(
        Language.objects.all(),
        label=gettext_lazy("You teach in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    assists = ChoicesByName(
        Language.objects.all(),
        label=gettext_lazy("Languages you can help in"),
        help_text=gettext_lazy("Break-outs, questions, not a whole lesson."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    regions = forms.MultipleChoiceField(
        label=gettext_lazy("Regions you would go to"),
        choices=WcoRegion.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    availability = forms.CharField(
        label=gettext_lazy("When you can come, in a word"),
        help_text=gettext_lazy("For example: with six weeks’ notice, not in July."),
        max_length=200,
        required=False,
    )
    about = forms.CharField(
        label=gettext_lazy("About you as a trainer"),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, data=None, *, profile, modules, spoken=()):
        super().__init__(data, initial=_initial(profile, spoken))
        self.fields["modules"].queryset = modules
        if not modules:
            del self.fields["modules"]
        lists = [name for name in ("modules", "topics") if name in self.fields]
        self.helper = helper(
            _("Save"),
            Layout(
                Fieldset("", *lists),
                "teaches",
                # A long list on a telephone, and seldom needed.
                HTML(f'<details class="fold"><summary><span>{_("Languages you can help in")}</span></summary><div>'),
                "assists",
                HTML("</div></details>"),
                "regions",
                "availability",
                "about",
            ),
        )

    def clean_topics(self):
        return self.cleaned_data["topics"].splitlines()


def _initial(profile, spoken):
    """A first profile begins with the working languages of the person."""
    if profile is None:
        return {"teaches": [language.pk for language in spoken]}
    languages = {level: [] for level in Level}
    for row in profile.languages.all():
        languages[row.level].append(row.language_id)
    return {
        "modules": [row.module_id for row in profile.topics.all() if row.module_id],
        "topics": "\n".join(row.words for row in profile.topics.all() if not row.module_id),
        "teaches": languages[Level.TEACHES],
        "assists": languages[Level.ASSISTS],
        "regions": [row.region for row in profile.regions.all()],
        "availability": profile.availability,
        "about": profile.about,
    }


class PeriodForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=AvailabilityPeriod.Kind.choices)
    starts_on = forms.DateField(label=gettext_lazy("From"), widget=DayInput())
    ends_on = forms.DateField(label=gettext_lazy("Until"), widget=DayInput())
    note = forms.CharField(label=gettext_lazy("Note"), max_length=120, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(_("Add these days"), Layout(Row("kind", "starts_on", "ends_on"), "note"))
        self.helper.form_tag = False
        self.helper.inputs = []


class PaperConsentForm(forms.Form):
    """Agreed on paper: the day, and the letter."""

    agreed_on = forms.DateField(label=gettext_lazy("Agreed on"), widget=DayInput())
    reference = forms.CharField(
        label=gettext_lazy("Letter"), max_length=160, help_text=gettext_lazy("Who wrote it, and its reference.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(_("Record the agreement"), Layout(Row("agreed_on", "reference")))
