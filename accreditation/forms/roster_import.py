from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName
from programmes.forms.import_ import ListForm
from programmes.models import Programme


class RosterListForm(ListForm):
    """An existing roster, and what stands for the rows that do not say it."""

    programme = ChoiceByName(Programme.objects.none(), label=_("Programme"), empty_label=None)
    title = forms.CharField(label=_("Title of the trainer, where a row names none"), max_length=160, required=False)
    letter = forms.CharField(
        label=_("Letter, where a row names none"),
        help_text=_("One letter that names them all: who wrote it, and its reference."),
        max_length=160,
        required=False,
    )

    field_order = ("programme", "text", "file", "title", "letter")

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes
        if len(programmes) == 1:
            self.fields["programme"].initial = programmes[0]
            self.fields["title"].initial = str(programmes[0].trainer_title or "")
