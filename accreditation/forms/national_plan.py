from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from accreditation.forms.board import Filters
from accreditation.models import Delivery, NationalPlan, NationalTraining
from programmes.forms.fields import ChoiceByName, DayInput, helper
from programmes.models import Country, Organisation, Programme

FIELDS = (
    "starts_on", "ends_on", "officers", "courses", "designates", "portfolio", "agendas",
    "progress", "effect", "method", "reported_to", "remark",
)  # fmt: skip


class PlanForm(forms.ModelForm):
    """What the plan says. Every field may stay empty until the administration knows."""

    organisation = ChoiceByName(Organisation.objects.administrations(), label=_("Administration"))

    class Meta:
        model = NationalPlan
        fields = ("organisation", *FIELDS)
        widgets = {
            "starts_on": DayInput(),
            "ends_on": DayInput(),
            **{
                name: forms.Textarea(attrs={"rows": 2, "dir": "auto"})
                for name in FIELDS
                if name not in ("starts_on", "ends_on", "officers", "courses")
            },
        }

    helper = helper(
        _("Save the plan"),
        Layout(
            "organisation",
            Row("officers", "courses"),
            Row("starts_on", "ends_on"),
            "designates",
            Fieldset(_("Documents and agendas"), "portfolio", "agendas"),
            Fieldset(_("Monitoring"), "progress", "effect", "method", "reported_to"),
            "remark",
        ),
    )

    def __init__(self, *args, chooses, **kwargs):
        """`chooses`: an organiser may put the administration right; a focal point does not."""
        super().__init__(*args, **kwargs)
        if not chooses:
            self.fields["organisation"].disabled = True

    def _post_clean(self):
        """No instance is built here: the action writes."""


class NewPlanForm(forms.Form):
    programme = ChoiceByName(Programme.objects.none(), label=_("Programme"))
    organisation = ChoiceByName(Organisation.objects.administrations(), label=_("Administration"))

    helper = helper(_("Open the plan"), Layout("programme", "organisation"))

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes
        if len(programmes) == 1:
            self.fields["programme"].initial = programmes[0]


class AdministrationForm(forms.Form):
    """Whose plan the report of a group is, where the workshop does not say."""

    organisation = ChoiceByName(Organisation.objects.administrations(), label=_("Administration"))

    helper = helper(_("Fill the plan"), Layout("organisation"))


class AgreementForm(forms.Form):
    agreed_by = forms.CharField(
        label=_("Agreed by"),
        max_length=200,
        help_text=_("Name and office, for the administration."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    agreed_on = forms.DateField(label=_("On"), widget=DayInput())
    reference = forms.CharField(label=_("Reference"), max_length=160, required=False)

    helper = helper(_("Record the agreement"), Layout("agreed_by", Row("agreed_on", "reference")))


class FocalPointForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("An officer of the administration, who confirms what its trainers report."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_(
            "Gets a personal link; no account is needed. Without an e-mail an organiser records confirmations."
        ),
    )

    helper = helper(_("Name the focal point"), Layout(Row("name", "email")))


class PlannedCourseForm(forms.Form):
    title = forms.CharField(label=_("Course"), max_length=200, widget=forms.TextInput({"dir": "auto"}))
    place = forms.CharField(label=_("Place"), max_length=120, required=False, widget=forms.TextInput({"dir": "auto"}))
    by_when = forms.DateField(label=_("By when"), required=False, widget=DayInput())
    officers = forms.IntegerField(label=_("Officers"), required=False, min_value=1, max_value=30_000)

    helper = helper(_("Add the course"), Layout(Row("title", "place"), Row("by_when", "officers")))


class RulesForm(forms.ModelForm):
    class Meta:
        model = NationalTraining
        fields = ("asks", "months", "sheet_days", "link_days")

    sheet_days = forms.IntegerField(
        label=_("Days attendance sheets are kept"),
        min_value=1,
        max_value=3650,
        help_text=_("After the last day of a course; then the photograph deletes itself. The numbers stay."),
    )
    link_days = forms.IntegerField(label=_("Days a personal link opens"), min_value=1, max_value=1100)

    helper = helper(_("Save"), Layout("asks", "months", Row("sheet_days", "link_days")))

    def _post_clean(self):
        """No instance is built here: the action writes."""


class PlanFilters(Filters):
    programme = ChoiceByName(
        Programme.objects.none(), to_field_name="slug", label=_("Programme"), empty_label=_("All"), required=False
    )
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *NationalPlan.State.choices], required=False)


class CourseFilters(Filters):
    programme = ChoiceByName(
        Programme.objects.none(), to_field_name="slug", label=_("Programme"), empty_label=_("All"), required=False
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("Reported and confirmed")), *Delivery.State.choices],
        required=False,
    )
    country = ChoiceByName(
        Country.objects.none(), to_field_name="iso2", label=_("Country"), empty_label=_("All"), required=False
    )

    def __init__(self, data, *, programmes, countries):
        self.countries = countries
        super().__init__(data, programmes=programmes)

    def is_valid(self):
        self.fields["country"].queryset = self.countries
        return super().is_valid()
