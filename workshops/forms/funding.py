from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper
from workshops.models import Funding
from workshops.rules import funding as funding_rules

S = Funding.Source


class FundingForm(forms.Form):
    """A share in percent for each who may pay: the grants of the programme, the own administration, the host."""

    def __init__(self, *args, workshop, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.grants = {f"grant_{grant.code}": grant for grant in self._grants(workshop, rows)}
        held = {row.grant_id or row.source: row.percent for row in rows}
        for name, grant in self.grants.items():
            self.fields[name] = _percent(gettext("Grant: {title}, %").format(title=grant), held.get(grant.pk))
        for source in (S.OWN, S.HOST):
            self.fields[source.value] = _percent(
                gettext("{payer}, %").format(payer=source.label), held.get(source.value)
            )
        self.helper = helper(_("Save who pays"))

    def _grants(self, workshop, rows):
        found = list(funding_rules.grants_for(workshop)[:30])
        return found + [row.grant for row in rows if row.grant_id and row.grant not in found]

    def shares(self):
        """[Share] of what was typed; what is blank or nought pays nothing."""
        typed = {name: percent for name, percent in self.cleaned_data.items() if percent}
        return [
            funding_rules.Share(S.GRANT, percent, self.grants[name])
            if name in self.grants
            else funding_rules.Share(S(name), percent)
            for name, percent in typed.items()
        ]


def _percent(label, initial):
    return forms.IntegerField(
        label=label, min_value=0, max_value=100, required=False, initial=initial,
        widget=forms.NumberInput({"size": 5, "inputmode": "numeric"}),
    )  # fmt: skip
