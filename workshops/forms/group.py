from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper
from workshops.actions.group import MOST_SEATS


class GroupForm(forms.Form):
    capacity = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST_SEATS)
    room = forms.CharField(label=_("Room"), max_length=80, required=False)
    reason = forms.CharField(
        label=_("Why the number of seats changes"), max_length=300, required=False, help_text=_("A few words.")
    )

    helper = helper(_("Save"), Layout(Row("capacity", "room"), "reason"))


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(label=_("Goes on as part of"), queryset=None, empty_label=None)
    reason = forms.CharField(label=_("Why"), max_length=300, help_text=_("A few words."))

    helper = helper(_("Merge the groups"))

    def __init__(self, group, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = group.breakout.groups.at_work().exclude(pk=group.pk).select_related("topic")
        self.fields["into"].queryset = others
        self.fields["into"].label_from_instance = lambda one: f"{one}: {one.topic}"
