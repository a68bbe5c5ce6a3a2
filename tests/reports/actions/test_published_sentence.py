"""A published sentence keeps its numbers and the rows behind them; who may publish and withdraw; nothing is changed."""

import pytest

from programmes.models import History, RoleKind
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.actions import published_sentence as published_sentences
from reports.models import PublishedSentence
from reports.queries import publication
from reports.rules import published_sentence as published_rules
from workshops.models import Workshop


@pytest.fixture
def peopled(workshop, add_participant):
    add_participant("Hasan", "Noora")
    add_participant("Rashid", "Saleh")
    return Workshop.objects.get(pk=workshop.pk)


def publish(workshop, by, seen=None, where="News of the programme"):
    kept = publication.of_workshop(workshop)
    return published_sentences.publish(
        programme=workshop.programme,
        workshop=workshop,
        kept=kept,
        seen=seen or published_rules.sha256(kept),
        where=where,
        by=by,
    )


def test_the_numbers_and_rows_stay_when_more_people_come(peopled, organiser, add_participant):
    published = publish(peopled, organiser)
    before = PublishedSentence.objects.values().get(pk=published.pk)
    add_participant("Karim", "Omar")
    assert PublishedSentence.objects.values().get(pk=published.pk) == before
    words = {tag: publication.words(tokens) for tag, tokens in published.sentences.items()}
    assert set(words) == {"en", "fr", "es", "ru", "ar", "zh-hans"} and words["en"].startswith("Two ")
    assert "Three " in publication.words(publication.of_workshop(peopled)["sentences"]["en"])
    used = {token["figure"] for token in published.sentences["en"]} - {""}
    kept = {figure["key"]: figure for figure in published.figures}
    assert used and used <= set(kept)
    for figure in kept.values():
        assert sum(line["amount"] for line in figure["lines"]) == figure["value"]
    assert "HASAN" not in str(before), "names are nobody's to publish"
    assert History.objects.filter(act="published_sentences.publish", actor_person=organiser.person).count() == 1


def test_only_organisers_publish_and_only_what_they_have_read(
    peopled, workshop, organiser, facilitator, make_actor, add_participant
):
    for somebody in (facilitator, make_actor(RoleKind.DONOR)):
        with pytest.raises(NotAllowed):
            publish(peopled, somebody)
    seen = published_rules.sha256(publication.of_workshop(peopled))
    add_participant("Karim", "Omar")
    with pytest.raises(Conflict, match="have changed"):
        publish(peopled, organiser, seen=seen)
    assert not PublishedSentence.objects.exists()


def test_a_withdrawn_one_stays_readable_and_says_why(peopled, organiser, make_actor):
    published = publish(peopled, organiser)
    with pytest.raises(NotAllowed):
        published_sentences.withdraw(published=published, reason="Wrong", by=make_actor(RoleKind.DONOR))
    with pytest.raises(Invalid):
        published_sentences.withdraw(published=published, reason=" ", by=organiser)
    withdrawn = published_sentences.withdraw(published=published, reason="A list was missing", by=organiser)
    assert (withdrawn.withdrawn_because, withdrawn.sentences) == ("A list was missing", published.sentences)
    with pytest.raises(Conflict, match="just withdrawn"):
        published_sentences.withdraw(published=published, reason="Again", by=organiser)
    entry = History.objects.get(act="published_sentences.withdraw")
    assert entry.reason == "A list was missing"
