"""A programme's own break-outs: begun, cloned from the library, written in one language at a time, retired."""

from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import BreakoutTemplate, TemplateQuestion, TemplateTopic
from workshops.rules import acts_library  # noqa: F401  the words of History
from workshops.rules import breakout_template as rules
from workshops.rules.breakout_template import TopicKind
from workshops.rules.breakout_template_change import Change

# What is to be put in order stands beyond every number of a page meanwhile: a number stands once.
ASIDE = 1000


def begin(*, programme, title, language, by):
    """An empty template of this programme, with a title in one language."""
    _may_keep(by, programme)
    title = " ".join(title.split())
    if not title:
        raise Invalid(_("A template needs a title."), field="title")
    with refusals():
        template = BreakoutTemplate.objects.create(
            programme=programme,
            title=LazyI18nString({language: title}),
            purpose=LazyI18nString({}),
            instructions=LazyI18nString({}),
        )
        history.record("breakout_templates.begin", template, by=by, language=language)
        return template


def clone(*, template, programme, by):
    """A programme's own copy in all its languages, to be changed; the original stays as it is."""
    _may_keep(by, programme)
    if template.programme_id not in (None, programme.pk):
        raise NotAllowed(_("This template is another programme’s."))
    with refusals():
        source = rules.whole(BreakoutTemplate.objects.all()).get(pk=template.pk)
        made = BreakoutTemplate.objects.create(
            programme=programme,
            based_on=source,
            **{name: getattr(source, name) for name in rules.TEXTS} | {"title": _as_copy(source.title)},
        )
        for topic in source.topics.all():
            copied = TemplateTopic.objects.create(
                template=made,
                **{name: getattr(topic, name) for name in ("number", "title", "is_open", "has_training_plan")},
            )
            TemplateQuestion.objects.bulk_create(
                TemplateQuestion(
                    topic=copied,
                    **{name: getattr(question, name) for name in ("position", "section", "text", "plan_field")},
                )
                for question in topic.questions.all()
            )
        history.record("breakout_templates.clone", made, by=by, source=source.key or source.code)
        return made


def _as_copy(title):
    named = {}
    for tag, words in rules.said(title).items():
        with translation.override(tag):
            named[tag] = _("{title} (copy)").format(title=words)[:200]
    return LazyI18nString(named)


def edit(*, template, language, words, order, seen, by, more=None, new=None):
    """Write a template in one language, and put its topics and questions in order.

    `words`: {name of a box: text}, named as in `rules.shown`. `order`: {topic: [questions]}, by primary key; what is
    left out is removed, in all languages. `seen`: {name: seal} of what the page had shown. `more`: {topic: [texts]} of
    questions to add. `new`: (title, kind, [texts]) of a topic to add. Two people who changed the same box, or a page
    from before topics or questions were added, moved or removed, are a Conflict, and nothing is written.
    """
    _may_write(by, template)
    with refusals():
        BreakoutTemplate.objects.select_for_update().get(pk=template.pk)
        template = rules.whole(BreakoutTemplate.objects.all()).get(pk=template.pk)
        stored = rules.shown(template, language)
        if rules.seal(stored["order"]) != seen.get("order"):
            raise Conflict(_("Somebody has added, removed or moved topics or questions in the meantime."))
        held, clashes = rules.merge(stored, words, seen)
        if clashes:
            raise Conflict(_("Somebody else has changed the same words in the meantime."))
        change = Change(template, language, stored, held, order, more or {}, new)
        change.check()
        if not change.is_none:
            details = {"language": language, "before": change.before, "removed": change.removed, "added": change.added}
            _write(change)
            history.record("breakout_templates.edit", template, by=by, **details)
        return template


def retire(*, template, by):
    """Offer a template to workshops no more. What was taken from it stays as it is."""
    _may_write(by, template)
    with refusals():
        if not BreakoutTemplate.objects.filter(pk=template.pk, is_retired=False).update(is_retired=True):
            raise Conflict(_("This template is retired already."))
        history.record("breakout_templates.retire", template, by=by)
        template.is_retired = True
        return template


def bring_back(*, template, by):
    """Offer a retired template to workshops again."""
    _may_write(by, template)
    with refusals():
        if not BreakoutTemplate.objects.filter(pk=template.pk, is_retired=True).update(is_retired=False):
            raise Conflict(_("This template is in use already."))
        history.record("breakout_templates.bring_back", template, by=by)
        template.is_retired = False
        return template


def _may_keep(by, programme):
    if not rules.can_keep(by, programme):
        raise NotAllowed(_("The organisers keep the templates of a programme."))


def _may_write(by, template):
    if template.programme_id is None:
        raise NotAllowed(_("What ships with the portal stays as it is: clone it, and change the clone."))
    _may_keep(by, template.programme)


def _write(change):
    template, language, held = change.template, change.language, change.held
    for name in rules.TEXTS:
        setattr(template, name, _said(getattr(template, name), language, held[name]))
    template.save(update_fields=rules.TEXTS)
    _remove_and_set_aside(change)
    for number, topic in enumerate(change.topics, 1):
        topic.number = number
        topic.title = _said(topic.title, language, held[f"topic-{topic.pk}"])
        kind = held[f"kind-{topic.pk}"]
        topic.is_open, topic.has_training_plan = kind == TopicKind.OPEN, kind == TopicKind.PLAN
        topic.save(update_fields=["number", "title", "is_open", "has_training_plan"])
        questions = change.questions[topic.pk]
        for position, question in enumerate(questions, 1):
            question.position = position
            question.text = _said(question.text, language, held[f"question-{question.pk}"])
            question.section = _said(question.section, language, held[f"section-{question.pk}"])
            question.plan_field = held[f"plan-{question.pk}"]
        TemplateQuestion.objects.bulk_update(questions, ["position", "text", "section", "plan_field"])
        _add_questions(topic, language, change.more.get(topic.pk, ()), len(questions))
    if change.new:
        title, kind, texts = change.new
        topic = TemplateTopic.objects.create(
            template=template,
            number=len(change.topics) + 1,
            title=LazyI18nString({language: title}),
            is_open=kind == TopicKind.OPEN,
            has_training_plan=kind == TopicKind.PLAN,
        )
        _add_questions(topic, language, texts, 0)


def _said(text, language, words):
    kept = {tag: one for tag, one in rules.said(text).items() if tag != language}
    return LazyI18nString(kept | ({language: words} if words else {}))


def _remove_and_set_aside(change):
    kept = [question.pk for questions in change.questions.values() for question in questions]
    topics, questions = change.template.topics, TemplateQuestion.objects.filter(topic__template=change.template)
    questions.exclude(pk__in=kept).delete()
    topics.exclude(pk__in=[topic.pk for topic in change.topics]).delete()
    topics.update(number=F("number") + ASIDE)
    questions.update(position=F("position") + ASIDE)


def _add_questions(topic, language, texts, after):
    TemplateQuestion.objects.bulk_create(
        TemplateQuestion(topic=topic, position=position, text=LazyI18nString({language: text}))
        for position, text in enumerate(texts, after + 1)
    )
