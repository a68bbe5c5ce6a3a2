from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.forms.models import ModelChoiceIterator


class ByName(ModelChoiceIterator):
    """Names are translated, so the order of the alphabet is the reader's and is made here."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for thing in sorted(self.queryset, key=str):
            yield self.choice(thing)


class ChoiceByName(forms.ModelChoiceField):
    iterator = ByName


class ChoicesByName(forms.ModelMultipleChoiceField):
    iterator = ByName


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, **kwargs):
        super().__init__(format="%H:%M", **kwargs)


def helper(submit, layout=None, action=""):
    """A crispy helper with one filled button that names its result."""
    made = FormHelper()
    made.form_action = action
    made.layout = layout
    made.add_input(Submit("save", submit))
    return made
