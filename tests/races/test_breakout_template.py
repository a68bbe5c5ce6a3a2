"""Organisers at one template in the same moment, on PostgreSQL: of the same words one holds, different ones all."""

import pytest
from django.core.management import call_command
from django.db import connection

from programmes.models import History
from programmes.rules.refusal import Conflict
from tests.races.together import flat, together
from workshops.actions import breakout_template as breakout_templates
from workshops.models import BreakoutTemplate
from workshops.rules import breakout_template as rules

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="these races need PostgreSQL"),
]
THREADS = 6


@pytest.fixture
def own(programme, organiser):
    call_command("load_library")
    d6 = BreakoutTemplate.objects.get(key="d6")
    return breakout_templates.clone(template=d6, programme=programme, by=organiser)


def page(own, by):
    """A page opened before anybody saves: save(language, more, **words)"""
    template = rules.whole(BreakoutTemplate.objects.all()).get(pk=own.pk)
    order = {topic.pk: [question.pk for question in topic.questions.all()] for topic in template.topics.all()}

    def save(language, more=None, **words):
        seen = {name: rules.seal(text) for name, text in rules.shown(template, language).items()}
        return breakout_templates.edit(
            template=template, language=language, words=words, order=order, seen=seen, more=more, by=by
        )

    return save


def test_of_the_same_words_written_at_once_one_holds_and_the_others_are_told(own, organiser):
    save = page(own, organiser)
    got = flat(together(*([lambda n=n: save("en", title=f"Title {n}")] for n in range(THREADS))))
    assert sum(isinstance(one, Conflict) for one in got) == THREADS - 1
    assert sum(isinstance(one, BreakoutTemplate) for one in got) == 1
    assert History.objects.filter(act="breakout_templates.edit").count() == 1


def test_different_words_and_languages_written_at_once_all_hold(own, organiser):
    save = page(own, organiser)
    tags = ("en", "fr", "ru", "es", "ar", "zh-hans")
    got = flat(together(*([lambda tag=tag: save(tag, purpose=f"In {tag}")] for tag in tags)))
    assert all(isinstance(one, BreakoutTemplate) for one in got)
    assert BreakoutTemplate.objects.get(pk=own.pk).purpose.data == {tag: f"In {tag}" for tag in tags}


def test_questions_added_at_once_by_two_pages_are_added_by_one(own, organiser):
    save, topic = page(own, organiser), own.topics.first()
    got = flat(together(*([lambda n=n: save("en", {topic.pk: [f"Question {n}?"]})] for n in range(THREADS))))
    assert sum(isinstance(one, Conflict) for one in got) == THREADS - 1
    assert [one.position for one in topic.questions.all()] == [1, 2, 3, 4, 5, 6, 7]


def test_a_template_is_retired_once(own, organiser):
    got = flat(together(*([[lambda: breakout_templates.retire(template=own, by=organiser)]] * THREADS)))
    assert sum(isinstance(one, Conflict) for one in got) == THREADS - 1
    assert History.objects.filter(act="breakout_templates.retire").count() == 1
