from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import ChoiceByName, ChoicesByName, TimeInput, helper
from programmes.models import Module
from workshops.models import AgendaItem, Participation


def _offer_days(field, workshop):
    days = {day.isoformat(): day for day in workshop.days}
    field.choices = [(key, date_format(day, "l j F")) for key, day in days.items()]
    field.coerce = days.get


class AgendaItemForm(forms.Form):
    day = forms.TypedChoiceField(label=_("Day"))
    starts_at = forms.TimeField(label=_("Begins at"), widget=TimeInput())
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=720, initial=60)
    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=AgendaItem.Kind)
    track = forms.CharField(label=_("Parallel track"), max_length=40, required=False, help_text=_("Blank: for all."))
    room = forms.CharField(label=_("Room"), max_length=80, required=False)
    module = ChoiceByName(Module.objects.none(), label=_("Module taught"), required=False)
    taught_by = ChoicesByName(
        Participation.objects.none(), label=_("Given by"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, workshop, item=None, **kwargs):
        if item:
            names = ("starts_at", "minutes", "title", "kind", "track", "room", "module")
            kwargs["initial"] = {name: getattr(item, name) for name in names} | {
                "day": item.day.isoformat(),
                "taught_by": item.taught_by.all(),
            }
        super().__init__(*args, **kwargs)
        _offer_days(self.fields["day"], workshop)
        self.fields["module"].queryset = Module.objects.filter(curriculum__programme_id=workshop.programme_id)
        self.fields["taught_by"].queryset = (
            workshop.participations.present().exclude(kind=Participation.Kind.PARTICIPANT).select_related("person")
        )
        self.helper = helper(
            _("Save the item") if item else _("Add to the agenda"),
            Layout(
                "title",
                Row("day", "starts_at", "minutes"),
                Row("kind", "track", "room"),
                *(["module"] if self.fields["module"].queryset.exists() else []),
                *(["taught_by"] if self.fields["taught_by"].queryset.exists() else []),
            ),
        )


class PlaceForm(forms.Form):
    """Move to… : the one form behind the menu and behind dragging."""

    day = forms.TypedChoiceField(label=_("Day"))
    starts_at = forms.TimeField(label=_("Begins at"), widget=TimeInput())
    track = forms.CharField(label=_("Parallel track"), max_length=40, required=False, help_text=_("Blank: for all."))

    def __init__(self, *args, item, **kwargs):
        kwargs["initial"] = {"day": item.day.isoformat(), "starts_at": item.starts_at, "track": item.track}
        super().__init__(*args, **kwargs)
        _offer_days(self.fields["day"], item.workshop)
        self.helper = helper(_("Move it"), Layout(Row("day", "starts_at"), "track"))


class RestForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=-600, max_value=600, initial=10, help_text=_("Later; with a minus, earlier.")
    )

    helper = helper(_("Shift the rest of the day"), Layout("minutes"))

    def clean_minutes(self):
        if not self.cleaned_data["minutes"]:
            raise forms.ValidationError(_("By no minutes, nothing would move."))
        return self.cleaned_data["minutes"]
