"""One sentence on what became of recommendations, in six languages."""

import pytest

from reports.queries.decisions import counts, sentence
from workshops.models import Recommendation

S = Recommendation.State


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            {"adopted": 3, "merged": 1, "deferred": 1},
            "Three recommendations of Group B were adopted, one was merged and one deferred.",
        ),
        ({"adopted": 1}, "One recommendation of Group B was adopted."),
        ({"adopted": 12, "not_accepted": 2}, "Twelve recommendations of Group B were adopted and two not accepted."),
        ({"merged": 1, "open": 2}, "One recommendation of Group B was merged and two are still open."),
        ({"open": 1}, "One recommendation of Group B is still open."),
        ({}, ""),
    ],
)
def test_english_bends_the_verb_and_says_it_once(found, words):
    assert sentence(found, "en", "B") == words


def test_without_a_group_it_is_about_all():
    found = {"adopted": 21, "deferred": 1}
    assert sentence(found, "en") == "Twenty-one recommendations were adopted and one was deferred."
    assert sentence(found, "fr") == "Vingt et une recommandations ont été adoptées et une a été reportée."
    assert sentence(found, "ru") == "Рекомендации: принято — 21, отложено — 1."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Trois recommandations du groupe B ont été adoptées, une a été fusionnée et une reportée."),
        ("es", "Recomendaciones del grupo B: 3 aprobadas, 1 fusionada, 1 aplazada."),
        ("ru", "Рекомендации группы B: принято — 3, объединено с другими — 1, отложено — 1."),
        ("ar", "توصيات المجموعة B: المعتمدة 3، المدمجة 1، المؤجلة 1."),
        ("zh-hans", "B组的建议：通过3项，合并1项，推迟1项。"),
    ],
)
def test_other_languages_have_their_own_sentence(language, words):
    assert sentence({"adopted": 3, "merged": 1, "deferred": 1}, language, "B") == words


def test_amended_is_adopted_and_every_state_is_counted():
    found = counts([Recommendation(state=state) for state in S])
    assert found == {"adopted": 2, "merged": 1, "deferred": 1, "not_accepted": 1, "open": 1}
