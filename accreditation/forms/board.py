from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceOfFew
from programmes.models import Language, Programme

GROUPS = [
    ("candidate", _("Candidate")),
    ("passed", _("Workshop passed")),
    ("planned", _("Mission planned")),
    ("evaluated", _("Mission evaluated")),
    ("accredited", _("Accredited")),
    ("closed", _("Not accredited or withdrawn")),
    ("past_date", _("Past the date to complete the route")),
]


class Filters(forms.Form):
    """What narrows a list, from the query string. A value that means nothing is passed over."""

    def __init__(self, data, *, programmes):
        super().__init__(data)
        self.fields["programme"].queryset = programmes
        self.is_valid()

    def chosen(self):
        return {name: self.cleaned_data.get(name) or None for name in self.fields}

    def programmes(self):
        """Those there are to choose from."""
        return self.fields["programme"].queryset

    def is_narrowed(self):
        return any(self.chosen().values())


class BoardFilters(Filters):
    programme = ChoiceOfFew(
        Programme.objects.none(), to_field_name="slug", label=_("Programme"), empty_label=_("All"), required=False
    )
    group = forms.ChoiceField(
        label=_("Step"), choices=[("", _("All open steps and trainers")), *GROUPS], required=False
    )
    language = ChoiceOfFew(
        Language.objects.all(), to_field_name="tag", label=_("Language"), empty_label=_("All"), required=False
    )
