"""What the plenary makes of recommendations: merged, deferred, amended before the room, mended later, told apart."""

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import breakout as breakouts
from workshops.actions import recommendation as recommendations
from workshops.models import Recommendation
from workshops.rules import recommendation as recommendation_rules

TRAIN = "Train twenty customs officers in risk analysis every year"
ALSO_TRAIN = "Every year, train customs officers in risk analysis"
ANALYSERS = "Install gas analysers at the ports"


@pytest.fixture
def plenary(room):
    """A1 and B1 say nearly the same; A2 and B2 stand alone. Both groups have presented."""
    room.to("working")
    for letter, texts in (("A", (TRAIN, ANALYSERS)), ("B", (ALSO_TRAIN, "Publish the list of licensed importers"))):
        for text in texts:
            room.recommend(text, letter=letter)
    room.to("plenary")
    for letter in "AB":
        room.move("present", letter=letter)
    return room


def one(room, label):
    return Recommendation.objects.get(report__group__letter=label[0], number=label[1:])


def decide(room, label, act, by=None, **fields):
    return recommendations.decide(recommendation=one(room, label), act=act, by=by or room.facilitator, **fields)


def merge(room, label, into):
    return decide(room, label, "merge", into=one(room, into))


def state(room, label):
    return one(room, label).state


# Merging


def test_a_recommendation_is_merged_into_one_of_another_group_and_keeps_its_words(plenary):
    merged = merge(plenary, "B1", "A1")
    assert (merged.state, merged.merged_into, merged.text) == ("merged", one(plenary, "A1"), ALSO_TRAIN)
    assert merged.decided_at and state(plenary, "A1") == "proposed"
    assert History.objects.get(act="recommendations.merge").to_state == "merged"


def test_what_is_merged_has_the_number_of_what_it_was_merged_into(plenary):
    merge(plenary, "B1", "A1")
    assert recommendation_rules.adopted_numbers(plenary.breakout) == {}
    decide(plenary, "A2", "accept")
    decide(plenary, "A1", "amend", amended_text="Train thirty")
    first, second, merged = one(plenary, "A2"), one(plenary, "A1"), one(plenary, "B1")
    assert recommendation_rules.adopted_numbers(plenary.breakout) == {first.pk: 1, second.pk: 2, merged.pk: 2}
    assert list(second.merged.all()) == [merged]


def test_merging_into_one_that_is_adopted_already_is_possible(plenary):
    decide(plenary, "A1", "accept")
    assert merge(plenary, "B1", "A1").merged_into.state == "accepted"


def test_what_was_merged_into_one_follows_it_when_that_is_merged_too(plenary):
    merge(plenary, "B1", "A1")
    merge(plenary, "A1", "A2")
    assert [one(plenary, label).merged_into for label in ("B1", "A1")] == [one(plenary, "A2")] * 2


@pytest.mark.parametrize("act", ["reject", "merge"])
def test_nothing_is_merged_into_what_was_not_adopted_or_was_merged_itself(plenary, act):
    merge(plenary, "A1", "A2") if act == "merge" else decide(plenary, "A1", act)
    with pytest.raises(Invalid) as refused:
        merge(plenary, "B1", "A1")
    assert refused.value.field == "into" and state(plenary, "B1") == "proposed"


def test_a_page_loaded_before_the_other_was_merged_does_not_merge_the_two_into_each_other(plenary):
    stale = one(plenary, "A1")
    merge(plenary, "A1", "B1")
    with pytest.raises(Invalid, match="merged itself"):
        recommendations.decide(recommendation=one(plenary, "B1"), act="merge", into=stale, by=plenary.facilitator)
    assert (state(plenary, "A1"), state(plenary, "B1")) == ("merged", "proposed")


def test_a_merge_names_another_recommendation_of_this_session(plenary, workshop, template, by):
    other = breakouts.set_up(workshop=workshop, template=template, by=by)
    elsewhere = Recommendation.objects.get(pk=one(plenary, "A2").pk)
    elsewhere.breakout_id = other.pk
    for into in (None, one(plenary, "B1"), elsewhere):
        with pytest.raises(Invalid) as refused:
            decide(plenary, "B1", "merge", into=into)
        assert refused.value.field == "into"
    assert state(plenary, "B1") == "proposed"


def test_a_merge_is_taken_back(plenary):
    merge(plenary, "B1", "A1")
    reopened = decide(plenary, "B1", "reopen")
    assert (reopened.state, reopened.merged_into, reopened.decided_at) == ("proposed", None, None)


def test_the_group_does_not_take_out_what_another_was_merged_into(plenary):
    merge(plenary, "B1", "A1")
    with pytest.raises(Conflict, match="merged another recommendation into this one"):
        recommendations.remove(
            recommendation=one(plenary, "A1"),
            base_version=1,
            epoch=plenary.report("A").epoch,
            by=plenary.facilitator,
        )
    assert one(plenary, "A1").text == TRAIN


# Deferring


def test_a_recommendation_is_deferred_to_somewhere_or_for_now(plenary):
    deferred = decide(plenary, "A1", "defer", deferred_to=" the network meeting, June ")
    assert (deferred.state, deferred.deferred_to) == ("deferred", "the network meeting, June")
    assert decide(plenary, "A2", "defer").deferred_to == ""
    assert recommendation_rules.adopted_numbers(plenary.breakout) == {}
    assert decide(plenary, "A1", "reopen").deferred_to == ""
    assert decide(plenary, "A1", "accept").state == "accepted"


def test_where_to_is_said_in_two_hundred_letters(plenary):
    assert len(decide(plenary, "A1", "defer", deferred_to="x" * 300).deferred_to) == 200


# An amendment before the room


def test_an_amendment_is_put_before_the_room_and_decides_nothing(plenary):
    proposed = recommendations.propose(
        recommendation=one(plenary, "A1"), text=" Train thirty officers ", by=plenary.facilitator
    )
    assert (proposed.state, proposed.proposed_text, proposed.text) == ("proposed", "Train thirty officers", TRAIN)
    assert proposed.final_text == TRAIN and proposed.decided_at is None
    assert "Train thirty officers" in History.objects.get(act="recommendations.propose").details


@pytest.mark.parametrize("text", ["", "  ", f" {TRAIN} "])
def test_nothing_or_the_same_words_take_it_away(plenary, text):
    recommendations.propose(recommendation=one(plenary, "A1"), text="Otherwise", by=plenary.facilitator)
    taken_away = recommendations.propose(recommendation=one(plenary, "A1"), text=text, by=plenary.facilitator)
    assert taken_away.proposed_text == ""


@pytest.mark.parametrize("act", ["accept", "defer", "reject", "amend"])
def test_a_decision_ends_what_was_before_the_room(plenary, act):
    recommendations.propose(recommendation=one(plenary, "A1"), text="Otherwise", by=plenary.facilitator)
    decided = decide(plenary, "A1", act, amended_text="In the end")
    assert decided.proposed_text == ""
    with pytest.raises(Conflict, match="has been decided"):
        recommendations.propose(recommendation=decided, text="Too late", by=plenary.facilitator)
    assert one(plenary, "A1").proposed_text == ""


# Mending the wording afterwards


def test_wording_is_mended_after_the_plenary_and_what_was_decided_stays_beside_it(plenary):
    decide(plenary, "A1", "amend", amended_text="Train thirty oficers")
    plenary.to("closed")
    mended = recommendations.mend(
        recommendation=one(plenary, "A1"), text="Train thirty officers", by=plenary.facilitator
    )
    assert (mended.state, mended.final_text) == ("amended", "Train thirty officers")
    assert (mended.decided_text, mended.text) == ("Train thirty oficers", TRAIN)
    assert "Train thirty oficers" in History.objects.get(act="recommendations.mend").details


def test_the_decided_words_again_take_the_mending_away(plenary):
    decide(plenary, "A1", "accept")
    for text, kept in (("Otherwise", "Otherwise"), (f"{TRAIN} ", "")):
        mended = recommendations.mend(recommendation=one(plenary, "A1"), text=text, by=plenary.facilitator)
        assert mended.mended_text == kept
    assert mended.final_text == TRAIN


def test_only_what_was_adopted_is_mended_and_a_new_decision_drops_the_mending(plenary):
    for act in (None, "defer", "reject"):
        if act:
            decide(plenary, "A1", act)
        with pytest.raises(Conflict, match="Only what the plenary has adopted"):
            recommendations.mend(recommendation=one(plenary, "A1"), text="Otherwise", by=plenary.facilitator)
        if act:
            decide(plenary, "A1", "reopen")
    decide(plenary, "A1", "accept")
    recommendations.mend(recommendation=one(plenary, "A1"), text="Otherwise", by=plenary.facilitator)
    assert decide(plenary, "A1", "reopen").final_text == TRAIN
    assert decide(plenary, "A1", "accept").mended_text == ""


def test_mended_wording_has_words(plenary):
    decide(plenary, "A1", "accept")
    with pytest.raises(Invalid) as refused:
        recommendations.mend(recommendation=one(plenary, "A1"), text=" ", by=plenary.facilitator)
    assert refused.value.field == "text"


# Near duplicates


def doubtful(room):
    return {
        Recommendation.objects.get(pk=pk).label: other.label
        for pk, other in recommendation_rules.near_duplicates(room.breakout).items()
    }


def test_the_later_of_two_that_are_alike_is_asked_about(plenary):
    assert doubtful(plenary) == {"B1": "A1"}


def test_two_of_one_group_are_its_own_affair(plenary):
    plenary.recommend(TRAIN, letter="A")
    assert doubtful(plenary) == {"B1": "A1"}


def test_one_that_was_decided_comes_before_one_that_is_open(plenary):
    decide(plenary, "B1", "accept")
    assert doubtful(plenary) == {"A1": "B1"}


@pytest.mark.parametrize("act", ["reject", "merge"])
def test_what_was_not_adopted_or_was_merged_is_no_doubt_any_more(plenary, act):
    merge(plenary, "A1", "A2") if act == "merge" else decide(plenary, "A1", act)
    assert doubtful(plenary) == {}


def test_two_that_were_told_apart_are_not_proposed_again_whichever_way_round(plenary):
    recommendations.keep_apart(recommendation=one(plenary, "B1"), other=one(plenary, "A1"), by=plenary.facilitator)
    assert doubtful(plenary) == {}
    decide(plenary, "B1", "accept")
    assert doubtful(plenary) == {}
    assert History.objects.get(act="recommendations.keep_apart").details == '{"other":"A1"}'


def test_recommendations_of_two_sessions_are_not_told_apart(plenary, workshop, template, by):
    other = one(plenary, "A1")
    other.breakout_id = breakouts.set_up(workshop=workshop, template=template, by=by).pk
    with pytest.raises(Conflict, match="another break-out"):
        recommendations.keep_apart(recommendation=one(plenary, "B1"), other=other, by=plenary.facilitator)


def test_accepting_what_is_open_leaves_what_looks_like_another_open(plenary):
    assert recommendations.accept_open(report=plenary.report("B"), by=plenary.facilitator) == 1
    assert (state(plenary, "B1"), state(plenary, "B2")) == ("proposed", "accepted")
    assert recommendations.accept_open(report=plenary.report("A"), by=plenary.facilitator) == 2
    assert recommendations.accept_open(report=plenary.report("B"), by=plenary.facilitator) == 0
    recommendations.keep_apart(recommendation=one(plenary, "B1"), other=one(plenary, "A1"), by=plenary.facilitator)
    assert recommendations.accept_open(report=plenary.report("B"), by=plenary.facilitator) == 1
    assert state(plenary, "B1") == "accepted"


# Who may


def test_secretaries_badges_laptops_and_strangers_decide_nothing(plenary, stranger):
    member = plenary.seated("A").participation
    before = list(Recommendation.objects.values())
    for actor in (plenary.secretary(), plenary.badge(member), plenary.laptop(), stranger):
        for act in (
            lambda by: decide(plenary, "A1", "defer", by=by),
            lambda by: decide(plenary, "B1", "merge", by=by, into=one(plenary, "A1")),
            lambda by: recommendations.propose(recommendation=one(plenary, "A1"), text="Mine", by=by),
            lambda by: recommendations.mend(recommendation=one(plenary, "A1"), text="Mine", by=by),
            lambda by: recommendations.keep_apart(recommendation=one(plenary, "B1"), other=one(plenary, "A1"), by=by),
        ):
            with pytest.raises(NotAllowed):
                act(actor)
    assert list(Recommendation.objects.values()) == before
    assert doubtful(plenary) == {"B1": "A1"}


@pytest.mark.parametrize("act", ["merge", "defer"])
def test_nothing_is_merged_or_deferred_before_the_group_has_presented(room, act):
    for letter in "AB":
        room.to("working").recommend(f"Train {letter}", letter=letter)
    room.to("plenary").move("present", letter="B")
    with pytest.raises(Conflict, match="not presented yet"):
        decide(room, "A1", act, into=one(room, "B1"))
    assert state(room, "A1") == "proposed"
