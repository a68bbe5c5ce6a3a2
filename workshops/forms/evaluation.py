from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper
from workshops.models import Degree
from workshops.rules import evaluation_words

WORDS = {"rows": 3, "dir": "auto"}


class EvaluationForm(forms.Form):
    """The evaluation is prepared: the ten usual statements stand, and more can be asked."""

    asks_modules = forms.BooleanField(label=_("One statement for each module taught"), required=False, initial=True)
    own = forms.CharField(
        label=_("Statements of the programme’s own"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("One a line, to which one can agree or disagree. Those of the last workshop are filled in."),
    )

    helper = helper(_("Prepare the evaluation"), Layout("asks_modules", "own"))


class AnswerForm(forms.Form):
    """What one participant answers. Nothing is required: a statement may be left out."""

    def __init__(self, *args, statements, **kwargs):
        super().__init__(*args, **kwargs)
        self.keys = [statement.key for statement in statements]
        for statement in statements:
            self.fields[statement.key] = forms.TypedChoiceField(
                label=evaluation_words.words_of(statement),
                choices=Degree.choices,
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        for key, question in evaluation_words.OPEN_QUESTIONS.items():
            self.fields[f"words-{key}"] = forms.CharField(
                label=question, required=False, widget=forms.Textarea(attrs=WORDS)
            )

    @property
    def answers(self):
        data = self.cleaned_data
        return {
            "degrees": {key: data[key] for key in self.keys if data[key]},
            "words": {key: data[f"words-{key}"] for key in evaluation_words.OPEN_QUESTIONS},
        }


class PaperForm(forms.Form):
    """Tallies of the sheets filled in by hand."""

    sheets = forms.IntegerField(label=_("Sheets"), min_value=0, max_value=999)

    def __init__(self, *args, evaluation, statements, **kwargs):
        initial = {"sheets": evaluation.paper_sheets}
        for statement in statements:
            initial |= {f"{statement.key}-{tally.degree}": tally.on_paper for tally in statement.tallies.all()}
        paper = list(evaluation.words.filter(is_paper=True))
        for key in evaluation_words.OPEN_QUESTIONS:
            initial[f"words-{key}"] = "\n".join(row.text for row in paper if row.question == key)
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["sheets"].widget.attrs |= {"size": 4, "inputmode": "numeric"}
        self.names = {}
        for statement in statements:
            words = evaluation_words.words_of(statement)
            for degree in Degree:
                field = forms.IntegerField(label=f"{words} {degree.label}", min_value=0, max_value=999, required=False)
                field.widget.attrs |= {"size": 3, "inputmode": "numeric", "aria-label": field.label}
                self.fields[f"{statement.key}-{degree}"] = field
                self.names[f"{statement.key}-{degree}"] = (statement.key, int(degree))
        for key, question in evaluation_words.OPEN_QUESTIONS.items():
            self.fields[f"words-{key}"] = forms.CharField(
                label=question, required=False, widget=forms.Textarea(attrs=WORDS)
            )

    def rows(self, statements):
        """[(words, [box of each degree])] for the table."""
        return [
            (evaluation_words.words_of(one), [self[f"{one.key}-{degree}"] for degree in Degree]) for one in statements
        ]

    def words(self):
        return [self[f"words-{key}"] for key in evaluation_words.OPEN_QUESTIONS]

    @property
    def answers(self):
        data = self.cleaned_data
        return {
            "sheets": data["sheets"],
            "tallies": {key: data[name] or 0 for name, key in self.names.items()},
            "words": {key: data[f"words-{key}"] for key in evaluation_words.OPEN_QUESTIONS},
        }
