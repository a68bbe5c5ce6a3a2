from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.models import Decision
from accreditation.rules import candidacy as candidacy_rules
from programmes.forms.fields import ChoicesByName, DayInput
from programmes.models import Person
from programmes.rules import clock

CASE = "outcome-"


def chosen_in(data):
    """Codes of the cases for which somebody has chosen an outcome."""
    return {name.removeprefix(CASE) for name, value in data.items() if name.startswith(CASE) and value}


class PanelForm(forms.Form):
    """One sitting on one page: who decided and where it is written, and an outcome a case."""

    use_required_attribute = False

    decided_by = forms.CharField(
        label=gettext_lazy("Decided by"), max_length=200, help_text=gettext_lazy("May be people without an account.")
    )
    decided_on = forms.DateField(label=gettext_lazy("On"), widget=DayInput())
    minutes = forms.CharField(label=gettext_lazy("Minutes"), max_length=160, help_text=gettext_lazy("Their reference."))
    file = forms.FileField(label=gettext_lazy("File of the minutes"), required=False)
    members = ChoicesByName(
        Person.objects.none(),
        label=gettext_lazy("Members with a role in this programme"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nobody decides on a case in which they stand on another side."),
    )

    def __init__(self, *args, rows, people, **kwargs):
        kwargs.setdefault("initial", {"decided_on": clock.today()})
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = people
        self.rows = rows
        for row in rows:
            self._case(row.candidacy)

    def _case(self, candidacy):
        named = {"name": candidacy.person}
        self.fields[f"{CASE}{candidacy.code}"] = forms.ChoiceField(
            label=_("Outcome, {name}").format(**named),
            required=False,
            choices=[("", _("Leave")), *_outcomes(candidacy)],
        )
        self.fields[f"reason-{candidacy.code}"] = forms.CharField(
            label=_("Reason, {name}").format(**named),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 1, "dir": "auto"}),
        )

    def clean(self):
        for row in self.rows:
            outcome = self.cleaned_data.get(f"{CASE}{row.candidacy.code}")
            reason = f"reason-{row.candidacy.code}"
            if outcome and candidacy_rules.MOVES[outcome].asks_reason and not self.cleaned_data.get(reason):
                self.add_error(reason, _("Give the reason in a few words."))

    def lines(self):
        """(case, outcome field, reason field), for the page."""
        return [(row, self[f"{CASE}{row.candidacy.code}"], self[f"reason-{row.candidacy.code}"]) for row in self.rows]

    def answers(self):
        """What panels.record takes."""
        values = self.cleaned_data
        cases = [
            (row.candidacy, values[f"{CASE}{row.candidacy.code}"], values[f"reason-{row.candidacy.code}"])
            for row in self.rows
            if values[f"{CASE}{row.candidacy.code}"]
        ]
        names = ("decided_by", "decided_on", "minutes", "file", "members")
        return {"cases": cases} | {name: values[name] for name in names}

    def refuse(self, rows):
        """Put what an action said of each case beside it: {primary key: sentence}."""
        for row in self.rows:
            if row.candidacy.pk in rows:
                self.add_error(f"{CASE}{row.candidacy.code}", rows[row.candidacy.pk])


def _outcomes(candidacy):
    offered = candidacy_rules.outcomes(candidacy) or list(Decision.Outcome)
    if not candidacy.route.asks_for("mission"):
        offered = [outcome for outcome in offered if outcome != Decision.Outcome.REPEAT]
    return [(outcome.value, outcome.label) for outcome in offered]
