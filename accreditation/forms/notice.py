from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.forms.fields import DayInput, helper


class NoticeForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    to_put_right = forms.CharField(
        label=gettext_lazy("What has to be put right"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    answer_by = forms.DateField(label=gettext_lazy("Answer by"), widget=DayInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(_("Give notice"), Layout("reason", "to_put_right", "answer_by"))


class PlanForm(forms.Form):
    plan = forms.CharField(
        label=gettext_lazy("Corrective plan"),
        help_text=gettext_lazy("What will be done, and by when."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    planned_on = forms.DateField(label=gettext_lazy("Plan of"), widget=DayInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper(_("Keep the plan"), Layout("plan", "planned_on"))


class RenewalForm(forms.Form):
    decided_by = forms.CharField(
        label=gettext_lazy("Decided by"), max_length=200, help_text=gettext_lazy("May be a person without an account.")
    )
    decided_on = forms.DateField(label=gettext_lazy("On"), widget=DayInput())
    reference = forms.CharField(label=gettext_lazy("Minutes or letter"), max_length=160, required=False)
    valid_until = forms.DateField(label=gettext_lazy("Valid until"), widget=DayInput())
    # Which period is followed: somebody else may have renewed it while this page was open.
    ended_on = forms.DateField(widget=forms.HiddenInput(), required=False)
    refresher = forms.CharField(
        label=gettext_lazy("Refresher attended"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Which one, and when. Only where the courses taught do not suffice."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        layout = Layout(Row("decided_by", "decided_on"), Row("reference", "valid_until"), "refresher", "ended_on")
        self.helper = helper(_("Renew"), layout)
