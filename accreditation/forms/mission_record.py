"""The papers of a mission: the lead's page, who taught what, the host's word, the co-trainer's own."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accreditation.models import MissionEvaluation
from accreditation.rules import teaching as teaching_rules
from programmes.forms.fields import helper


def _text(label, rows=3, required=True, **kwargs):
    return forms.CharField(
        label=label,
        required=required,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        **kwargs,
    )


class EvaluationForm(forms.Form):
    """One page about one co-trainer. With an agenda its lessons are ticked; without one their number is typed."""

    strengths = _text(_("Strengths"))
    to_develop = _text(_("To develop"), required=False, help_text=_("Needed unless the co-trainer is recommended."))
    independence = forms.ChoiceField(
        label=_("Independence"), choices=MissionEvaluation.Independence, widget=forms.RadioSelect
    )
    conduct = _text(
        _("Conduct"), rows=2, required=False, help_text=_("With the host, with participants, beside you in the room.")
    )
    outcome = forms.ChoiceField(label=_("Outcome"), choices=MissionEvaluation.Outcome, widget=forms.RadioSelect)
    comment = _text(_("Comment"), required=False, help_text=_("Needed when the co-trainer is not recommended."))
    use_required_attribute = False

    def __init__(self, *args, items=(), corrects=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = list(items)
        if not self.items:
            self.fields["lessons_observed"] = forms.IntegerField(
                label=_("Lessons observed"), min_value=1, max_value=99, initial=1
            )
        for item in self.items:
            self.fields[f"seen-{item.code}"] = forms.BooleanField(label=item_words(item), required=False)
            self.fields[f"note-{item.code}"] = forms.CharField(
                label=_("Note"),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )
        if corrects:
            self.fields["reason"] = forms.CharField(
                label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            )

    def lessons(self):
        """(tick, note) of each lesson, for the page."""
        return [(self[f"seen-{item.code}"], self[f"note-{item.code}"]) for item in self.items]

    def rest(self):
        names = ["strengths", "to_develop", "independence", "conduct", "outcome", "comment"]
        return [self[name] for name in ("lessons_observed", *names, "reason") if name in self.fields]

    def answers(self):
        """What mission_evaluations.sign takes. A note is a lesson seen, ticked or not."""
        data = self.cleaned_data
        found = {name: value for name, value in data.items() if "-" not in name}
        if self.items:
            found["observed"] = {
                item: data[f"note-{item.code}"]
                for item in self.items
                if data[f"seen-{item.code}"] or data[f"note-{item.code}"].strip()
            }
        return found


def item_words(item):
    return f"{date_format(item.day, 'D j M')}, {item.starts_at:%H:%M}: {item.title}"


def filled(evaluation):
    """What the form begins with when a signed page is put right."""
    known = {name: getattr(evaluation, name) for name in EvaluationForm.base_fields}
    known["lessons_observed"] = evaluation.lessons_observed
    for row in evaluation.observed.select_related("item"):
        if row.item:
            known |= {f"seen-{row.item.code}": True, f"note-{row.item.code}": row.note}
    return known


class TeachingForm(forms.Form):
    """Minutes for each agenda item and each of the team."""

    use_required_attribute = False

    def __init__(self, *args, mission, items, **kwargs):
        self.mission, self.items, self.team = mission, list(items), teaching_rules.team(mission)
        is_new = not any(item.lessons.all() for item in self.items)
        super().__init__(*args, **kwargs)
        for item in self.items:
            known = teaching_rules.planned(mission, item) if is_new else teaching_rules.known(mission, item)
            for column, person in self.team.items():
                self.fields[teaching_rules.field(item, column)] = forms.IntegerField(
                    label=_("{item}: {name}").format(item=item_words(item), name=person),
                    min_value=0,
                    max_value=1440,
                    required=False,
                    initial=known.get(column) or None,
                    widget=forms.NumberInput(attrs={"size": 4, "inputmode": "numeric"}),
                )

    def rows(self):
        """(item, [(person, cell)]) for the page."""
        return [
            (item, [(person, self[teaching_rules.field(item, column)]) for column, person in self.team.items()])
            for item in self.items
        ]

    def minutes(self):
        """What teaching.record takes."""
        places = {place.code: place for place in self.mission.co_trainers.all()}
        return {
            (item, places.get(column)): self.cleaned_data[teaching_rules.field(item, column)] or 0
            for item in self.items
            for column in self.team
        }


class HostContactForm(forms.Form):
    """Who receives the link when the mission is over."""

    host_contact = forms.CharField(
        label=_("Name and post"), max_length=200, required=False, widget=forms.TextInput({"dir": "auto"})
    )
    host_email = forms.EmailField(label=_("E-mail"), required=False)

    helper = helper(_("Keep the contact"))


class HostFeedbackForm(forms.Form):
    given_by = forms.CharField(label=_("Name and post"), max_length=200)
    went_well = _text(_("What went well"))
    to_improve = _text(_("What could be better"), required=False)
    about_co_trainers = _text(_("About the co-trainers"), required=False)
    use_required_attribute = False

    helper = helper(_("Keep the feedback"))


class ReflectionForm(forms.Form):
    went_well = _text(_("What went well"), rows=5)
    learned = _text(_("What I would do otherwise"), rows=5)

    helper = helper(_("Keep it"))


class SecondSignatureForm(forms.Form):
    remark = _text(_("Remark"), required=False)

    helper = helper(_("Sign it too"))
