"""What those say who were asked, and who of them is selected: never more than there are places."""

from datetime import timedelta

import pytest

from accreditation.actions import call_answer as call_answers
from accreditation.actions import call_letter as call_letters
from accreditation.actions import mission as missions
from accreditation.actions import mission_call as mission_calls
from accreditation.models import CallAnswer, CallLetter, Candidacy, CoTrainer, Mission
from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


@pytest.fixture
def call(walk, mission_of, second_candidate, organiser):
    """Two are asked, one place."""
    walk.to("passed")
    mission = mission_of(organiser, starts_in=40)
    return mission_calls.open(mission=mission, by=organiser, answer_by=clock.today() + timedelta(days=9))


@pytest.fixture
def answers(call):
    return list(call.answers.order_by("pk"))


def test_whoever_was_asked_says_so_and_may_change_it(call, answers, sign_in, organiser, stranger, facilitator):
    first, second = answers
    by, first_day = sign_in(first.person), call.mission.workshop.starts_on
    for who in (stranger, facilitator, sign_in(second.person)):
        with pytest.raises(NotAllowed):
            call_answers.give(answer=first, by=who, says="interested")
    given = call_answers.give(
        answer=first, by=by, says="interested", can_from=first_day, motivation=" Origin is mine. "
    )
    assert (given.answer, given.motivation, given.is_late) == ("interested", "Origin is mine.", False)
    with pytest.raises(Invalid, match="last day"):
        call_answers.give(
            answer=first, by=by, says="interested", can_from=first_day, can_until=first_day - timedelta(days=1)
        )
    with pytest.raises(Invalid):
        call_answers.give(answer=first, by=by, says="")
    given = call_answers.give(answer=first, by=by, says="not_now", can_from=first_day)
    assert (given.answer, given.can_from) == ("not_now", None)
    call_answers.give(answer=second, by=organiser, says="interested")
    entries = History.objects.filter(act="call_answers.give")
    assert [(row.from_state, row.to_state) for row in entries.order_by("pk")] == [
        ("", "interested"), ("interested", "not_now"), ("", "interested"),
    ]  # fmt: skip


def test_an_answer_is_taken_back_as_if_nothing_had_been_said(answers, sign_in, stranger):
    first, _second = answers
    by = sign_in(first.person)
    with pytest.raises(Conflict, match="Nothing"):
        call_answers.take_back(answer=first, by=by)
    call_answers.give(answer=first, by=by, says="interested", motivation="Mine.")
    with pytest.raises(NotAllowed):
        call_answers.take_back(answer=first, by=stranger)
    given = call_answers.take_back(answer=first, by=by)
    assert (given.answer, given.motivation, given.answered_at) == ("", "", None)


def test_late_is_accepted_and_marked_until_the_call_is_closed_or_the_mission_begins(call, answers, sign_in, organiser):
    first, second = answers
    by = sign_in(first.person)
    with clock.at(clock.now() + timedelta(days=10)):
        assert call_answers.give(answer=first, by=by, says="interested").is_late
    with clock.at(clock.now() + timedelta(days=40)), pytest.raises(Conflict, match="begun"):
        call_answers.give(answer=first, by=by, says="not_now")
    mission_calls.close(call=call, by=organiser)
    with pytest.raises(Conflict, match="closed"):
        call_answers.take_back(answer=first, by=by)


def test_whoever_is_selected_goes_on_the_mission_and_is_told(call, answers, sign_in, organiser, facilitator):
    first, second = answers
    with pytest.raises(Conflict, match="not interested"):
        call_answers.select(answer=first, by=organiser)
    for answer in answers:
        call_answers.give(answer=answer, by=organiser, says="interested")
    for who in (facilitator, sign_in(first.person)):
        with pytest.raises(NotAllowed):
            call_answers.select(answer=first, by=who)
    call_answers.select(answer=first, by=organiser)
    place = CoTrainer.objects.get()
    assert (place.mission, place.candidacy) == (call.mission, first.candidacy)
    assert place.candidacy.state == Candidacy.State.MISSION_PLANNED
    assert History.objects.filter(act__in=["call_answers.select", "missions.add_co_trainer"]).count() == 2
    with pytest.raises(Conflict, match="already"):
        call_answers.select(answer=first, by=organiser)
    with pytest.raises(Conflict, match="taken"):
        call_answers.select(answer=second, by=organiser)
    with pytest.raises(Conflict, match="given"):
        call_answers.take_back(answer=first, by=sign_in(first.person))
    missions.remove_co_trainer(co_trainer=place, by=organiser, reason="Ill")
    call_answers.select(answer=second, by=organiser)
    assert CoTrainer.objects.get().candidacy == second.candidacy


def test_no_selection_from_a_call_that_is_withdrawn_nor_for_a_team_that_is_complete(call, answers, organiser):
    first, _second = answers
    call_answers.give(answer=first, by=organiser, says="interested")
    Mission.objects.filter(pk=call.mission_id).update(state="confirmed")
    with pytest.raises(Conflict, match="complete"):
        call_answers.select(answer=first, by=organiser)
    assert CallAnswer.objects.get(pk=first.pk).selected_at is None
    Mission.objects.filter(pk=call.mission_id).update(state="requested")
    mission_calls.withdraw(call=call, by=organiser, reason="So")
    with pytest.raises(Conflict, match="withdrawn"):
        call_answers.select(answer=first, by=organiser)


def test_a_letter_that_did_not_leave_says_so_and_is_tried_by_one_worker(call, answers, by):
    letter = CallLetter.objects.create(answer=answers[0], kind="ask", queued_at=clock.now())
    claimed = call_letters.claim(letter.pk)
    assert claimed == letter and call_letters.claim(letter.pk) is None
    call_letters.fail(letter=claimed, sentence="No such address.", by=by)
    letter.refresh_from_db()
    assert (letter.problem, letter.sent_at) == ("No such address.", None)
    assert History.objects.get(act="call_letters.fail").reason == "No such address."
