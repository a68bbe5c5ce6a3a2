from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.forms.fields import ChoiceByName, DayInput, helper
from programmes.models import Person, Programme


class EarlierForm(forms.Form):
    """A trainer accredited before the portal: the letter is the proof."""

    programme = ChoiceByName(Programme.objects.none(), label=gettext_lazy("Programme"))
    person = ChoiceByName(Person.objects.none(), label=gettext_lazy("Trainer"))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=160)
    granted_on = forms.DateField(label=gettext_lazy("Accredited on"), widget=DayInput())
    letter = forms.CharField(
        label=gettext_lazy("Letter"), max_length=160, help_text=gettext_lazy("Who wrote it, and its reference.")
    )

    def __init__(self, *args, programmes, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes
        self.fields["person"].queryset = people
        if len(programmes) == 1:
            self.fields["programme"].initial = programmes[0]
            self.fields["title"].initial = programmes[0].trainer_title
        self.helper = helper(
            _("Put on the roster"), Layout(Row("programme", "person"), "title", Row("granted_on", "letter"))
        )
