from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import DayInput, TimeInput, helper
from workshops.models import PaperRecord


class PaperRecordForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=PaperRecord.Kind)
    day = forms.DateField(label=_("Filled in on"), widget=DayInput())
    time = forms.TimeField(label=_("At"), widget=TimeInput())
    file = forms.FileField(
        label=_("Scan or photograph"),
        help_text=_("PDF, JPEG or PNG, up to 20 MB."),
        # Named types let a telephone offer its camera, and turn its own format into JPEG.
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
    note = forms.CharField(
        label=_("Note"), max_length=300, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["time"].help_text = _("As the clock showed in {zone}.").format(zone=workshop.time_zone)
        self.helper = helper(_("Keep this paper"), Layout("kind", Row("day", "time"), "file", "note"))
