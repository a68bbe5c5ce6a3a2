from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.models import Decision
from programmes.forms.fields import DayInput
from programmes.rules import clock


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), widget=forms.RadioSelect)
    decided_by = forms.CharField(
        label=gettext_lazy("Decided by"),
        max_length=200,
        help_text=gettext_lazy("May be a person without an account."),
    )
    decided_on = forms.DateField(label=gettext_lazy("On"), widget=DayInput())
    minutes = forms.CharField(label=gettext_lazy("Minutes or letter"), max_length=160, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Needed unless the candidate is accredited."),
    )

    def __init__(self, *args, outcomes, award, **kwargs):
        kwargs.setdefault("initial", {"decided_on": clock.today(), "outcome": outcomes[0] if outcomes else None})
        super().__init__(*args, **kwargs)
        accredit = (Decision.Outcome.ACCREDIT.value, _("Accredit as {title}").format(title=award))
        self.fields["outcome"].choices = [
            accredit if outcome == Decision.Outcome.ACCREDIT else (outcome.value, outcome.label) for outcome in outcomes
        ]
