"""What a mission leaves behind: teaching, the host's word, reflection, second signature; and what is missing."""

from datetime import time, timedelta

import pytest

from accreditation.actions import host_feedback as host_feedbacks
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.actions import reflection as reflections
from accreditation.actions import second_signature as second_signatures
from accreditation.actions import teaching
from accreditation.models import Candidacy, CaseParty, HostFeedback, HostLetter, Mission, SecondSignature
from accreditation.rules import evidence
from accreditation.rules import mission_record as record_rules
from accreditation.rules import teaching as teaching_rules
from accreditation.tasks import mission as tasks
from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import agenda_item as agenda_items

FORM = {"strengths": "Clear and calm.", "independence": "alone", "outcome": "recommend"}
WORDS = {"given_by": "Director of Training", "went_well": "Everything."}


@pytest.fixture
def asking(route):
    """The route asks for half of the teaching and for every paper."""
    route.requirements.filter(kind="mission").update(
        share=50, asks_host_feedback=True, asks_reflection=True, asks_second_signature=True
    )


@pytest.fixture
def lessons(walk, by):
    """Two lessons of an hour and a break, on the first day of the mission."""
    walk.to("confirmed")
    workshop = walk.mission.workshop
    return [
        agenda_items.add(workshop=workshop, day=workshop.starts_on, starts_at=time(hour), title=title, kind=kind, by=by)
        for hour, title, kind in ((9, "Valuation", "teaching"), (10, "Coffee", "break"), (11, "Origin", "exercise"))
    ]


def missing(walk):
    found = evidence.mission(walk.fresh())
    return found and found.key


def test_each_thing_the_route_asks_for_is_named_until_it_is_there(walk, asking, lessons, facilitator):
    by, place = walk.expert, walk.co_trainer
    mission_evaluations.sign(co_trainer=place, by=by, observed={lessons[0]: "Good start."}, **FORM)
    assert missing(walk) == "teaching"
    first, _coffee, second = lessons
    teaching.record(mission=walk.mission, by=by, minutes={(first, None): 60, (second, place): 20})
    found = evidence.mission(walk.fresh())
    assert "25 %" in found.detail and "50 %" in found.detail
    teaching.record(mission=walk.mission, by=by, minutes={(first, None): 60, (second, place): 60})
    assert missing(walk) == "reflection"
    reflections.write(co_trainer=place, by=walk.organiser, went_well="The cases.", learned="More time.")
    assert missing(walk) == "host_feedback"
    host_feedbacks.give(mission=walk.mission, by=walk.organiser, **WORDS)
    assert missing(walk) == "second_signature"
    second_signatures.sign(co_trainer=place, by=facilitator)
    assert missing(walk) is None
    assert CaseParty.objects.get(person=facilitator.person).side == CaseParty.Side.SECOND


def test_a_route_that_asks_for_nothing_more_waits_for_nothing_more(walk):
    walk.to("mission_evaluated")
    assert missing(walk) is None


def test_who_taught_what_is_put_down_by_lead_and_office_within_the_length_of_the_item(walk, lessons, facilitator):
    first, coffee, _second = lessons
    place = walk.co_trainer
    with pytest.raises(NotAllowed):
        teaching.record(mission=walk.mission, by=facilitator, minutes={(first, place): 30})
    with pytest.raises(Invalid, match="lasts 60 minutes"):
        teaching.record(mission=walk.mission, by=walk.expert, minutes={(first, place): 61})
    with pytest.raises(Conflict):
        teaching.record(mission=walk.mission, by=walk.expert, minutes={(coffee, place): 10})
    teaching.record(mission=walk.mission, by=walk.expert, minutes={(first, place): 45, (first, None): 15})
    lead, mine = teaching_rules.sums(Mission.objects.with_team().get(pk=walk.mission.pk))
    assert (lead.minutes, lead.share, mine.minutes, mine.share, mine.asked) == (15, 25, 45, 75, None)


def test_teaching_is_not_put_down_before_the_mission(walk, mission_of):
    walk.mission = mission_of(walk.organiser, starts_in=4)
    walk.to("confirmed")
    with pytest.raises(Conflict, match="not begun"):
        teaching.record(mission=walk.mission, by=walk.expert, minutes={})


def test_the_number_of_lessons_is_that_of_those_ticked(walk, lessons):
    signed = mission_evaluations.sign(
        co_trainer=walk.co_trainer, by=walk.expert, observed={lessons[0]: "Calm.", lessons[2]: ""}, **FORM
    )
    assert signed.lessons_observed == 2
    assert [(row.title, row.note) for row in signed.observed.all()] == [("Valuation", "Calm."), ("Origin", "")]


def test_not_recommended_needs_a_comment_and_no_lesson_seen_is_no_evaluation(walk, lessons):
    form = FORM | {"outcome": "not", "to_develop": "Method."}
    with pytest.raises(Invalid, match="why") as refused:
        mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, lessons_observed=1, **form)
    assert refused.value.field == "comment"
    with pytest.raises(Invalid, match="one at least"):
        mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, observed={}, **FORM)


def test_an_evaluation_is_put_right_until_the_decision_and_the_case_follows(walk, facilitator, asking):
    walk.to("mission_evaluated")
    place, evaluation = walk.co_trainer, walk.co_trainer.__class__.objects.get().evaluation
    form = {"strengths": "Clear.", "independence": "support", "lessons_observed": 2}
    with pytest.raises(NotAllowed):
        mission_evaluations.correct(evaluation=evaluation, by=facilitator, reason="So", outcome="recommend", **form)
    with pytest.raises(Invalid, match="reason"):
        mission_evaluations.correct(evaluation=evaluation, by=walk.expert, reason="", outcome="recommend", **form)
    second_signatures.sign(co_trainer=place, by=facilitator)
    mission_evaluations.correct(
        evaluation=evaluation, by=walk.expert, reason="Wrong box.", outcome="repeat", to_develop="Method.", **form
    )
    assert walk.fresh().state == Candidacy.State.PASSED and not SecondSignature.objects.exists()
    entry = History.objects.get(act="mission_evaluations.correct")
    assert "recommend" in entry.details and entry.reason == "Wrong box."
    mission_evaluations.correct(
        evaluation=evaluation, by=walk.expert, reason="Right box after all.", outcome="recommend", **form
    )
    assert walk.fresh().state == Candidacy.State.MISSION_EVALUATED
    walk.candidacy.route.requirements.update(
        share=None, asks_reflection=False, asks_host_feedback=False, asks_second_signature=False
    )
    walk.stage = "mission_evaluated"
    walk.to("accredited")
    with pytest.raises(Conflict, match="decision has been recorded"):
        mission_evaluations.correct(evaluation=evaluation, by=walk.expert, reason="Late.", outcome="recommend", **form)


def test_the_second_signature_is_of_the_team_and_of_neither_candidate_nor_lead(
    walk, stranger, sign_in, facilitator, asking
):
    walk.to("confirmed")
    with pytest.raises(Conflict, match="has not signed yet"):
        second_signatures.sign(co_trainer=walk.co_trainer, by=facilitator)
    walk.to("mission_evaluated")
    candidate = sign_in(walk.candidacy.person, "organiser", walk.candidacy.programme)
    for actor in (stranger, walk.expert, candidate):
        with pytest.raises(NotAllowed):
            second_signatures.sign(co_trainer=walk.co_trainer, by=actor)
    # An assessor of the case stands on a side already, and may sign from there.
    signed = second_signatures.sign(co_trainer=walk.co_trainer, by=walk.assessors[0], remark=" Agreed. ")
    assert (signed.party.side, signed.remark) == ("assessor", "Agreed.")
    with pytest.raises(Conflict, match="already"):
        second_signatures.sign(co_trainer=walk.co_trainer, by=facilitator)


def test_the_candidate_writes_the_reflection_from_the_first_day_until_the_decision(walk, sign_in, mission_of):
    walk.mission = mission_of(walk.organiser, starts_in=2)
    walk.to("confirmed")
    candidate, words = sign_in(walk.candidacy.person), {"went_well": "Cases.", "learned": "Time."}
    with pytest.raises(Conflict, match="first day"):
        reflections.write(co_trainer=walk.co_trainer, by=candidate, **words)
    with clock.at(clock.now() + timedelta(days=2)):
        reflections.write(co_trainer=walk.co_trainer, by=candidate, **words)
        again = reflections.write(co_trainer=walk.co_trainer, by=candidate, **(words | {"learned": "Questions."}))
        with pytest.raises(NotAllowed):
            reflections.write(co_trainer=walk.co_trainer, by=walk.expert, **words)
        assert again.learned == "Questions." and again.co_trainer.reflection.pk == again.pk
        walk.to("accredited")
        with pytest.raises(Conflict, match="until the decision"):
            reflections.write(co_trainer=walk.co_trainer, by=candidate, **words)


def test_the_host_answers_by_a_link_that_ends_on_its_day_and_when_another_is_made(walk, facilitator):
    walk.to("confirmed")
    with pytest.raises(NotAllowed):
        host_feedbacks.make_link(mission=walk.mission, by=facilitator)
    mission = host_feedbacks.make_link(mission=walk.mission, by=walk.organiser)
    old, host = record_rules.token(mission), record_rules.host_actor(mission)
    host_feedbacks.give(mission=mission, by=host, **WORDS)
    assert HostFeedback.objects.get().by_link and record_rules.by_token(old) == mission
    with clock.at(clock.now() + timedelta(days=70)), pytest.raises(Conflict, match="no longer open"):
        host_feedbacks.give(mission=mission, by=host, **WORDS)
    host_feedbacks.make_link(mission=mission, by=walk.organiser)
    assert record_rules.by_token(old) is None and record_rules.by_token("x" * 26) is None
    with pytest.raises(NotAllowed):
        host_feedbacks.give(mission=mission, by=facilitator, **WORDS)


@pytest.fixture
def over(walk):
    """A mission that ended yesterday, as its host's contact sees it."""
    walk.to("confirmed")
    host_feedbacks.name_contact(
        mission=walk.mission, by=walk.organiser, host_contact="Ms Addo", host_email="addo@customs.example"
    )
    return clock.now() + timedelta(days=6)


def test_the_contact_of_the_host_is_asked_once_when_the_mission_is_over_and_reminded_by_hand(
    walk, over, by, facilitator, mailoutbox
):
    mission = Mission.objects.get(pk=walk.mission.pk)
    for who in (facilitator, walk.expert):
        with pytest.raises(NotAllowed):
            host_feedbacks.name_contact(mission=mission, by=who, host_email="other@customs.example")
        with pytest.raises(NotAllowed):
            host_feedbacks.ask(mission=mission, by=who)
    with pytest.raises(Invalid) as refused:
        host_feedbacks.name_contact(mission=mission, by=walk.organiser, host_email="no address")
    assert refused.value.field == "host_email"
    assert host_feedbacks.ask_due(by=by) == 0, "it is being taught"
    with clock.at(over):
        assert (host_feedbacks.ask_due(by=by), host_feedbacks.ask_due(by=by)) == (1, 0)
        letter = HostLetter.objects.get()
        tasks.send_host_letter(letter.pk)
        tasks.send_host_letter(letter.pk)
        (mail,) = mailoutbox
        mission.refresh_from_db()
        assert mail.to == ["addo@customs.example"] and record_rules.url(mission) in mail.body and "Ms Addo" in mail.body
        with pytest.raises(Conflict, match="moment ago"):
            host_feedbacks.ask(mission=mission, by=walk.organiser)
    with clock.at(over + timedelta(days=7)):
        assert host_feedbacks.ask(mission=mission, by=walk.organiser).is_reminder
        again = Mission.objects.get(pk=mission.pk)
        assert again.host_link_serial == mission.host_link_serial, "the link that was sent goes on to open"
        host_feedbacks.give(mission=mission, by=record_rules.host_actor(mission), **WORDS)
        tasks.send_host_letter(HostLetter.objects.order_by("pk").last().pk)
        assert len(mailoutbox) == 1, "who has answered meanwhile is left in peace"
    with clock.at(over + timedelta(days=9)), pytest.raises(Conflict, match="has given"):
        host_feedbacks.ask(mission=mission, by=walk.organiser)
    assert History.objects.filter(act="host_feedback.ask").count() == 2


def test_nobody_is_asked_without_an_address_or_after_a_mission_called_off_and_a_failure_is_told(walk, over, by):
    mission = Mission.objects.get(pk=walk.mission.pk)
    with clock.at(over):
        letter = host_feedbacks.ask(mission=mission, by=walk.organiser)
        claimed = host_feedbacks.claim(letter.pk)
        host_feedbacks.fail(letter=claimed, sentence="No such address.", by=by)
        assert HostLetter.objects.get().problem == "No such address."
        host_feedbacks.name_contact(mission=mission, by=walk.organiser)
        with pytest.raises(Conflict, match="Name one first"):
            host_feedbacks.ask(mission=mission, by=walk.organiser)
        HostLetter.objects.all().delete()
        assert host_feedbacks.ask_due(by=by) == 0
        Mission.objects.filter(pk=mission.pk).update(state="cancelled", host_email="addo@customs.example")
        assert host_feedbacks.ask_due(by=by) == 0
