from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, DayInput, helper
from programmes.models import ADMINISTRATIONS, Organisation
from workshops.models import GuestPass, Workshop


class GuestPassForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Comes as"),
        choices=GuestPass.Kind.choices,
        widget=forms.RadioSelect(),
        initial=GuestPass.Kind.FACILITATOR,
        help_text=_(
            "A facilitator runs the break-outs and the plenary of one workshop; an assessor signs assessments of its "
            "candidates; a donor reads the programme’s workshops and figures, without names."
        ),
    )
    workshop = forms.ModelChoiceField(
        label=_("To the workshop"),
        queryset=Workshop.objects.none(),
        required=False,
        empty_label=_("None: a donor"),
    )
    family_name = forms.CharField(label=_("Family name"), max_length=120, widget=forms.TextInput({"dir": "auto"}))
    given_names = forms.CharField(
        label=_("Given names"), max_length=120, required=False, widget=forms.TextInput({"dir": "auto"})
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Without one, a code is read out on the telephone.")
    )
    organisation = ChoiceByName(
        Organisation.objects.exclude(kind__in=ADMINISTRATIONS),
        label=_("Comes from"),
        required=False,
        help_text=_("A donor sees the grants of this organisation, and no others."),
    )
    starts_on = forms.DateField(label=_("From"), widget=DayInput())
    ends_on = forms.DateField(label=_("Until"), widget=DayInput())
    use_required_attribute = False

    helper = helper(
        _("Give the pass"),
        Layout(
            "kind",
            "workshop",
            Row("family_name", "given_names"),
            Row("email", "organisation"),
            Row("starts_on", "ends_on"),
        ),
    )

    def __init__(self, *args, workshops, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workshop"].queryset = workshops


class CodeForm(forms.Form):
    """What was read out on the telephone."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Three blocks of four letters and digits. Capitals and spaces do not matter."),
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off", "autocapitalize": "characters", "size": 18}),
    )
    use_required_attribute = False
