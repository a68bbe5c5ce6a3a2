from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import DayInput, helper
from workshops.models import StatusReport


class AgreementForm(forms.Form):
    """What the host answered: who, and on which day."""

    agreed_by = forms.CharField(
        label=_("Who answered for the host"),
        max_length=200,
        help_text=_("Name and office. The letters name them."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    agreed_on = forms.DateField(label=_("On"), widget=DayInput())
    use_required_attribute = False

    helper = helper(_("The host agrees: switch the follow-up on"), Layout("agreed_by", "agreed_on"))


class SwitchOffForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.TextInput({"dir": "auto"}), label_suffix=""
    )
    use_required_attribute = False


class ContactForm(forms.Form):
    """Whom to ask, for one addressee or for several at once."""

    addressed_to = forms.MultipleChoiceField(
        label=_("Recommendations addressed to"), widget=forms.CheckboxSelectMultiple()
    )
    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput({"dir": "auto"}))
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    use_required_attribute = False

    helper = helper(_("Keep as the one to ask"), Layout("addressed_to", Row("name", "email")))

    def __init__(self, data=None, *, addressees, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["addressed_to"].choices = [(one.text, one.text or _("Not addressed")) for one in addressees]


class StatusForm(forms.Form):
    """A report that came by telephone or by letter."""

    status = forms.ChoiceField(label=_("Status"), choices=StatusReport.Status.choices, widget=forms.RadioSelect())
    words = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    reported_by = forms.CharField(
        label=_("Reported by"),
        max_length=200,
        help_text=_("Whoever said so; not you, unless it was you."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    reported_on = forms.DateField(label=_("On"), required=False, widget=DayInput(), help_text=_("Empty: today."))
    use_required_attribute = False

    helper = helper(_("Put this report down"), Layout("status", "words", Row("reported_by", "reported_on")))
