from django import forms
from django.utils.translation import gettext_lazy as _

SCALE = [
    ("4", _("4 Master")),
    ("3", _("3 Skilled")),
    ("2", _("2 Needs improvement")),
    ("1", _("1 Unacceptable")),
    ("0", _("Not observed")),
]
ANSWERS = [("yes", _("Yes")), ("no", _("Not yet"))]


class AssessmentForm(forms.Form):
    """One assessor's form: the route's criteria, a comment at the ends of the scale, a clear answer."""

    def __init__(self, *args, criteria, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for criterion in self.criteria:
            title = _("{criterion} (decisive)").format(criterion=criterion) if criterion.is_decisive else str(criterion)
            self.fields[f"score_{criterion.pk}"] = forms.ChoiceField(
                label=title,
                choices=SCALE,
                widget=forms.RadioSelect,
                help_text=_("A 3 looks like this: {anchor}").format(anchor=criterion.anchor_3)
                if criterion.anchor_3
                else "",
            )
            self.fields[f"comment_{criterion.pk}"] = forms.CharField(
                label=_("Comment"),
                max_length=400,
                required=False,
                help_text=_("Needed at 1 and at 4."),
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        self.fields["recommends"] = forms.ChoiceField(
            label=_("Shows the skills of a trainer"), choices=ANSWERS, widget=forms.RadioSelect
        )
        self.fields["remarks"] = forms.CharField(
            label=_("Remarks"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
        )

    def rows(self):
        """(criterion, score field, comment field), for the page."""
        return [(c, self[f"score_{c.pk}"], self[f"comment_{c.pk}"]) for c in self.criteria]

    def answers(self):
        """What assessments.sign takes."""
        values = self.cleaned_data
        return {
            "scores": {c: (int(values[f"score_{c.pk}"]) or None, values[f"comment_{c.pk}"]) for c in self.criteria},
            "recommends": values["recommends"] == "yes",
            "remarks": values["remarks"],
        }
