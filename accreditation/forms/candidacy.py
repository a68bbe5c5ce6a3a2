from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accreditation.models import Mission
from accreditation.rules.words import where_and_when
from programmes.forms.fields import helper
from workshops.models import Participation


class WorkshopChoice(forms.ModelChoiceField):
    def label_from_instance(self, participation):
        return f"{participation.workshop}, {where_and_when(participation.workshop)}"


class TryAgainForm(forms.Form):
    participation = WorkshopChoice(
        Participation.objects.none(), label=gettext_lazy("Assessed at"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args, candidacy, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["participation"].queryset = (
            Participation.objects.counted()
            .filter(person_id=candidacy.person_id, workshop__programme_id=candidacy.programme_id)
            .select_related("workshop__country")
            .order_by("-workshop__starts_on")
        )
        self.fields["participation"].initial = candidacy.participation_id
        self.helper = helper(_("Let them try again"))


class MissionChoice(forms.ModelChoiceField):
    def label_from_instance(self, mission):
        team = ngettext("{count} co-trainer", "{count} co-trainers", mission.team).format(count=mission.team)
        lead = mission.lead or _("lead expert open")
        return f"{where_and_when(mission.workshop)}: {lead}, {team}"


class PlaceForm(forms.Form):
    """On which mission a candidate goes."""

    mission = MissionChoice(
        Mission.objects.none(), label=gettext_lazy("Mission"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args, missions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mission"].queryset = missions
        self.helper = helper(_("Place on this mission"))
