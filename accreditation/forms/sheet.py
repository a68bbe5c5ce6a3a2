"""The sheet of an assessor as one page: boxes with their versions, in the order of the rubric."""

from dataclasses import dataclass

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.rules import sheet as sheet_rules
from programmes.forms import boxes
from programmes.forms.fields import DayInput, helper
from programmes.models import Person


@dataclass(frozen=True)
class Choice:
    value: str
    word: str
    anchor: str
    is_chosen: bool


@dataclass(frozen=True)
class Row:
    """One line of the rubric: what to choose, and where the comment goes."""

    criterion: object
    said: boxes.Box
    comment: boxes.Box
    choices: tuple
    said_word: str
    wrong: str = ""
    wrong_comment: str = ""


def words():
    """How an answer is called; a score is its number."""
    return {"yes": _("Yes"), "no": _("No"), sheet_rules.NOT_OBSERVED: _("Not observed")}


class SheetForm:
    """What stands in the database, and laid over it what was typed. `errors` {key: sentence} stand beside the boxes."""

    def __init__(self, sheet, criteria, data=None, errors=None):
        self.sheet, self.criteria, self.data, self.errors = sheet, list(criteria), data, errors or {}
        self.stored = {answer.key: answer for answer in sheet.answers.all()}
        numbered = enumerate(sheet_rules.LESSONS, start=1)
        self.lessons = [self._box(key, _("Lesson {n}").format(n=n)) for n, key in numbered]
        self.said = {c: self._box(f"s{c.pk}", str(c)) for c in self.criteria}
        self.comments = {c: self._box(f"c{c.pk}", _("Comment")) for c in self.criteria}
        self.recommends = self._box(sheet_rules.RECOMMENDS, _("Shows the skills of a trainer"))
        self.remarks = self._box(sheet_rules.REMARKS, _("Remarks"))

    def _box(self, key, label):
        return boxes.of(self.stored, key, label, self.data)

    @property
    def boxes(self):
        return [*self.lessons, *self.said.values(), *self.comments.values(), self.recommends, self.remarks]

    @property
    def rows(self):
        return [self._row(criterion) for criterion in self.criteria]

    def _row(self, criterion):
        box, named = self.said[criterion], words()
        if criterion.is_yes_no:
            offered = [(value, named[value], "") for value in sheet_rules.ANSWERS]
        else:
            offered = [(str(n), str(n), str(anchor)) for n, anchor in reversed(criterion.anchors)]
            offered.append((sheet_rules.NOT_OBSERVED, named[sheet_rules.NOT_OBSERVED], ""))
        choices = tuple(Choice(value, word, anchor, box.text == value) for value, word, anchor in offered)
        return Row(
            criterion,
            box,
            self.comments[criterion],
            choices,
            named.get(box.text, box.text),
            self.errors.get(box.key, ""),
            self.errors.get(self.comments[criterion].key, ""),
        )

    @property
    def recommends_choices(self):
        named = {"yes": _("Yes"), "no": _("Not yet")}
        return [Choice(value, word, "", self.recommends.text == value) for value, word in named.items()]

    @property
    def recommends_word(self):
        return next((one.word for one in self.recommends_choices if one.is_chosen), "")

    @property
    def spare_lessons(self):
        """Lessons after the first that has nothing yet stand in a fold."""
        free = next((n for n, box in enumerate(self.lessons) if not box.text), len(self.lessons) - 1)
        return self.lessons[max(free, 1) + 1 :] if free else self.lessons[2:]

    @property
    def shown_lessons(self):
        return self.lessons[: len(self.lessons) - len(self.spare_lessons)]

    @property
    def problems(self):
        """[(key, label, sentence)] for the summary above the sheet, in the order of the page."""
        labels = {box.key: box.label for box in self.boxes}
        labels |= {self.comments[c].key: str(c) for c in self.criteria}
        return [(key, labels.get(key, ""), sentence) for key, sentence in self.errors.items()]

    def changed_boxes(self):
        return boxes.changed(self.boxes, self.stored)

    def after(self, refusals):
        """The page after a save: as it stands now, with what was refused still in its boxes, both texts in view."""
        fresh = SheetForm(type(self.sheet).objects.get(pk=self.sheet.pk), self.criteria)
        boxes.lay_refused(fresh.boxes, self.boxes, {refusal.key: hasattr(refusal, "theirs") for refusal in refusals})
        return fresh


class PaperSheetForm(forms.Form):
    """Whose paper it is, and when it was signed."""

    assessor = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("Assessor"), empty_label=None, widget=forms.RadioSelect
    )
    filled_on = forms.DateField(label=gettext_lazy("Signed on paper on"), widget=DayInput())
    use_required_attribute = False

    def __init__(self, *args, assessors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assessor"].queryset = assessors
        self.helper = helper(_("Type it in"), Layout("assessor", "filled_on"))


class SettlementForm(forms.Form):
    """Recorded with the result where assessors differ."""

    settlement = forms.CharField(
        label=gettext_lazy("How it was settled"),
        help_text=gettext_lazy("One line: who talked, and what they agreed on."),
        max_length=1000,
        error_messages={"required": gettext_lazy("Say in a line how it was settled.")},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    use_required_attribute = False
