"""The page behind a link: one name, and for each recommendation four choices and a few words."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.models import StatusReport


class LinkForm(forms.Form):
    """Choices left open say nothing: what was reported before stays."""

    reported_by = forms.CharField(label=_("Your name"), max_length=200)
    use_required_attribute = False

    def __init__(self, data=None, *, recommendations, **kwargs):
        super().__init__(data, **kwargs)
        self.recommendations = recommendations
        for one in recommendations:
            self.fields[f"status-{one.code}"] = forms.ChoiceField(choices=StatusReport.Status.choices, required=False)
            self.fields[f"words-{one.code}"] = forms.CharField(max_length=1000, required=False)

    def clean(self):
        for one in self.recommendations:
            words = self.cleaned_data.get(f"words-{one.code}")
            if words and not self.cleaned_data.get(f"status-{one.code}") and f"status-{one.code}" not in self.errors:
                self.add_error(f"status-{one.code}", _("Choose one of the four, so that your words are kept with it."))
        return self.cleaned_data

    @property
    def statuses(self):
        """{code: (status, words)} of the recommendations something was chosen for."""
        data = self.cleaned_data
        chosen = {one.code: (data[f"status-{one.code}"], data[f"words-{one.code}"]) for one in self.recommendations}
        return {code: pair for code, pair in chosen.items() if pair[0]}

    def rows(self, latest):
        """[Row] as drawn; `latest` is {pk: StatusReport}."""
        return [
            Row(
                one,
                latest.get(one.pk),
                self[f"status-{one.code}"],
                self[f"words-{one.code}"],
                [*self.errors.get(f"status-{one.code}", []), *self.errors.get(f"words-{one.code}", [])],
            )
            for one in self.recommendations
        ]


@dataclass
class Row:
    recommendation: object
    report: StatusReport | None
    status: forms.BoundField
    words: forms.BoundField
    errors: list
