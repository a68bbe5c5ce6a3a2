"""A break-out template on one page, in one language: its words, and topics and questions to add, move and remove."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.forms.fields import helper
from programmes.rules.refusal import Conflict
from workshops.forms.letter import RIGHT_TO_LEFT
from workshops.models import PlanField
from workshops.rules import breakout_template as rules
from workshops.rules.breakout_template import TopicKind

LONGEST = {"title": 200, "organised_by": 200, "purpose": 4000, "instructions": 6000}
LONGEST_TOPIC, LONGEST_SECTION, LONGEST_QUESTION, LONGEST_LIST = 300, 200, 1000, 20_000


class NewTemplateForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), help_text=_("Others can be added later."))
    title = forms.CharField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))

    helper = helper(_("Begin the template"))

    def __init__(self, languages, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages


class BreakoutTemplateForm(forms.Form):
    """What stands in the database, with what was typed laid over it.

    Two organisers may have the page open: a box nobody typed into brings nothing back, a box both have changed says
    what it now reads, and topics or questions that were moved meanwhile are shown as they now stand.
    """

    use_required_attribute = False

    def __init__(self, template, language, data=None):
        self.template, self.language = template, language
        self.topics = [(topic, list(topic.questions.all())) for topic in template.topics.all()]
        self.stored = rules.shown(template, language)
        self.original = rules.original_language(template)
        self.seen, self.clashes, self.was_moved = {}, [], False
        super().__init__(None if data is None else self._laid_over(data), initial=self._as_stored())
        self._head()
        for number, (topic, questions) in enumerate(self.topics, 1):
            self._topic(number, topic, questions)
        self._new_topic()

    @property
    def seals(self):
        """What this page shows, for when it comes back."""
        return " ".join(f"{name}:{rules.seal(text)}" for name, text in self.stored.items() if name != "order")

    # What stands there and what was typed

    def _as_stored(self):
        places = {f"topic-place-{topic.pk}": n for n, (topic, _questions) in enumerate(self.topics, 1)}
        for _topic, questions in self.topics:
            places |= {f"place-{question.pk}": n for n, question in enumerate(questions, 1)}
        return self.stored | places

    def _laid_over(self, data):
        typed, order = data.dict() if hasattr(data, "dict") else dict(data), data.get("order", "")
        self.seen = dict(pair.split(":", 1) for pair in data.get("seen", "").split() if ":" in pair)
        self.seen["order"] = rules.seal(order)
        held, self.clashes = rules.merge(self.stored, typed, self.seen)
        self.was_moved = self.seen["order"] != rules.seal(self.stored["order"])
        if self.was_moved:
            typed = {name: text for name, text in typed.items() if "place-" not in name}
            self._keep_homeless(typed, order)
        return self._as_stored() | typed | held

    def _keep_homeless(self, typed, order):
        """Words typed into a topic or question that is no more there go where new ones are written."""
        home = {}
        for part in order.split(";"):
            topic, _colon, questions = part.partition(":")
            if f"topic-{topic}" in self.stored:
                home |= {f"question-{pk}": f"more-{topic}" for pk in questions.split(",")}
        for name, text in list(typed.items()):
            kind, text = name.split("-")[0], " ".join(text.split())
            if name in self.stored or not text or rules.seal(typed[name]) == self.seen.get(name):
                continue
            if kind == "topic" and not typed.get("new-title"):
                typed["new-title"] = text
            elif kind in ("topic", "question", "more"):
                box = home.get(name, "new-more")
                typed[box] = f"{typed.get(box, '')}\n{text}".strip()

    # The boxes

    def _head(self):
        self.fields["title"] = self._line(_("Title"), LONGEST["title"])
        self.fields["organised_by"] = self._line(_("Organised by"), LONGEST["organised_by"])
        self.fields["purpose"] = self._text(_("Purpose"), LONGEST["purpose"], "purpose")
        self.fields["instructions"] = self._text(
            _("Instructions"), LONGEST["instructions"], "instructions", help_text=_("One a line.")
        )

    def _topic(self, number, topic, questions):
        name = gettext("Topic {n}").format(n=number)
        self.fields[f"topic-{topic.pk}"] = self._text(name, LONGEST_TOPIC, f"topic-{topic.pk}")
        self.fields[f"kind-{topic.pk}"] = forms.ChoiceField(label=_("What kind"), choices=TopicKind)
        self.fields[f"topic-place-{topic.pk}"] = _place()
        self.fields[f"topic-remove-{topic.pk}"] = _tick(_("Remove this topic and its questions"))
        for position, question in enumerate(questions, 1):
            of = gettext("Topic {n}, question {m}").format(n=number, m=position)
            pk = question.pk
            self.fields[f"question-{pk}"] = self._text(of, LONGEST_QUESTION, f"question-{pk}")
            self.fields[f"section-{pk}"] = self._line(_("Under the heading"), LONGEST_SECTION)
            if topic.has_training_plan:
                choices = [("", _("nothing in particular")), *PlanField.choices]
                self.fields[f"plan-{pk}"] = forms.ChoiceField(label=_("It asks for"), choices=choices, required=False)
            self.fields[f"place-{pk}"] = _place()
            self.fields[f"remove-{pk}"] = _tick(_("Remove"))
        label = _("More ideas, one a line") if topic.is_open else _("More questions, one a line")
        self.fields[f"more-{topic.pk}"] = self._text(label, LONGEST_LIST)

    def _new_topic(self):
        self.fields["new-title"] = self._text(_("One more topic"), LONGEST_TOPIC)
        self.fields["new-kind"] = forms.ChoiceField(label=_("What kind"), choices=TopicKind, required=False)
        self.fields["new-more"] = self._text(_("Its questions, one a line"), LONGEST_LIST)

    @property
    def _attrs(self):
        return {"lang": self.language, "dir": direction(self.language)}

    def _line(self, label, longest):
        widget = forms.TextInput(attrs=self._attrs)
        return forms.CharField(label=label, max_length=longest, required=False, widget=widget)

    def _text(self, label, longest, name="", help_text=""):
        # Browsers that do not let a box grow with its words get one that is large enough.
        words = self.data.get(name) or self.stored.get(name, "")
        rows = min(sum(len(line) // 64 + 1 for line in words.split("\n")), 12)
        widget = forms.Textarea(attrs=self._attrs | {"rows": rows})
        return forms.CharField(label=label, max_length=longest, required=False, widget=widget, help_text=help_text)

    # What comes back

    def clean(self):
        for name in self.clashes:
            self.add_error(name if name in self.fields else None, self._now_reads(name))
        if self.was_moved:
            self.add_error(
                None,
                _(
                    "Somebody has added, removed or moved topics or questions in the meantime. They stand below as "
                    "they are now, with the words you typed. Look at them, and save again."
                ),
            )
        if self.clashes or self.was_moved:
            self.refused = Conflict(gettext("Somebody else has changed this template in the meantime."))
        for name in [name for name in self.fields if name.startswith(("more-", "new-more"))]:
            if any(len(line) > LONGEST_QUESTION for line in self._lines(name)):
                sentence = gettext("One of the questions has more than {n} letters.").format(n=LONGEST_QUESTION)
                self.add_error(name, sentence)

    def _now_reads(self, name):
        words = self.stored[name]
        choices = getattr(self.fields.get(name), "choices", [])
        words = dict(choices).get(words, words)
        if not words:
            return _("Somebody else has emptied this in the meantime. Saving again keeps what you typed.")
        sentence = _("Somebody else has changed this in the meantime; it now reads: {words} Saving again keeps yours.")
        return sentence.format(words=f"“{words}”")

    def _lines(self, name):
        lines = (self.cleaned_data.get(name) or "").splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]

    @property
    def typed(self):
        """The arguments of `breakout_templates.edit`."""
        words = {name: self.cleaned_data[name] for name in self.stored if name in self.cleaned_data}
        topics = self._in_order([topic for topic, _questions in self.topics], "topic-")
        questions = {topic.pk: self._in_order(asked, "") for topic, asked in self.topics}
        title, lines = " ".join(self.cleaned_data["new-title"].split()), self._lines("new-more")
        return {
            "words": words,
            "order": {pk: questions[pk] for pk in topics},
            "seen": self.seen,
            "more": {pk: self._lines(f"more-{pk}") for pk in topics},
            "new": (title, self.cleaned_data["new-kind"] or TopicKind.TEAM, lines) if title or lines else None,
        }

    def _in_order(self, things, prefix):
        """Primary keys of those that stay. Sent up, one goes before what stands at that place; sent down, after."""
        kept = []
        for now, thing in enumerate(things, 1):
            if not self.cleaned_data[f"{prefix}remove-{thing.pk}"]:
                place = self.cleaned_data[f"{prefix}place-{thing.pk}"] or now
                kept.append((place, (place > now) - (place < now), now, thing.pk))
        return [pk for _place, _way, _now, pk in sorted(kept)]

    # What the page draws

    @property
    def head(self):
        """[(box, the original beside it or None)]"""
        return [(self[name], self._beside(getattr(self.template, name), name)) for name in rules.TEXTS]

    @property
    def new_boxes(self):
        return {name: self[f"new-{name}"] for name in ("title", "kind", "more")}

    @property
    def rows(self):
        return [self._row(number, topic, asked) for number, (topic, asked) in enumerate(self.topics, 1)]

    def _row(self, number, topic, asked):
        pk = topic.pk
        return {
            "number": number,
            "topic": topic,
            "title": self[f"topic-{pk}"],
            "beside": self._beside(topic.title, f"topic-{pk}"),
            "kind": self[f"kind-{pk}"],
            "place": self[f"topic-place-{pk}"],
            "remove": self[f"topic-remove-{pk}"],
            "more": self[f"more-{pk}"],
            "questions": [self._question(question) for question in asked],
        }

    def _question(self, question):
        pk = question.pk
        section, place, remove = self[f"section-{pk}"], self[f"place-{pk}"], self[f"remove-{pk}"]
        return {
            "text": self[f"question-{pk}"],
            "beside": self._beside(question.text, f"question-{pk}"),
            "section": section,
            "section_beside": self._beside(question.section, f"section-{pk}"),
            "plan": self[f"plan-{pk}"] if f"plan-{pk}" in self.fields else None,
            "place": place,
            "remove": remove,
            "heading": section.value() or str(question.section or ""),
            "is_open": bool(section.errors or place.errors or remove.value()),
        }

    def _beside(self, text, name):
        """The words to translate from, while another language is written, or while nothing stands here."""
        words = rules.said(text)
        if self.language == self.original and self.stored[name]:
            return None
        others = [self.original, *rules.in_order(words)]
        tag = next((tag for tag in others if tag != self.language and tag in words), None)
        return {"words": words[tag], "tag": tag, "dir": direction(tag)} if tag else None


def direction(tag):
    return "rtl" if tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def _place():
    widget = forms.NumberInput(attrs={"min": 1, "max": 999})
    return forms.IntegerField(label=_("Place"), required=False, min_value=1, max_value=999, widget=widget)


def _tick(label):
    return forms.BooleanField(label=label, required=False)
