"""The library that ships with the portal, held against form D.6 line by line."""

import pytest
from django.core.management import call_command
from django.utils import translation

from workshops.actions import breakout as breakouts
from workshops.actions import breakout_template as breakout_templates
from workshops.models import BreakoutTemplate, TemplateQuestion

LANGUAGES = ("en", "fr", "ru")


@pytest.fixture
def d6(db):
    call_command("load_library")
    return BreakoutTemplate.objects.get(key="d6")


def topic(d6, number):
    return d6.topics.get(number=number)


def test_three_topics_and_an_open_fourth_with_as_many_questions_as_the_form(d6):
    assert [one.number for one in d6.topics.all()] == [1, 2, 3, 4]
    assert [one.is_open for one in d6.topics.all()] == [False, False, False, True]
    assert [one.questions.count() for one in d6.topics.all()] == [6, 9, 6 + 3, 7]


def test_topic_three_has_its_two_sections(d6):
    sections = [str(question.section)[:3] for question in topic(d6, 3).questions.all()]
    assert sections == ["(a)"] * 6 + ["(b)"] * 3
    assert topic(d6, 3).has_training_plan
    assert not any(question.section for number in (1, 2, 4) for question in topic(d6, number).questions.all())


@pytest.mark.parametrize(
    "number, words",
    [
        (1, ["practice", "verified", "evaluated", "difficult", "share information", "Other questions"]),
        (
            2,
            [
                "detect illegal ODS", "evidence", "seized ODS: storage, monitoring", "bribes",
                "penalties strict enough", "people and equipment", "regional co-operation", "intelligence",
                "task force",
            ],
        ),
        (
            3,
            [
                "How many officers", "How many courses", "designates the trainer", "portfolio", "local situation",
                "progress of the training (UNEP, the National Ozone Unit", "monitor its effect", "How",
                "told of the effect",
            ],
        ),
        (
            4,
            [
                "Data reporting", "suspicious ODS shipments when checking documents and inspecting goods", "mixtures",
                "Customs Enforcement Network, the Ozone Secretariat or INTERPOL EcoMessage",
                "Customs and environment agencies", "risk analysis and profiling", "intelligence on suspect shipments",
            ],
        ),
    ],
)  # fmt: skip
def test_every_question_of_the_form_is_asked_in_its_order(d6, number, words):
    asked = [str(question) for question in topic(d6, number).questions.all()]
    assert len(asked) == len(words)
    assert [word for word, question in zip(words, asked, strict=True) if word not in question] == []


def test_purpose_and_the_six_instructions_say_what_the_form_says(d6):
    for words in ("ODS regulations", "import/export licensing system", "trained locally", "plenary for acceptance"):
        assert words in str(d6.purpose)
    lines = str(d6.instructions).splitlines()
    words = [
        ("three topics", "introduction"),
        ("Eight to ten", "first come, first served"),
        ("leader", "keeps the time", "secretary", "report form", "spokesperson", "One person may do all"),
        ("need not be answered", "problems your group finds most", "programme", "agenda gives the time"),
        ("One report", "plenary", "facilitator after the presentation", "recommendations", "at least 15 minutes"),
        ("findings and recommendations", "ten minutes"),
    ]
    assert len(lines) == len(words) == 6
    for line, expected in zip(lines, words, strict=True):
        assert [word for word in expected if word not in line] == []


def test_loading_again_changes_nothing(d6):
    before = list(TemplateQuestion.objects.order_by("pk").values_list())
    call_command("load_library")
    assert list(TemplateQuestion.objects.order_by("pk").values_list()) == before
    assert BreakoutTemplate.objects.filter(key="d6").count() == 1


def test_loading_again_mends_what_ships_and_never_touches_a_programmes_own(d6, programme, by):
    own = breakout_templates.clone(template=d6, programme=programme, by=by)
    BreakoutTemplate.objects.filter(pk=own.pk).update(title='{"en": "Ours"}')
    TemplateQuestion.objects.filter(topic__template=own).update(text='{"en": "Our question?"}')
    ours = _content(own)
    TemplateQuestion.objects.filter(topic__template=d6).update(text='{"en": "Damaged"}')
    call_command("load_library")
    assert _content(own) == ours and BreakoutTemplate.objects.count() == 2
    assert not TemplateQuestion.objects.filter(topic__template=d6, text__contains="Damaged").exists()


def _content(template):
    questions = TemplateQuestion.objects.filter(topic__template=template).order_by("pk")
    return [
        list(BreakoutTemplate.objects.filter(pk=template.pk).values_list()),
        [str(row) for row in template.topics.values_list()],
        [str(row) for row in questions.values_list()],
    ]


def test_every_text_is_there_in_each_shipped_language(d6):
    texts = [d6.title, d6.organised_by, d6.purpose, d6.instructions]
    for one in d6.topics.all():
        texts.append(one.title)
        for question in one.questions.all():
            texts += [question.text, *([question.section] if question.section else [])]
    assert [text for text in texts for tag in LANGUAGES if not text.data.get(tag)] == []
    assert {len(d6.instructions.data[tag].splitlines()) for tag in LANGUAGES} == {6}
    assert {one.title.data[tag].count("[Country]") for one in d6.topics.all()[:3] for tag in LANGUAGES} == {1}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_session_names_its_country_in_each_language_and_leaves_no_field_open(d6, workshop, facilitator, tag):
    workshop.country.name = {"en": "Bahrain", "fr": "Bahreïn", "ru": "Бахрейн"}
    workshop.country.save()
    workshop.refresh_from_db()
    breakout = breakouts.set_up(workshop=workshop, template=d6, by=facilitator)
    with translation.override(tag):
        name = str(workshop.country)
        titles = [str(one) for one in breakout.topics.all()]
        texts = [str(breakout.purpose), str(breakout.instructions), breakout.organised_by, *titles]
    assert all(name in title for title in titles[:3])
    assert not any(field in text for text in texts for field in ("[City]", "[Country]", "[Date]", "[Organisation]"))


def test_the_organiser_stands_in_the_language_of_the_workshop_whoever_sets_it_up(d6, workshop, facilitator):
    workshop.refresh_from_db()
    with translation.override("fr"):
        breakout = breakouts.set_up(workshop=workshop, template=d6, by=facilitator)
    assert breakout.organised_by == "United Nations Environment Programme and the Government of Bahrain"
