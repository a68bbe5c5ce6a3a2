"""One page of changes to a template in one language: what would hold, what speaks against it, what History keeps."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules.refusal import Invalid
from workshops.models import PlanField
from workshops.rules import breakout_template as rules
from workshops.rules.breakout_template import TopicKind


class Change:
    """`held` is {name of a box: words that hold}; `topics` and `questions` {topic: […]} stand in their wanted order.

    `more` is {topic: [texts]} of questions to add, `new` (title, kind, [texts]) of a topic to add, or None.
    """

    def __init__(self, template, language, stored, held, order, more, new):
        self.template, self.language, self.stored, self.held = template, language, stored, held
        self.more, self.new = more, new
        topics = {topic.pk: topic for topic in template.topics.all()}
        self.topics = [topics[pk] for pk in order if pk in topics]
        self.questions = {}
        for topic in self.topics:
            known = {question.pk: question for question in topic.questions.all()}
            self.questions[topic.pk] = [known[pk] for pk in order[topic.pk] if pk in known]
            if held[f"kind-{topic.pk}"] != TopicKind.PLAN:
                # What a question asks for has a meaning in a training plan alone.
                self.held |= {f"plan-{question.pk}": "" for question in self.questions[topic.pk]}
        self.added = sum(map(len, more.values())) + (len(new[2]) if new else 0)

    def check(self):
        """Invalid beside the first box that cannot stay as it is."""
        self._must_say(self.template.title, "title", _("A template needs a title."))
        for topic in self.topics:
            self._must_say(topic.title, f"topic-{topic.pk}", _("Write the topic, or tick that it is to be removed."))
            for question in self.questions[topic.pk]:
                sentence = _("Write the question, or tick that it is to be removed.")
                self._must_say(question.text, f"question-{question.pk}", sentence)
            self._asks_once(topic)
        if self.new and not self.new[0]:
            raise Invalid(_("Write the topic these questions belong to."), field="new-title")
        self._kinds()
        self._not_too_many()

    def _must_say(self, text, name, sentence):
        elsewhere = [words for tag, words in rules.said(text).items() if tag != self.language]
        if not self.held[name] and not elsewhere:
            raise Invalid(sentence, field=name)

    def _asks_once(self, topic):
        found = set()
        for question in self.questions[topic.pk]:
            name = f"plan-{question.pk}"
            asked = self.held[name]
            if asked and asked not in PlanField.values:
                raise Invalid(_("A training plan has no such entry."), field=name)
            if asked in found:
                sentence = _("Another question asks for this already: {entry}.")
                raise Invalid(sentence.format(entry=PlanField(asked).label), field=name)
            found |= {asked} - {""}

    def _kinds(self):
        fields = {}
        for topic in self.topics:
            fields.setdefault(self.held[f"kind-{topic.pk}"], []).append(f"kind-{topic.pk}")
        if self.new:
            fields.setdefault(self.new[1], []).append("new-kind")
        for kind, names in fields.items():
            if kind not in TopicKind.values:
                raise Invalid(_("There is no such kind of topic."), field=names[0])
            if kind != TopicKind.TEAM and len(names) > 1:
                sentence = _("Only one topic can be this: {kind}.")
                raise Invalid(sentence.format(kind=TopicKind(kind).label), field=names[-1])

    def _not_too_many(self):
        if len(self.topics) + bool(self.new) > rules.MOST_TOPICS:
            sentence = ngettext("At most {n} topic, please.", "At most {n} topics, please.", rules.MOST_TOPICS)
            raise Invalid(sentence.format(n=rules.MOST_TOPICS), field="new-title")
        if sum(map(len, self.questions.values())) + self.added > rules.MOST_QUESTIONS:
            sentence = ngettext("At most {n} question, please.", "At most {n} questions, please.", rules.MOST_QUESTIONS)
            raise Invalid(sentence.format(n=rules.MOST_QUESTIONS))

    @property
    def is_none(self):
        return not (self.before or self.removed or self.new or self.added) and self.order == self.stored["order"]

    @property
    def order(self):
        return rules.order_of((topic, self.questions[topic.pk]) for topic in self.topics)

    @property
    def before(self):
        """{what was changed: its words until now}, for History."""
        labels = {name: name for name in (*rules.TEXTS, "order")}
        for topic in self.template.topics.all():
            of_topic = f"topic {topic.number}"
            labels |= {f"topic-{topic.pk}": of_topic, f"kind-{topic.pk}": f"{of_topic}, kind"}
            for question in topic.questions.all():
                this = f"{of_topic}, question {question.position}"
                labels[f"question-{question.pk}"] = this
                labels[f"section-{question.pk}"] = f"{this}, heading"
                labels[f"plan-{question.pk}"] = f"{this}, entry of the plan"
        return {labels[name]: text for name, text in self.stored.items() if self.held[name] != text}

    @property
    def removed(self):
        """What goes, in all its languages, for History."""
        found = []
        for topic in self.template.topics.all():
            kept = self.questions.get(topic.pk)
            if kept is None:
                found.append({"topic": topic.number, "words": rules.said(topic.title)})
            for question in topic.questions.all():
                if kept is None or question not in kept:
                    found.append(
                        {
                            "topic": topic.number,
                            "question": question.position,
                            "words": rules.said(question.text),
                        }
                    )
        return found
