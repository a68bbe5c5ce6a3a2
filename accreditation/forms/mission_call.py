from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.models import CallAnswer, MissionCall
from programmes.forms.fields import DayInput, helper


class CallForm(forms.Form):
    """Whom a mission asks, how many go, and until when they answer."""

    asks = forms.ChoiceField(label=gettext_lazy("Who may answer"), widget=forms.RadioSelect)
    places = forms.IntegerField(
        label=gettext_lazy("Places"),
        min_value=1,
        max_value=20,
        initial=1,
        widget=forms.NumberInput({"inputmode": "numeric", "size": 4}),
    )
    answer_by = forms.DateField(label=gettext_lazy("Answer by"), widget=DayInput())
    asks_language = forms.BooleanField(required=False)
    asks_region = forms.BooleanField(label=gettext_lazy("of the region of the mission"), required=False)
    asks_topic = forms.BooleanField(
        label=gettext_lazy("who have taught a topic of the mission, or say that they teach it"), required=False
    )
    words = forms.CharField(
        label=gettext_lazy("Words of the call"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy(
            "Place, dates and language stand in the letter already. Say here what the mission is about."
        ),
    )

    def __init__(self, *args, mission, askable, **kwargs):
        """`askable`: MissionCall.Asks for which no call is open; without a choice there is no question."""
        super().__init__(*args, **kwargs)
        self.fields["asks_language"].label = _("who speak {language}").format(language=mission.workshop.language)
        self.fields["asks"].choices = [(asks.value, asks.label) for asks in askable] or MissionCall.Asks.choices
        self.fields["asks"].initial = self.fields["asks"].choices[0][0]
        if len(askable) == 1:
            self.fields["asks"].widget = forms.HiddenInput()
        self.helper = helper(
            _("Open the call and send the letters"),
            Layout(
                "asks",
                Fieldset(_("Only those"), "asks_language", "asks_region", "asks_topic"),
                Row("places", "answer_by"),
                "words",
            ),
        )

    def clean(self):
        data = super().clean()
        if data.get("asks") == MissionCall.Asks.ROSTER:
            data["places"] = 1
        return data


class ReopenForm(forms.Form):
    answer_by = forms.DateField(label=gettext_lazy("Answer by"), widget=DayInput())

    helper = helper(gettext_lazy("Open it again and send the letters"))


class AnswerForm(forms.Form):
    """What somebody says to a call; on a telephone, in a minute."""

    says = forms.ChoiceField(
        label=gettext_lazy("Can you go?"),
        choices=[choice for choice in CallAnswer.Answer.choices if choice[0]],
        widget=forms.RadioSelect,
    )
    can_from = forms.DateField(label=gettext_lazy("I can come from"), required=False, widget=DayInput())
    can_until = forms.DateField(label=gettext_lazy("and stay until"), required=False, widget=DayInput())
    motivation = forms.CharField(
        label=gettext_lazy("In one line, why this mission"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"dir": "auto"}),
        help_text=gettext_lazy("Read by the organisers alone, and removed 90 days after the mission."),
    )

    def __init__(self, *args, answer, is_own, **kwargs):
        workshop = answer.call.mission.workshop
        known = {"can_from": workshop.starts_on, "can_until": workshop.ends_on}
        if answer.answer:
            known = {"says": answer.answer, "motivation": answer.motivation}
            known |= {"can_from": answer.can_from, "can_until": answer.can_until}
        super().__init__(*args, initial=known, **kwargs)
        if not is_own:
            self.fields["says"].label = _("Can they go?")
            self.fields["can_from"].label, self.fields["can_until"].label = _("Can come from"), _("and stay until")
        words = _("Send my answer") if is_own else _("Record the answer")
        self.helper = helper(
            _("Change the answer") if answer.answer else words,
            Layout("says", Row("can_from", "can_until"), "motivation"),
        )

    def clean(self):
        data = super().clean()
        first, last = data.get("can_from"), data.get("can_until")
        if first and last and last < first:
            self.add_error("can_until", _("The last day cannot be before the first day."))
        return data
