from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import DayInput
from reports.models import Certificate
from reports.rules import certificate_template as template_rules

K = Certificate.Kind
OWN = "own"


class IssueForm(forms.Form):
    """Which kind, in which words, dated when: everything the page shows follows from these."""

    kind = forms.ChoiceField(label=_("Certificate"), choices=[(kind, kind.label) for kind in Certificate.OF_WORKSHOP])
    template = forms.ChoiceField(label=_("Template"))
    issued_on = forms.DateField(label=_("Dated"), widget=DayInput())

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.data.get("kind") or self.initial.get("kind") or K.PARTICIPATION
        rows = template_rules.of(workshop.programme, chosen if chosen in Certificate.OF_WORKSHOP else K.PARTICIPATION)
        self.templates = {one.code: one for one in rows}
        choices = [(code, _("Version {n}").format(n=one.version)) for code, one in self.templates.items()]
        self.fields["template"].choices = [*choices, (OWN, _("The portal’s own"))]
        self.initial.setdefault("template", next(iter(self.templates), OWN))

    def clean_template(self):
        return self.templates.get(self.cleaned_data["template"])
