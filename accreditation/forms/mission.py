from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accreditation.models import Candidacy, MissionEvaluation
from accreditation.rules import steps
from programmes.forms.fields import ChoiceByName, DayInput, helper
from programmes.models import Country, Language, Organisation, Person, Programme
from workshops.forms.workshop import ZONES


class MissionForm(forms.Form):
    programme = ChoiceByName(Programme.objects.none(), label=gettext_lazy("Programme"))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=240)
    city = forms.CharField(label=gettext_lazy("City"), max_length=100)
    country = ChoiceByName(Country.objects.all(), label=gettext_lazy("Country"))
    starts_on = forms.DateField(label=gettext_lazy("First day"), widget=DayInput())
    ends_on = forms.DateField(label=gettext_lazy("Last day"), widget=DayInput())
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=ZONES, initial="UTC")
    language = ChoiceByName(Language.objects.all(), label=gettext_lazy("Language"))
    host = ChoiceByName(Organisation.objects.all(), label=gettext_lazy("Host administration"), required=False)

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes
        if len(programmes) == 1:
            self.fields["programme"].initial = programmes[0]
        self.helper = helper(
            _("Plan the mission"),
            Layout(
                "programme",
                "title",
                Row("city", "country"),
                Row("starts_on", "ends_on"),
                Row("time_zone", "language"),
                "host",
            ),
        )


class ExpertChoice(ChoiceByName):
    def label_from_instance(self, person):
        return f"{person}, {person.organisation}" if person.organisation_id else str(person)


class LeadForm(forms.Form):
    lead = ExpertChoice(
        Person.objects.none(),
        label=gettext_lazy("Lead expert"),
        help_text=gettext_lazy("Trainers on the roster, facilitators, assessors, and those who taught a workshop."),
    )

    def __init__(self, *args, experts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = experts.select_related("organisation")
        self.helper = helper(_("Match this expert"))


class CandidateChoice(forms.ModelChoiceField):
    def label_from_instance(self, candidacy):
        months = steps.waiting_months(candidacy) or 0
        waits = ngettext("waits {count} month", "waits {count} months", months).format(count=months)
        country = candidacy.person.country
        return ", ".join(str(part) for part in (candidacy.person, country, waits) if part)


class CoTrainerForm(forms.Form):
    candidacy = CandidateChoice(
        Candidacy.objects.none(),
        label=gettext_lazy("Candidate"),
        help_text=gettext_lazy("Those who have passed the workshop, the longest waiting first."),
    )

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["candidacy"].queryset = waiting
        self.helper = helper(_("Add as co-trainer"))


class ReleaseForm(forms.Form):
    reference = forms.CharField(
        label=gettext_lazy("Letter of release"),
        max_length=160,
        help_text=gettext_lazy("Who wrote it, and its reference."),
    )
    released_on = forms.DateField(label=gettext_lazy("Dated"), widget=DayInput())

    helper = helper(gettext_lazy("Record the release"))


class EvaluationForm(forms.Form):
    lessons_observed = forms.IntegerField(label=gettext_lazy("Lessons observed"), min_value=1, max_value=99, initial=1)
    strengths = forms.CharField(label=gettext_lazy("Strengths"), widget=forms.Textarea(attrs={"rows": 3}))
    to_develop = forms.CharField(
        label=gettext_lazy("To develop"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed unless the co-trainer is recommended."),
    )
    independence = forms.ChoiceField(
        label=gettext_lazy("Independence"), choices=MissionEvaluation.Independence, widget=forms.RadioSelect
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), choices=MissionEvaluation.Outcome, widget=forms.RadioSelect
    )

    helper = helper(gettext_lazy("Sign the evaluation"))
