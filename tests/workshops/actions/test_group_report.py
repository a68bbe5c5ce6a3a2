"""The one report of a group: presented, submitted once with what stood in it frozen, returned, final."""

import hashlib
import json
from datetime import datetime, time, timedelta

import pytest

from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import answer as answers
from workshops.actions import group_report as group_reports
from workshops.models import Answer, AnswerRevision, GroupReport


@pytest.fixture
def amina(room):
    return room.to("working").secretary()


@pytest.fixture
def presented(room, amina):
    room.write("Licences are checked by post", amina)
    room.recommend("Train 20 officers", amina, lead="Customs")
    return room.move("present")


def test_an_empty_draft_is_presented_all_the_same(room, amina):
    report = room.move("present")
    assert report.state == GroupReport.State.PRESENTED and report.presented_at
    assert not Answer.objects.exists()


def test_none_of_the_questions_must_be_answered_but_one_recommendation_must_stand(room, amina):
    room.move("present")
    with pytest.raises(Conflict, match="at least one recommendation"):
        room.move("submit", amina)
    assert room.report().state == GroupReport.State.PRESENTED
    room.recommend("Train 20 officers", amina)
    assert room.move("submit", amina).state == GroupReport.State.SUBMITTED
    assert not Answer.objects.exists()


def test_a_report_is_submitted_after_it_was_presented(room, amina):
    room.recommend("Train 20 officers", amina)
    with pytest.raises(Conflict, match="cannot be done now"):
        room.move("submit", amina)


def test_submitting_freezes_what_was_written_with_its_hash(room, presented, amina):
    report = room.move("submit", amina)
    frozen = json.loads(report.snapshot)
    assert frozen["answers"] == {"discussion": "Licences are checked by post"}
    assert [(row["number"], row["text"], row["lead"]) for row in frozen["recommendations"]] == [
        (1, "Train 20 officers", "Customs")
    ]
    assert report.snapshot_sha256 == hashlib.sha256(report.snapshot.encode()).hexdigest()


def test_the_facilitator_accepts_the_very_text_that_was_submitted(room, presented, amina):
    submitted = room.move("submit", amina)
    accepted = room.move("accept")
    assert (accepted.snapshot, accepted.snapshot_sha256) == (submitted.snapshot, submitted.snapshot_sha256)


def test_a_report_is_submitted_exactly_once(room, presented, amina):
    first = room.move("submit", amina)
    with pytest.raises(Conflict):
        group_reports.move(report=presented, act="submit", by=amina)
    assert room.report().snapshot_sha256 == first.snapshot_sha256
    assert History.objects.filter(act="group_reports.submit").count() == 1


@pytest.mark.parametrize(
    "after, late", [(timedelta(milliseconds=-1), False), (timedelta(), True), (timedelta(days=30), True)]
)
def test_a_late_submission_is_accepted_and_flagged(room, presented, amina, after, late):
    workshop = room.workshop
    midnight = datetime.combine(workshop.ends_on + timedelta(days=1), time(), tzinfo=workshop.zone)
    with clock.at(midnight + after):
        report = room.move("submit", amina)
    assert (report.state, report.submitted_late) == (GroupReport.State.SUBMITTED, late)


def test_after_the_days_for_writing_nothing_is_submitted(room, presented, amina):
    with clock.at(clock.now() + timedelta(days=200)), pytest.raises(NotAllowed):
        room.move("submit", amina)


def test_a_returned_report_is_mended_and_submitted_again(room, presented, amina):
    first = room.move("submit", amina)
    with pytest.raises(Invalid, match="reason"):
        room.move("return")
    room.move("return", reason="Name the agency")
    room.write("Licences are checked by the NOU", amina, base_version=1)
    again = room.move("resubmit", amina)
    assert again.state == GroupReport.State.SUBMITTED
    assert again.snapshot_sha256 != first.snapshot_sha256
    assert json.loads(again.snapshot)["answers"]["discussion"] == "Licences are checked by the NOU"


def test_a_final_report_is_reopened_by_an_organiser_with_a_reason(room, presented, amina, organiser):
    room.move("submit", amina)
    room.move("accept")
    with pytest.raises(NotAllowed):
        room.move("reopen", reason="A word is missing")
    with pytest.raises(Invalid):
        room.move("reopen", organiser)
    assert room.move("reopen", organiser, reason="A word is missing").state == GroupReport.State.RETURNED


@pytest.mark.parametrize("act", ["submit", "mark_ready"])
def test_members_and_strangers_do_not_submit(room, amina, stranger, act):
    room.recommend("Train 20 officers", amina)
    if act == "submit":
        room.move("present")
    for actor in (room.who(room.seated().participation), room.secretary("B"), stranger):
        with pytest.raises(NotAllowed):
            room.move(act, actor)


def test_the_secretary_does_not_accept_the_own_report(room, presented, amina):
    room.move("submit", amina)
    for act in ("accept", "return"):
        with pytest.raises(NotAllowed):
            room.move(act, amina, reason="Ours")


def save(room, by, boxes=None, rows=(), epoch=None):
    report = room.report()
    return group_reports.write_form(
        report=report, epoch=epoch or report.epoch, boxes=boxes or {}, rows=dict(enumerate(rows)), by=by
    )


def test_one_page_saves_boxes_and_recommendations(room, amina):
    outcomes = save(
        room, amina, {"discussion": ("Checked", 0), "own_issues": ("Storage", 0)}, [(None, 0, {"text": "Train 20"})]
    )
    assert outcomes == {"discussion": 1, "own_issues": 1, 0: room.report().recommendations.get()}
    assert room.report().answers.count() == 2
    assert room.report().recommendations.get().text == "Train 20"


def test_one_overtaken_box_does_not_hold_up_the_others(room, amina):
    room.write("Faster", amina)
    outcomes = save(room, amina, {"discussion": ("Slower", 0), "own_issues": ("Storage", 0)})
    clash = outcomes.pop("discussion")
    assert isinstance(clash, answers.Overtaken) and (clash.key, clash.theirs) == ("discussion", "Faster")
    assert outcomes == {"own_issues": 1}
    assert room.report().answers.get(key="own_issues").text == "Storage"


def test_an_emptied_row_is_taken_out(room, amina):
    one = room.recommend("Train 20", amina)
    assert save(room, amina, rows=[(one, 1, {"text": " "})]) == {0: None}
    assert not room.report().recommendations.exists()


def test_what_cannot_be_saved_any_more_is_kept_word_for_word(room, presented, amina):
    room.move("submit", amina)
    outcomes = save(room, amina, {"own_issues": ("Late", 0)}, [(None, 0, {"text": "Later"})])
    assert [refusal.status for refusal in outcomes.values()] == [409, 409]
    kept = AnswerRevision.objects.filter(accepted=False).order_by("pk")
    assert [revision.text for revision in kept] == ["Late", "Later"]
    assert room.report().recommendations.count() == 1


def test_who_lost_the_answer_on_the_way_goes_on_writing_and_overwrites_nobody(room, amina):
    """Saved, and the answer never came: what stands there is their own, in a box and in a row."""
    one = room.recommend("Train 20", amina)
    save(room, amina, {"discussion": ("Checked", 0)}, [(one, 1, {"text": "Train 30"})])
    report, one = room.report(), room.fresh(one)
    again = {
        "boxes": {"discussion": ("Checked twice", 0)},
        "rows": {"r": (one, 1, {"text": "Train 40"})},
        "sent": {"discussion": ["Checked"], "r": [{"text": "Train 30"}]},
    }
    outcomes = group_reports.write_form(report=report, epoch=report.epoch, by=amina, **again)
    assert outcomes["discussion"] == 2 and outcomes["r"].version == 3
    room.write("Theirs", room.facilitator, base_version=2)
    outcomes = group_reports.write_form(report=report, epoch=report.epoch, by=amina, **again)
    assert isinstance(outcomes["discussion"], answers.Overtaken) and outcomes["r"].text == "Train 40"
    assert room.report().answers.get().text == "Theirs"


def test_a_report_typed_in_from_paper_keeps_its_true_times(room):
    room.to("plenary")
    amina = room.secretary()
    room.recommend("Train 20 officers", amina)
    room.move("present")
    with pytest.raises(Invalid):
        group_reports.put_times(report=room.report(), submitted_at=clock.now(), by=room.facilitator)
    room.move("submit")
    true = clock.now() - timedelta(hours=5)
    with pytest.raises(NotAllowed):
        group_reports.put_times(report=room.report(), submitted_at=true, by=amina)
    with pytest.raises(Invalid):
        group_reports.put_times(report=room.report(), submitted_at=clock.now() + timedelta(days=1), by=room.facilitator)
    kept = group_reports.put_times(report=room.report(), submitted_at=true, by=room.facilitator)
    assert kept.submitted_at == true and not kept.submitted_late
