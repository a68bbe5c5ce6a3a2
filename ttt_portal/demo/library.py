"""The ODS programme's own form: D.6 for sea ports, one question changed, complete in French, nearly so in Russian."""

from datetime import timedelta

from programmes.rules import clock
from ttt_portal.demo import scene
from workshops.actions import breakout_template as breakout_templates
from workshops.models import BreakoutTemplate
from workshops.rules import breakout_template as breakout_template_rules

TITLES = {
    "en": "Working session: sea ports",
    "fr": "Séance de travail : ports maritimes",
    "es": "Sesión de trabajo: puertos marítimos",
    "ru": "Рабочая сессия: морские порты",
}
# Instead of question 2 of topic 1; nobody has said it in Russian yet.
QUESTIONS = {
    "en": "How are licences compared with the bill of lading when a ship arrives?",
    "fr": "Comment les licences sont-elles comparées au connaissement à l’arrivée d’un navire ?",
    "ru": "",
}


def build(ods, cast):
    with scene.on(clock.today() - timedelta(days=150)):
        organiser = scene.actor(cast["organiser"])
        d6 = BreakoutTemplate.objects.get(key="d6")
        own = breakout_templates.clone(template=d6, programme=ods, by=organiser)
        for language, title in TITLES.items():
            own = _write(own, language, title, organiser)


def _write(own, language, title, by):
    template = breakout_template_rules.whole(BreakoutTemplate.objects.all()).get(pk=own.pk)
    topics = {topic.pk: [question.pk for question in topic.questions.all()] for topic in template.topics.all()}
    stored = breakout_template_rules.shown(template, language)
    words = {"title": title}
    if language in QUESTIONS:
        words[f"question-{next(iter(topics.values()))[1]}"] = QUESTIONS[language]
    return breakout_templates.edit(
        template=template,
        language=language,
        words=words,
        order=topics,
        seen={name: breakout_template_rules.seal(text) for name, text in stored.items()},
        by=by,
    )
