from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError
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


class ChoiceOfFew(ChoiceByName):
    """Of a list that is read anyway, to be shown: what was chosen is looked up in it, and not asked for once more."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        name = self.to_field_name or "pk"
        for thing in self.queryset:
            if str(getattr(thing, name)) == str(value):
                return thing
        raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})


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
