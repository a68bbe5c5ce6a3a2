from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.forms.fields import DayInput, helper
from workshops.models import Requirement, RequirementResult


class RequirementsForm(forms.Form):
    """What a programme asks of everybody, besides attendance and the test, whose marks are among its rules."""

    demonstration = forms.BooleanField(label=gettext_lazy("A teaching demonstration"), required=False)
    prerequisites = forms.CharField(
        label=gettext_lazy("Certificates to bring along"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("One a line, such as: E-learning course on the Harmonized System."),
    )

    helper = helper(gettext_lazy("Ask for this"), Layout("demonstration", "prerequisites"))


class WorkshopRequirementsForm(RequirementsForm):
    attendance_percent = forms.IntegerField(
        label=gettext_lazy("Attendance required, %"), required=False, min_value=0, max_value=100
    )
    pass_mark = forms.IntegerField(
        label=gettext_lazy("Pass mark of the test, %"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=gettext_lazy("0: the result does not count. The test counts where it is answered by name."),
    )

    helper = helper(
        gettext_lazy("Ask for this"), Layout(Row("attendance_percent", "pass_mark"), "demonstration", "prerequisites")
    )

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("attendance_percent", "pass_mark"):
            self.fields[name].widget.attrs |= {"size": 4, "placeholder": getattr(programme, name)}
        self.fields["attendance_percent"].help_text = _("Blank: as the programme asks.")


class ResultForm(forms.Form):
    """The whole of a result: when, by whom, with which reference."""

    state = forms.ChoiceField(label=gettext_lazy("Result"), choices=RequirementResult.State, widget=forms.RadioSelect)
    dated_on = forms.DateField(label=gettext_lazy("On"), required=False, widget=DayInput())
    seen_by = forms.CharField(
        label=gettext_lazy("Seen by"), required=False, max_length=160, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference"), required=False, max_length=120, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    file = forms.FileField(label=gettext_lazy("File"), required=False)

    def __init__(self, *args, requirement, result=None, **kwargs):
        names = ("state", "dated_on", "seen_by", "reference", "note")
        kwargs["initial"] = {name: getattr(result, name) for name in names} if result else {"state": "met"}
        super().__init__(*args, **kwargs)
        if requirement.kind == Requirement.Kind.PREREQUISITE:
            self.fields["state"].choices = [("met", _("Seen"))]
            layout = Layout(Row("dated_on", "reference"), "seen_by", "note", "file")
            self.fields["state"].required = False
        else:
            layout = Layout("state", Row("dated_on", "seen_by"), "note")
        self.helper = helper(_("Save"), layout)

    def clean_state(self):
        return self.cleaned_data["state"] or RequirementResult.State.MET
