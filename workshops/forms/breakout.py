from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.actions.group import MOST_SEATS
from workshops.models import Breakout


class ArrangeForm(forms.Form):
    """Which topics, how many groups each, how many seats, and how they are taken: one page, one button."""

    topics = forms.ModelMultipleChoiceField(queryset=None, to_field_name="code", required=False)
    doubled = forms.ModelMultipleChoiceField(queryset=None, to_field_name="code", required=False)
    capacity = forms.IntegerField(label=_("Seats in a group"), required=False, min_value=1, max_value=MOST_SEATS)
    mode = forms.ChoiceField(
        label=_("How seats are taken"), choices=Breakout.Mode, required=False, initial=Breakout.Mode.FIRST_COME
    )

    def __init__(self, breakout, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.breakout = breakout
        for name in ("topics", "doubled"):
            self.fields[name].queryset = breakout.topics.all()

    @property
    def arranged(self):
        """The arguments of `breakouts.arrange`."""
        doubled = set(self.cleaned_data["doubled"])
        return {
            "topics": {topic: 2 if topic in doubled else 1 for topic in self.cleaned_data["topics"]},
            "capacity": self.cleaned_data["capacity"],
            "mode": self.cleaned_data["mode"] or self.breakout.mode,
        }


class TopicForm(forms.Form):
    title = forms.CharField(label=_("Topic"), max_length=300, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}))
    questions = forms.CharField(
        label=_("Questions"),
        required=False,
        help_text=_("One a line. They are a help, not a must."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
