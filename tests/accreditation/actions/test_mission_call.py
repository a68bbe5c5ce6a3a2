"""A call for a mission: whom it asks, who opens, closes, reopens and withdraws it, and who is told each time."""

from datetime import timedelta

import pytest
from django.core import mail

from accreditation.actions import call_answer as call_answers
from accreditation.actions import mission as missions
from accreditation.actions import mission_call as mission_calls
from accreditation.models import CallAnswer, CallLetter, Mission, MissionCall
from accreditation.tasks import mission_call as tasks
from programmes.models import History, Outbox
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

Kind = CallLetter.Kind


@pytest.fixture
def mission(walk, mission_of):
    walk.to("passed")
    return mission_of(walk.organiser, starts_in=40)


@pytest.fixture
def call_of(mission, walk):
    def make(by=None, days=9, **fields):
        given = {"answer_by": clock.today() + timedelta(days=days), "words": "About origin."} | fields
        return mission_calls.open(mission=mission, by=by or walk.organiser, **given)

    return make


def with_address(*walks):
    for number, walk in enumerate(walks):
        type(walk.candidacy.person).objects.filter(pk=walk.candidacy.person_id).update(
            email=f"candidate{number}@people.example"
        )


def sent(kind):
    return CallLetter.objects.filter(kind=kind)


def test_a_call_asks_those_who_wait_and_fit_and_writes_to_them(
    walk, call_of, second_candidate, second_walk, english, facilitator, assessors, sign_in, mailoutbox
):
    with_address(walk, second_walk)
    candidate = sign_in(walk.candidacy.person)
    for who in (facilitator, assessors[0], candidate):
        with pytest.raises(NotAllowed):
            call_of(by=who)
    with pytest.raises(Invalid, match="Nobody") as refused:
        call_of(asks_language=True)
    assert refused.value.field is None and not MissionCall.objects.exists()
    walk.candidacy.person.languages.add(english)
    type(walk.organiser.person).objects.filter(pk=walk.organiser.person_id).update(email="office@people.example")
    call = call_of(asks_language=True, places=2)
    assert [one.person for one in call.answers.all()] == [walk.candidacy.person]
    entry = History.objects.get(act="mission_calls.open")
    assert '"asked":1' in entry.details and '"letters":1' in entry.details
    (row,) = Outbox.objects.filter(event="accreditation.call_letter.queued")
    tasks.send(row.object_pk)
    tasks.send(row.object_pk)
    (letter,) = mailoutbox
    assert letter.to == ["candidate0@people.example"] and letter.reply_to == ["office@people.example"]
    assert "Accra" in letter.body and "About origin." in letter.body and "as co-trainer" in letter.body
    assert f"/call-answers/{call.answers.get().code}/" in letter.body
    with pytest.raises(Conflict, match="open already"):
        call_of()


@pytest.fixture
def second_walk(second_candidate):
    """The Walk behind `second_candidate`, of which only the candidacy is asked here."""
    return type("W", (), {"candidacy": second_candidate})


def test_whoever_is_elsewhere_or_of_the_leads_administration_is_not_asked(
    walk, mission, call_of, second_candidate, make_person, customs
):
    colleague = make_person("Ali", "Y.", organisation=customs)
    missions.match(mission=mission, lead=colleague, by=walk.organiser)
    type(second_candidate.person).objects.filter(pk=second_candidate.person_id).update(organisation=None)
    second_candidate.participation.__class__.objects.filter(pk=second_candidate.participation_id).update(
        organisation=None
    )
    assert [one.person for one in call_of().answers.all()] == [second_candidate.person]


def test_the_roster_is_asked_to_lead_and_one_goes(walk, call_of, mission, expert, administrator):
    from accreditation.actions import accreditation as accreditations

    accreditations.load_earlier(
        programme=mission.programme, person=expert.person, title="T", granted_on=clock.today(), letter="1",
        by=administrator,
    )  # fmt: skip
    with pytest.raises(Invalid, match="one lead"):
        call_of(asks="roster", places=2)
    call = call_of(asks="roster")
    answer = call.answers.get()
    assert (answer.person, answer.candidacy) == (expert.person, None)
    call_answers.give(answer=answer, by=expert, says="interested")
    call_answers.select(answer=answer, by=walk.organiser)
    mission = Mission.objects.get(pk=mission.pk)
    assert (mission.lead, mission.state) == (expert.person, "matched")
    with pytest.raises(Conflict, match="has its lead"):
        mission_calls.close(call=call, by=walk.organiser)
        call_of(asks="roster")


def test_the_day_is_to_come_and_before_the_mission_and_the_team_still_forms(walk, mission, call_of):
    for days in (-1, 40):
        with pytest.raises(Invalid) as refused:
            call_of(days=days)
        assert refused.value.field == "answer_by"
    Mission.objects.filter(pk=mission.pk).update(state="confirmed")
    with pytest.raises(Conflict, match="complete"):
        call_of()


def test_closing_tells_those_who_were_interested_once_and_nobody_else(
    walk, call_of, second_candidate, second_walk, organiser, facilitator, mailoutbox
):
    with_address(walk, second_walk)
    call = call_of()
    first, second = call.answers.order_by("pk")
    call_answers.give(answer=first, by=organiser, says="interested")
    with pytest.raises(NotAllowed):
        mission_calls.close(call=call, by=facilitator)
    assert mission_calls.close(call=call, by=organiser).state == "closed"
    (letter,) = sent(Kind.NOT_SELECTED)
    assert letter.answer == first
    tasks.send(letter.pk)
    assert "says nothing about your work" in mailoutbox[-1].body
    with pytest.raises(Conflict, match="Closed"):
        mission_calls.close(call=call, by=organiser)
    with pytest.raises(Conflict, match="closed"):
        call_answers.give(answer=second, by=organiser, says="interested")
    again = clock.today() + timedelta(days=20)
    with pytest.raises(NotAllowed):
        mission_calls.reopen(call=call, by=facilitator, answer_by=again)
    with pytest.raises(Invalid):
        mission_calls.reopen(call=call, by=organiser, answer_by=clock.today() - timedelta(days=1))
    call = mission_calls.reopen(call=call, by=organiser, answer_by=again)
    assert (call.state, call.answer_by) == ("open", again)
    assert [one.answer for one in sent(Kind.ASK).order_by("-pk")[:1]] == [second]
    mission_calls.close(call=call, by=organiser)
    assert sent(Kind.NOT_SELECTED).count() == 1, "nobody is told twice"


def test_those_who_are_silent_are_reminded_and_not_twice_at_once(
    walk, call_of, second_candidate, second_walk, organiser, facilitator
):
    with_address(walk, second_walk)
    call = call_of()
    with pytest.raises(NotAllowed):
        mission_calls.remind(call=call, by=facilitator)
    with pytest.raises(Conflict, match="moment ago"):
        mission_calls.remind(call=call, by=organiser)
    call_answers.give(answer=call.answers.first(), by=organiser, says="not_now")
    with clock.at(clock.now() + timedelta(days=3)):
        assert mission_calls.remind(call=call, by=organiser) == 1
        assert sent(Kind.REMIND).get().answer == call.answers.last()
        call_answers.give(answer=call.answers.last(), by=organiser, says="not_now")
        tasks.send(sent(Kind.REMIND).get().pk)
        assert not mail.outbox, "who has answered meanwhile is left in peace"
    with clock.at(clock.now() + timedelta(days=4)), pytest.raises(Conflict, match="answered"):
        mission_calls.remind(call=call, by=organiser)


def test_a_call_that_is_withdrawn_tells_why_to_history_and_that_to_those_who_wait(
    walk, call_of, second_candidate, second_walk, organiser, facilitator, mission
):
    with_address(walk, second_walk)
    call = call_of()
    call_answers.give(answer=call.answers.first(), by=organiser, says="not_now")
    with pytest.raises(NotAllowed):
        mission_calls.withdraw(call=call, by=facilitator, reason="So")
    with pytest.raises(Invalid, match="reason"):
        mission_calls.withdraw(call=call, by=organiser, reason=" ")
    missions.cancel(mission=mission, by=organiser, reason="The host has asked for next year.")
    call.refresh_from_db()
    assert call.state == "withdrawn" and sent(Kind.WITHDRAWN).get().answer == call.answers.last()
    assert History.objects.get(act="mission_calls.withdraw").reason == "The host has asked for next year."
    with pytest.raises(Conflict):
        mission_calls.reopen(call=call, by=organiser, answer_by=clock.today() + timedelta(days=9))


def test_whoever_comes_to_fit_while_a_call_is_open_is_asked_by_the_next_day_and_once(
    walk, call_of, second_walk, english, by
):
    with_address(walk, second_walk)
    walk.candidacy.person.languages.add(english)
    call = call_of(asks_language=True)
    tasks.ask_newcomers()
    assert call.answers.count() == 1 and not History.objects.filter(act="mission_calls.ask_newcomers").exists()
    second_walk.candidacy.person.languages.add(english)
    with clock.at(clock.now() + timedelta(days=10)):
        assert not mission_calls.ask_newcomers(by=by), "the day to answer by is over"
    call_answers.give(answer=call.answers.get(), by=walk.organiser, says="interested")
    chosen = call_answers.select(answer=call.answers.get(), by=walk.organiser)
    assert not mission_calls.ask_newcomers(by=by), "the only place is taken"
    missions.remove_co_trainer(co_trainer=chosen.call.mission.co_trainers.get(), by=walk.organiser, reason="Ill")
    for number in (1, 0):
        assert mission_calls.ask_newcomers(by=by) == number
    assert call.answers.count() == 2 and sent(Kind.ASK).count() == 2
    assert '"asked":1' in History.objects.get(act="mission_calls.ask_newcomers").details


def test_lines_of_motivation_go_ninety_days_after_the_mission(walk, call_of, mission, organiser, by):
    call = call_of()
    call_answers.give(answer=call.answers.get(), by=organiser, says="interested", motivation="My own border.")
    for days, number in ((89, 0), (91, 1), (92, 0)):
        with clock.at(clock.now() + timedelta(days=44 + days)):
            assert mission_calls.forget_due(by=by) == number
    answer = CallAnswer.objects.get()
    assert (answer.motivation, answer.answer) == ("", "interested")
    assert History.objects.filter(act="mission_calls.forget").count() == 1
