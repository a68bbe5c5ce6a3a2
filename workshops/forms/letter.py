"""The letters of one sending as one page: who is chosen, and each letter as it will leave."""

from crispy_forms.layout import Layout
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import DayInput, helper
from programmes.models.letter_template import LetterKind
from programmes.rules import clock
from programmes.rules import letter_template as letter_template_rules
from workshops.rules import letter as letter_rules

RIGHT_TO_LEFT = ("ar", "fa", "ur", "he", "ps")


def languages(*more):
    """[(tag, name)] of the portal's six, and of those this programme works in besides."""
    named = {language.tag: str(language) for language in more}
    return [*settings.LANGUAGES, *((tag, name) for tag, name in named.items() if tag not in dict(settings.LANGUAGES))]


class LetterTemplateForm(forms.Form):
    """The programme's words of one letter."""

    subject = forms.CharField(label=_("Subject"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 20, "dir": "auto"}))

    helper = helper(_("Keep these words"), Layout("subject", "body"))


class OutsideForm(forms.Form):
    """A date and a reference: they were sent by post, by fax, through the ministry."""

    sent_on = forms.DateField(label=_("Sent on"), widget=DayInput())
    reference = forms.CharField(
        label=_("Reference"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"size": 24, "dir": "auto"}),
        help_text=_("For example: Letter 14-2/881."),
    )
    use_required_attribute = False


class LetterPage:
    """Reads which letter, in which language, to whom; and lays what was posted over the merged words."""

    def __init__(self, workshop, params, data=None):
        self.workshop, self.data = workshop, data
        self.languages = languages(workshop.language, *workshop.programme.languages.all())
        kind, language = params.get("kind"), params.get("language")
        self.everybody = list(letter_rules.people(workshop))
        usual = letter_rules.usual_kind(workshop, self.everybody, clock.now())
        self.kinds = letter_rules.kinds(workshop)
        self.kind = LetterKind(kind) if kind in dict(self.kinds) else usual
        self.language = language if language in dict(self.languages) else workshop.language.tag
        self.template = letter_template_rules.words_of(workshop.programme, self.kind, self.language)
        self.named = bool(data) or "chosen" in params
        self.codes = set(params.getlist("to"))
        self.asks_address = letter_rules.asks_address(self.kind)
        self.addresses = letter_rules.known_addresses(workshop) if self.asks_address else {}
        self.rows = [Row(one, self) for one in self.everybody if self._is_chosen(one)]

    def _is_chosen(self, one):
        return one.code in self.codes if self.named else letter_rules.is_meant(one, self.kind)

    @property
    def choices(self):
        """(participation, is chosen, the last letter of this kind or None)"""
        chosen = {row.participation.pk for row in self.rows}
        return [(one, one.pk in chosen, next(iter(letter_rules.gone(one, self.kind)), None)) for one in self.everybody]

    @property
    def drafts(self):
        return [row.draft for row in self.rows]

    @property
    def with_email(self):
        return [row for row in self.rows if row.to or self.asks_address]

    @property
    def without_email(self):
        return [row for row in self.rows if not (row.to or self.asks_address)]

    @property
    def direction(self):
        return "rtl" if self.template.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    @property
    def missing_language(self):
        """The language that was asked for, when the words are English for want of any."""
        return "" if self.template.language == self.language else dict(self.languages)[self.language]

    def mark(self, refused):
        """Put a refusal beside the letter it is about; False when it is about none."""
        for row in self.rows:
            if row.participation.code == refused.field:
                row.error = refused.sentence
                return True
        return False


class Row:
    """One person's letter, as merged or as it was changed on the page."""

    def __init__(self, participation, page):
        self.participation, self.error = participation, ""
        self.to = participation.person.email
        self.draft = letter_rules.draft(participation, page.kind, page.template)
        if page.asks_address:
            self.to = self.draft.to = page.addresses.get(participation.organisation_id, "")
        if page.data is not None:
            code, draft = participation.code, self.draft
            draft.subject = page.data.get(f"subject-{code}", draft.subject)
            draft.body = page.data.get(f"body-{code}", draft.body).replace("\r\n", "\n")
            if page.asks_address:
                self.to = draft.to = page.data.get(f"address-{code}", self.to)
            seen = page.data.get(f"seen-{code}", "")
            draft.seen = int(seen) if seen.isdecimal() else draft.seen
