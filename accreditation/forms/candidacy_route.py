from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.forms.reason import ReasonForm
from programmes.forms.fields import ChoiceByName, DayInput, helper
from programmes.models import Person


class ExtensionForm(ReasonForm):
    until = forms.DateField(label=gettext_lazy("To be completed by"), widget=DayInput())

    field_order = ["until", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, submit=_("Give more time"), **kwargs)


class NominatorForm(forms.Form):
    person = ChoiceByName(Person.objects.none(), label=gettext_lazy("Nominated by"))

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.helper = helper(_("Name the nominator"))
