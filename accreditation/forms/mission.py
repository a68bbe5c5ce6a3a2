from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accreditation.models import Candidacy
from accreditation.rules import steps
from programmes.forms.fields import ChoiceByName, ChoicesByName, DayInput, helper
from programmes.models import Country, Language, Module, Organisation, Person, Programme
from workshops.forms.workshop import ZONES


class RequestForm(forms.Form):
    """What the host administration asked for, from its letter."""

    requested_by = forms.CharField(
        label=gettext_lazy("Asked by"), max_length=200, required=False, help_text=gettext_lazy("Name and post.")
    )
    requested_on = forms.DateField(label=gettext_lazy("Asked on"), required=False, widget=DayInput())
    request_reference = forms.CharField(label=gettext_lazy("Reference of the request"), max_length=160, required=False)
    topics = forms.CharField(label=gettext_lazy("Topics"), max_length=300, required=False)
    modules = ChoicesByName(
        Module.objects.none(),
        label=gettext_lazy("Modules of the curriculum"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    officers_expected = forms.IntegerField(
        label=gettext_lazy("Officers expected"), min_value=1, max_value=5000, required=False
    )

    def __init__(self, *args, modules, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["modules"].queryset = modules
        if not modules:
            del self.fields["modules"]
        self.helper = helper(
            _("Keep the request"),
            Layout(
                "requested_by",
                Row("requested_on", "request_reference"),
                "topics",
                *(["modules"] if modules else []),
                "officers_expected",
            ),
        )


class DatesForm(forms.Form):
    """Other dates of a mission, with the reason."""

    starts_on = forms.DateField(label=gettext_lazy("First day"), widget=DayInput())
    ends_on = forms.DateField(label=gettext_lazy("Last day"), widget=DayInput())
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    releases_hold = forms.BooleanField(
        label=gettext_lazy("The letters of release hold for these dates, too"),
        required=False,
        help_text=gettext_lazy("Otherwise they are asked for again."),
    )

    helper = helper(gettext_lazy("Set these dates"), Layout(Row("starts_on", "ends_on"), "reason", "releases_hold"))


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


def _beside(words, clashes):
    """A choice that is not free on the days says so."""
    return _("{choice} (not free: {clash})").format(choice=words, clash=clashes[0].sentence) if clashes else words


class ExpertChoice(ChoiceByName):
    clashes = {}

    def label_from_instance(self, person):
        words = f"{person}, {person.organisation}" if person.organisation_id else str(person)
        return _beside(words, self.clashes.get(person.pk))


class LeadForm(forms.Form):
    lead = ExpertChoice(
        Person.objects.none(),
        label=gettext_lazy("Lead expert"),
        help_text=gettext_lazy("Trainers on the roster, facilitators, assessors, and those who taught a workshop."),
    )

    def __init__(self, *args, experts, clashes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].clashes = clashes
        self.fields["lead"].queryset = experts.select_related("organisation")
        self.helper = helper(_("Match this expert"))


class CandidateChoice(forms.ModelChoiceField):
    clashes = {}

    def label_from_instance(self, candidacy):
        months = steps.waiting_months(candidacy) or 0
        waits = ngettext("waits {count} month", "waits {count} months", months).format(count=months)
        country = candidacy.person.country
        words = ", ".join(str(part) for part in (candidacy.person, country, waits) if part)
        return _beside(words, self.clashes.get(candidacy.person_id))


class CoTrainerForm(forms.Form):
    candidacy = CandidateChoice(
        Candidacy.objects.none(),
        label=gettext_lazy("Candidate"),
        help_text=gettext_lazy("Those who have passed the workshop, the longest waiting first."),
    )

    def __init__(self, *args, waiting, clashes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["candidacy"].queryset = waiting
        self.fields["candidacy"].clashes = clashes
        self.helper = helper(_("Add as co-trainer"))


class ReplacementForm(CoTrainerForm):
    """Who comes instead, and why."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(_("Send this candidate instead"))


class ReleaseForm(forms.Form):
    reference = forms.CharField(
        label=gettext_lazy("Letter of release"),
        max_length=160,
        help_text=gettext_lazy("Who wrote it, and its reference."),
    )
    released_on = forms.DateField(label=gettext_lazy("Dated"), widget=DayInput())

    helper = helper(gettext_lazy("Record the release"))
