"""Recommendations: the group's own words never change; the plenary's decision stands beside them."""

from datetime import date

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import answer as answers
from workshops.actions import recommendation as recommendations
from workshops.models import AnswerRevision, Recommendation
from workshops.rules import recommendation as recommendation_rules


@pytest.fixture
def amina(room):
    return room.to("working").secretary()


@pytest.fixture
def one(room, amina):
    return room.recommend("Train 20 officers", amina)


@pytest.fixture
def heard(room, one):
    """The plenary has been called, and the group has presented."""
    room.to("plenary").move("present")
    return room.fresh(one)


def decide(recommendation, act, by, amended_text=""):
    return recommendations.decide(recommendation=recommendation, act=act, by=by, amended_text=amended_text)


def rewrite(room, one, text, by, base_version=1, **details):
    return room.recommend(text, by, recommendation=room.fresh(one), base_version=base_version, **details)


def take_out(room, one, by, base_version=1):
    epoch = room.report().epoch
    recommendations.remove(recommendation=one, base_version=base_version, epoch=epoch, by=by)


def test_only_the_text_is_asked_for(room, one):
    assert (one.number, one.label, one.text, one.state) == (1, "A1", "Train 20 officers", "proposed")
    with pytest.raises(Invalid) as refused:
        room.recommend("  ")
    assert refused.value.field == "text"


def test_who_does_what_by_when_may_be_said(room, amina):
    details = {"addressed_to": "NOU", "lead": "Customs", "by_when": date(2027, 3, 1), "priority": "high"}
    made = room.recommend("Share data", amina, **details)
    assert (room.fresh(made).lead, room.fresh(made).priority) == ("Customs", "high")


def test_a_detail_that_does_not_fit_is_refused_with_a_sentence(room, amina, one):
    for details in ({"priority": "urgent"}, {"lead": "x" * 201}):
        with pytest.raises(Invalid) as refused:
            room.recommend("Share data", amina, **details)
        assert refused.value.field == next(iter(details))
        with pytest.raises(Invalid):
            rewrite(room, one, "Share data", amina, **details)
    assert room.fresh(one).text == "Train 20 officers"


def test_the_group_rewrites_its_own_words_while_it_works(room, one, amina):
    assert rewrite(room, one, "Train 30 officers", amina).version == 2
    texts = AnswerRevision.objects.order_by("pk").values_list("text", flat=True)
    assert list(texts) == ["Train 20 officers", "Train 30 officers"]


def test_who_was_overtaken_gets_both_texts(room, one, amina):
    rewrite(room, one, "Faster", amina)
    with pytest.raises(answers.Overtaken) as refused:
        rewrite(room, one, "Slower", room.facilitator)
    assert (refused.value.yours, refused.value.theirs, refused.value.version) == ("Slower", "Faster", 2)
    assert room.fresh(one).text == "Faster"
    assert AnswerRevision.objects.filter(text="Slower", accepted=False).exists()


def test_nobody_rewrites_the_recommendation_of_another_group_through_their_own_report(room, one):
    neighbour = room.secretary("B")
    with pytest.raises(Conflict):
        room.recommend("Ours now", neighbour, letter="B", recommendation=one, base_version=1)
    assert room.fresh(one).text == "Train 20 officers"


def test_members_neighbours_and_strangers_write_and_remove_nothing(room, one, stranger):
    for actor in (room.who(room.seated().participation), room.secretary("B"), stranger):
        with pytest.raises(NotAllowed):
            room.recommend("Mine", actor)
        with pytest.raises(NotAllowed):
            rewrite(room, one, "Mine", actor)
        with pytest.raises(NotAllowed):
            take_out(room, one, actor)
    assert [kept.text for kept in Recommendation.objects.all()] == ["Train 20 officers"]


def test_a_recommendation_taken_out_leaves_its_words_in_history(room, one, amina):
    stale = room.fresh(one)
    take_out(room, one, amina)
    assert "Train 20 officers" in History.objects.get(act="recommendations.remove").details
    with pytest.raises(Conflict, match="taken out"):
        take_out(room, stale, amina)
    with pytest.raises(Conflict, match="taken out"):
        room.recommend("Again", amina, recommendation=stale, base_version=1)
    assert History.objects.filter(act="recommendations.remove").count() == 1


def test_words_one_has_not_seen_are_not_taken_out(room, one, amina):
    rewrite(room, one, "Train 30 officers", room.facilitator)
    with pytest.raises(answers.Overtaken) as refused:
        take_out(room, one, amina, base_version=1)
    assert refused.value.theirs == room.fresh(one).text == "Train 30 officers"


def test_the_former_secretary_adds_nothing_and_the_words_are_kept(room, one, amina):
    epoch = room.report().epoch
    room.secretary()
    with pytest.raises(Conflict, match="secretary now"):
        recommendations.write(report=room.report(), text="Late", epoch=epoch, by=amina)
    assert Recommendation.objects.count() == 1
    assert AnswerRevision.objects.filter(text="Late", accepted=False).exists()


def test_nothing_is_decided_before_the_plenary_is_called(room, one):
    room.move("present")
    with pytest.raises(Conflict, match="plenary has not been called"):
        decide(one, "accept", room.facilitator)


def test_nothing_is_decided_before_the_group_has_presented(room, one):
    room.to("plenary")
    for act in ("accept", "amend", "reject"):
        with pytest.raises(Conflict, match="not presented yet"):
            decide(one, act, room.facilitator, "Otherwise")
    with pytest.raises(Conflict, match="not presented yet"):
        recommendations.accept_open(report=room.report(), by=room.facilitator)
    assert room.fresh(one).state == Recommendation.State.PROPOSED


@pytest.mark.parametrize("act, state", [("accept", "accepted"), ("reject", "not_accepted")])
def test_the_facilitator_records_the_decision(room, heard, act, state):
    decided = decide(heard, act, room.facilitator)
    assert (decided.state, decided.text, decided.amended_text) == (state, "Train 20 officers", "")
    assert decided.decided_at
    assert History.objects.about(decided).first().act == f"recommendations.{act}"


def test_an_amendment_keeps_both_texts(room, heard):
    decided = room.fresh(decide(heard, "amend", room.facilitator, "Train 30 officers by 2027"))
    assert (decided.state, decided.text) == ("amended", "Train 20 officers")
    assert (decided.amended_text, decided.final_text) == ("Train 30 officers by 2027",) * 2


def test_an_amendment_needs_words(room, heard):
    with pytest.raises(Invalid) as refused:
        decide(heard, "amend", room.facilitator, "  ")
    assert refused.value.field == "amended_text"


def test_an_amendment_that_changes_nothing_is_an_acceptance(room, heard):
    assert decide(heard, "amend", room.facilitator, "Train 20 officers ").state == "accepted"


def test_the_words_of_a_decided_recommendation_no_longer_change_or_vanish(room, heard, amina):
    for act, words in (("accept", ""), ("amend", "Train 30"), ("reject", "")):
        decide(heard, act, room.facilitator, words)
        with pytest.raises(Conflict, match="plenary has decided"):
            rewrite(room, heard, "Train nobody", amina)
        with pytest.raises(Conflict, match="plenary has decided"):
            take_out(room, heard, amina)
        assert room.fresh(heard).text == "Train 20 officers"
        decide(heard, "reopen", room.facilitator)


def test_the_adopted_list_is_numbered_in_the_order_of_the_decisions(room, heard):
    second, third = room.recommend("Second"), room.recommend("Third")
    decide(third, "accept", room.facilitator)
    decide(second, "reject", room.facilitator)
    decide(heard, "amend", room.facilitator, "Amended")
    assert recommendation_rules.adopted_numbers(room.breakout) == {third.pk: 1, heard.pk: 2}


def test_a_reopened_decision_frees_its_number(room, heard):
    second = room.recommend("Second")
    decide(heard, "amend", room.facilitator, "Amended")
    decide(second, "accept", room.facilitator)
    reopened = room.fresh(decide(heard, "reopen", room.facilitator))
    assert (reopened.state, reopened.decided_at, reopened.amended_text) == ("proposed", None, "")
    assert recommendation_rules.adopted_numbers(room.breakout) == {second.pk: 1}
    decide(reopened, "accept", room.facilitator)
    assert recommendation_rules.adopted_numbers(room.breakout) == {second.pk: 1, heard.pk: 2}


def test_all_that_are_open_are_accepted_in_one_step(room, heard):
    second = room.recommend("Second")
    decide(heard, "reject", room.facilitator)
    assert recommendations.accept_open(report=room.report(), by=room.facilitator) == 1
    assert (room.fresh(heard).state, room.fresh(second).state) == ("not_accepted", "accepted")


def test_only_facilitators_record_decisions(room, heard, amina, stranger):
    for actor in (amina, stranger):
        with pytest.raises(NotAllowed):
            decide(heard, "accept", actor)
        with pytest.raises(NotAllowed):
            recommendations.accept_open(report=room.report(), by=actor)
    assert room.fresh(heard).state == "proposed"
