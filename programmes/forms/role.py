from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import DayInput, helper
from programmes.models import RoleKind


class InvitationForm(forms.Form):
    family_name = forms.CharField(label=_("Family name"), max_length=120)
    given_names = forms.CharField(label=_("Given names"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("They sign in with it; a code is sent there, no password needed.")
    )
    kind = forms.ChoiceField(label=_("Role"))
    starts_on = forms.DateField(label=_("From"), required=False, widget=DayInput(), help_text=_("Empty: today."))
    ends_on = forms.DateField(label=_("Until"), required=False, widget=DayInput())

    def __init__(self, *args, kinds=RoleKind.values, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, RoleKind(kind).label) for kind in kinds]
        self.helper = helper(
            _("Give the role"), Layout(Row("family_name", "given_names"), "email", "kind", Row("starts_on", "ends_on"))
        )


class EndingForm(forms.Form):
    """Empty: at once."""

    on = forms.DateField(required=False, widget=DayInput())
