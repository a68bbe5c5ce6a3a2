"""The page on which a course is reported: few fields, what was said last time is proposed."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from accreditation.models.delivery import KINDS, NUMBERS, SEXES
from programmes.forms.fields import ChoiceByName, ChoicesByName, DayInput, helper
from programmes.models import Curriculum, Language, Module, Organisation, Person
from programmes.models.base import new_code
from programmes.rules import clock

SHARES = [(100, _("All of it (100 %)")), (50, _("Half, with experts (50 %)")), (25, _("A smaller part (25 %)"))]
LARGEST = 9999


def number(label, *, required=False):
    widget = forms.NumberInput({"inputmode": "numeric", "size": 6, "autocomplete": "off"})
    return forms.IntegerField(label=label, required=required, min_value=0, max_value=LARGEST, widget=widget)


class NumbersForm(forms.Form):
    """Officers, as reported or as confirmed."""

    women = number(_("Women"))
    men = number(_("Men"))
    unrecorded = number(_("Not recorded"))
    customs = number(_("Customs"))
    police = number(_("Police"))
    others = number(_("Other services"))

    def clean(self):
        data = super().clean()
        found = {name: data.get(name) or 0 for name in NUMBERS}
        if not self.errors:
            if sum(found[name] for name in SEXES) < 1:
                self.add_error("women", _("Say how many officers were trained."))
            elif sum(found[name] for name in KINDS) > sum(found[name] for name in SEXES):
                self.add_error("customs", _("There are more officers by service than officers in all."))
        return data | found


class DeliveryForm(NumbersForm):
    """One course. `person` is the trainer who reports; an organiser names the trainers instead."""

    topic = forms.CharField(label=_("What was taught"), max_length=200, widget=forms.TextInput({"dir": "auto"}))
    city = forms.CharField(label=_("Place"), max_length=100, required=False, widget=forms.TextInput({"dir": "auto"}))
    starts_on = forms.DateField(label=_("First day"), widget=DayInput())
    ends_on = forms.DateField(label=_("Last day"), widget=DayInput(), required=False, help_text=_("Empty: one day."))
    hours = forms.IntegerField(
        label=_("Hours taught"),
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.NumberInput({"inputmode": "numeric", "size": 4}),
    )
    organisation = ChoiceByName(Organisation.objects.none(), label=_("Administration"))
    share = forms.TypedChoiceField(label=_("Your share of the teaching"), choices=SHARES, coerce=int, initial=100)
    others_taught = ChoicesByName(
        Person.objects.none(),
        label=_("Who taught with you"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    curriculum = ChoiceByName(Curriculum.objects.none(), label=_("Curriculum"), required=False)
    modules = ChoicesByName(
        Module.objects.none(), label=_("Modules"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    language = ChoiceByName(Language.objects.all(), label=_("Language"), required=False)
    file = forms.FileField(
        label=_("Attendance sheet"),
        required=False,
        help_text=_("A photograph or scan: PDF, JPEG or PNG, up to 20 MB. It can follow later."),
        widget=forms.FileInput({"accept": "application/pdf,image/jpeg,image/png"}),
    )
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2, "dir": "auto"})
    )
    form_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput())
    # Asked only when a course of these days has been reported before.
    same_as = forms.ChoiceField(
        label=_("Is it one of these?"), required=False, widget=forms.RadioSelect(), choices=[("", "")]
    )
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, programme, person, organisations, trainers, proposed=None, **kwargs):
        """`proposed` is the course to begin from: the last one of this trainer, or the one that is put right."""
        super().__init__(data, files, initial=self._begin(person, proposed) | (kwargs.pop("initial", None) or {}))
        self.person = person
        self.twins = []
        self.fields["organisation"].queryset = organisations
        self.fields["others_taught"].queryset = trainers
        curricula = Curriculum.objects.filter(programme=programme)
        self.fields["curriculum"].queryset = curricula
        self.fields["modules"].queryset = Module.objects.filter(curriculum__programme=programme)
        if not curricula.exists():
            del self.fields["curriculum"], self.fields["modules"]
        if person is None:
            del self.fields["share"]
            self.fields["others_taught"].label = _("Who taught")
        if not trainers.exists():
            del self.fields["others_taught"]
        del self.fields["same_as"]
        self.helper = helper(_("Report the course"), self._layout())

    def _layout(self):
        def there(*names):
            return [name for name in names if name in self.fields]

        return Layout(
            "form_key",
            "topic",
            Row("starts_on", "ends_on"),
            Row("women", "men", "unrecorded"),
            *(() if self.person else there("others_taught")),
            Row(*there("share", "organisation")),
            "file",
            Fieldset(
                _("More, if you like"),
                Row("city", "hours"),
                Row("customs", "police", "others"),
                *(there("others_taught") if self.person else ()),
                Row(*there("language", "curriculum")),
                *there("modules"),
                "remark",
            ),
        )

    @staticmethod
    def _begin(person, last):
        found = {"form_key": new_code(16), "starts_on": clock.today()}
        if person and person.organisation_id:
            found["organisation"] = person.organisation_id
        if last:
            found |= {
                "organisation": last.organisation_id,
                "topic": last.topic,
                "city": last.city,
                "hours": last.hours,
                "language": last.language_id,
                "curriculum": last.curriculum_id,
            }
        return found

    def ask(self, twins):
        """Put the question beside the form: is it one of these? What was typed stays."""
        self.twins = twins
        self.fields["same_as"] = forms.ChoiceField(
            label=_("Is it one of these?"),
            choices=[*((one.code, _twin(one)) for one in twins), ("another", _("No, it is another course"))],
            widget=forms.RadioSelect(),
            required=False,
        )
        self.helper = helper(_("Report the course"), Layout("same_as", *self._layout().fields))

    def clean(self):
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("A course ends on its first day or later."))
        if first:
            data["ends_on"] = last or first
        return data

    @property
    def answer(self):
        """The code of the course it is, "another", or "" where nobody has asked."""
        return self.data.get("same_as", "")

    def course(self):
        """What the action takes."""
        data = dict(self.cleaned_data)
        people = [(person, None) for person in data.pop("others_taught", None) or []]
        share = data.pop("share", None)
        data.pop("same_as", None)
        if self.person:
            people = [(self.person, share), *((one, kept) for one, kept in people if one != self.person)]
        data["modules"] = data.pop("modules", None) or []
        return data | {"trainers": people}


def _twin(one):
    return ", ".join(
        str(part) for part in (one.topic, one.city, one.starts_on.isoformat(), one.officers, one.reported_label) if part
    )


class CorrectionForm(DeliveryForm):
    """The same fields, as they stand, without the sheet and the questions of a new course."""

    def __init__(self, *args, delivery, **kwargs):
        taught = list(delivery.taught_by.all())
        names = ("topic", "city", "starts_on", "ends_on", "hours", "organisation", "language", "remark", *NUMBERS)
        initial = {name: getattr(delivery, name) for name in names}
        initial["others_taught"] = [one.person_id for one in taught]
        super().__init__(*args, programme=delivery.programme, person=None, initial=initial, **kwargs)
        self.shares = {one.person_id: one.share for one in taught}
        for name in ("file", "form_key", "curriculum", "modules"):
            self.fields.pop(name, None)
        self.helper = helper(
            _("Save"),
            Layout(
                "topic",
                Row("city", "organisation"),
                Row("starts_on", "ends_on", "hours"),
                Fieldset(_("Officers"), Row("women", "men", "unrecorded"), Row("customs", "police", "others")),
                "others_taught",
                "language",
                "remark",
            ),
        )

    def course(self):
        data = dict(self.cleaned_data)
        people = data.pop("others_taught", None)
        if people is not None:
            data["trainers"] = [(one, self.shares.get(one.pk)) for one in people]
        return data


class ConfirmationForm(NumbersForm):
    reference = forms.CharField(
        label=_("Reference"),
        max_length=200,
        required=False,
        help_text=_("The letter, e-mail or call by which the administration confirmed it."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    use_required_attribute = False

    def __init__(self, data=None, *, delivery, asks_reference, **kwargs):
        super().__init__(data, initial={name: getattr(delivery, name) for name in NUMBERS}, **kwargs)
        self.delivery = delivery
        rows = [Row("women", "men", "unrecorded"), Row("customs", "police", "others")]
        if asks_reference:
            rows.append("reference")
        else:
            del self.fields["reference"]
        self.helper = helper(_("Confirm these numbers"), Layout(*rows))

    def clean(self):
        """Where all came from one service, its number follows the sum that was put right."""
        data = self.cleaned_data
        reported = {name: getattr(self.delivery, name) for name in KINDS}
        whole = [name for name in KINDS if reported[name] == self.delivery.officers]
        if whole and {name: data.get(name) or 0 for name in KINDS} == reported:
            data[whole[0]] = sum(data.get(name) or 0 for name in SEXES)
        return super().clean()


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("Attendance sheet"),
        help_text=_("A photograph or scan: PDF, JPEG or PNG, up to 20 MB."),
        widget=forms.FileInput({"accept": "application/pdf,image/jpeg,image/png"}),
    )

    helper = helper(_("Attach the sheet"), Layout("file"))


class TrainerForm(forms.Form):
    """One person: a trainer who taught too, or an officer who teaches by now."""

    person = ChoiceByName(Person.objects.none(), label=_("Name"))

    def __init__(self, *args, people, submit, action="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.helper = helper(submit, Layout("person"), action)
