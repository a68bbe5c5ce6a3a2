"""Promises 5 and 6: two editors never overwrite silently, an acknowledged save is in what was frozen, one submission.

Works on whichever database is configured. PROMISES=all plays ten times as many rounds.
"""

import json
import os
import threading
from functools import partial

import pytest
from django.db import connection

from accreditation.actions import assessment as assessments
from accreditation.actions import sheet as sheets
from programmes.models import History
from programmes.rules.refusal import Conflict
from tests.accreditation.conftest import (  # noqa: F401  a candidate and two assessors
    accreditation_workshop,
    assessors,
    expert,
    ghana_customs,
    mission_of,
    participation,
    route,
    scores,
    sign_in,
    walk,
)
from tests.races.together import flat, together
from tests.workshops.conftest import room, template  # noqa: F401  the break-out scene
from workshops.actions import answer as answers
from workshops.actions import group_report as group_reports
from workshops.models import Answer, AnswerRevision, GroupReport

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 10 if os.environ.get("PROMISES") == "all" else 1
PAIRS, WIDE, SUBMISSIONS, CLICKS = 500 * TIMES, 20 * TIMES, 20 * TIMES, 20
SHEETS, SIGNATURES = 20 * TIMES, 5 * TIMES


@pytest.fixture
def writing(room):  # noqa: F811
    """Group A with a secretary who has written into one box and recommended something."""
    room.to("plenary")
    room.amina = room.secretary()
    room.write("At first", room.amina)
    room.recommend("Train 20 officers", room.amina)
    return room


@pytest.fixture
def say(capsys):
    def print_line(line):
        with capsys.disabled():
            print(f"\n{line}")

    return print_line


def stored(room):  # noqa: F811
    return Answer.objects.get(report__group__letter="A", key="discussion")


def race(writing, hands, base_version):
    """Each hand writes its own text onto the same version, at the same moment."""
    report = GroupReport.objects.select_related("group__breakout__workshop__programme").get(pk=writing.report().pk)
    editors = (writing.amina, writing.facilitator)
    texts = [f"Hand {hand} on {base_version}" for hand in range(hands)]
    calls = [
        partial(
            answers.write, report=report, key="discussion", text=text,
            base_version=base_version, epoch=report.epoch, by=editors[hand % 2],
        )
        for hand, text in enumerate(texts)
    ]  # fmt: skip
    return list(zip(texts, flat(together(*([call] for call in calls))), strict=True))


@pytest.mark.parametrize("hands, rounds", [(2, PAIRS), (8, WIDE)])
def test_of_editors_on_one_box_one_wins_and_the_others_get_both_texts(writing, say, hands, rounds):
    for turn in range(rounds):
        base_version = stored(writing).version
        outcomes = race(writing, hands, base_version)
        now = stored(writing)
        winners = [text for text, outcome in outcomes if outcome == base_version + 1]
        clashes = [(text, outcome) for text, outcome in outcomes if isinstance(outcome, answers.Overtaken)]
        assert winners == [now.text] and now.version == base_version + 1, f"round {turn}: {outcomes}"
        assert len(clashes) == hands - 1, f"round {turn}: {outcomes}"
        for text, clash in clashes:
            assert (clash.yours, clash.theirs, clash.version) == (text, now.text, now.version)
        kept = dict(AnswerRevision.objects.filter(base_version=base_version).values_list("text", "accepted"))
        assert {text: kept[text] for text, _ in outcomes} == {text: text == now.text for text, _ in outcomes}

    all_have_looked = threading.Barrier(8)

    def naive(text):
        """The guard taken away: look at the version, then save; everybody has looked before anybody saves."""
        answer = stored(writing)
        all_have_looked.wait(timeout=30)
        if answer.version != base_version:
            raise Conflict("overtaken")
        Answer.objects.filter(pk=answer.pk).update(text=text, version=base_version + 1)
        return "saved"

    caught = 0
    for _ in range(5):
        base_version = stored(writing).version
        saved = flat(together(*([partial(naive, f"Hand {hand}")] for hand in range(8)))).count("saved")
        caught += saved > 1
    say(
        f"promise 5, {connection.vendor}: {rounds} rounds of {hands} editors: 0 silent overwrites; "
        f"control, 8 at a time, overwrote in {caught}/5"
    )
    assert caught, "the race that the guard prevents did not happen, so this test proves nothing"


def type_until_refused(write, version, acknowledged):
    """The autosave of one browser: the next save starts when the last one was acknowledged."""
    for number in range(200):
        try:
            version = write(f"Save {number}", version)
        except Conflict:
            return acknowledged
        acknowledged.append(f"Save {number}")
    return acknowledged


def frozen(report):
    return json.loads(GroupReport.objects.get(pk=report.pk).snapshot)["answers"].get("discussion")


def submit_against_autosave(writing, write, act, turn):
    """Returns whether the last acknowledged save stands in the frozen snapshot."""
    start = stored(writing)
    acknowledged = [start.text]
    # The one who submits looks about for a while, longer every time, so that the other is in the middle of it.
    looks = [GroupReport.objects.count] * (5 * (turn % 20))
    submit = partial(group_reports.move, report=writing.report(), act=act, by=writing.facilitator)
    outcomes = together([partial(type_until_refused, write, start.version, acknowledged)], [*looks, submit])
    assert isinstance(outcomes[1][-1], GroupReport), outcomes
    assert outcomes[0] == [acknowledged], outcomes
    saved = len(acknowledged) - 1
    return acknowledged[-1] == frozen(writing.report()), saved


def test_an_acknowledged_save_is_in_what_was_submitted(writing, say):
    report = GroupReport.objects.select_related("group__breakout__workshop__programme").get(pk=writing.report().pk)

    def write(text, version):
        return answers.write(
            report=report, key="discussion", text=text, base_version=version, epoch=report.epoch, by=writing.amina
        )

    def naive(text, version):
        """The guard taken away: ask for the state, then save without touching the report."""
        if not GroupReport.objects.get(pk=report.pk).is_editable:
            raise Conflict("submitted")
        Answer.objects.filter(report=report, key="discussion", version=version).update(text=text, version=version + 1)
        return version + 1

    writing.move("present")
    act, acknowledged, caught = "submit", 0, 0
    for turn in range(SUBMISSIONS):
        is_there, saved = submit_against_autosave(writing, write, act, turn)
        assert is_there, f"round {turn}: an acknowledged save is missing from what was submitted"
        acknowledged += saved
        writing.move("return", reason="Again")
        act = "resubmit"
    rounds = 0
    while rounds < 100 and not caught:
        is_there, _saved = submit_against_autosave(writing, naive, act, rounds)
        writing.move("return", reason="Again")
        caught, rounds = caught + (not is_there), rounds + 1
    say(
        f"promise 6, {connection.vendor}: {SUBMISSIONS} submissions against autosave, {acknowledged} saves "
        f"acknowledged, 0 missing; control lost one in round {rounds}"
    )
    assert acknowledged
    assert caught, "the race that the guard prevents did not happen, so this test proves nothing"


def test_twenty_submissions_at_once_are_one(writing, say):
    writing.move("present")
    for act in ("submit", "resubmit"):
        report = writing.report()
        submit = partial(group_reports.move, report=report, act=act, by=writing.amina)
        outcomes = flat(together(*([submit] for _ in range(CLICKS))))
        done = [outcome for outcome in outcomes if isinstance(outcome, GroupReport)]
        assert len(done) == 1 and {type(one) for one in outcomes if one not in done} == {Conflict}, outcomes
        assert History.objects.filter(act=f"group_reports.{act}").count() == 1
        assert writing.report().snapshot_sha256 == done[0].snapshot_sha256
        writing.move("return", reason="Again")

    all_have_looked = threading.Barrier(CLICKS)

    def naive():
        """The guard taken away: look, then save; everybody has looked before anybody saves."""
        editable = GroupReport.objects.get(pk=report.pk).is_editable
        all_have_looked.wait(timeout=30)
        if not editable:
            raise Conflict("submitted")
        GroupReport.objects.filter(pk=report.pk).update(state=GroupReport.State.SUBMITTED)
        return "submitted"

    through = flat(together(*([naive] for _ in range(CLICKS)))).count("submitted")
    say(f"promise 6, {connection.vendor}: {CLICKS} submissions at once, twice: one each; control let {through} through")
    assert through > 1, "the race that the guard prevents did not happen, so this test proves nothing"


def test_two_devices_of_an_assessor_never_overwrite_and_a_signature_freezes_what_was_acknowledged(walk, say):  # noqa: F811
    """The same machine as the report's, whose controls stand above: here its second user is tried."""
    assessor = walk.assessors[0]
    sheet, version = sheets.begin(candidacy=walk.candidacy, by=assessor), 0

    def write(text, base_version):
        outcome = sheets.write_form(sheet=sheet, boxes={"remarks": (text, base_version)}, by=assessor)["remarks"]
        if isinstance(outcome, Conflict):
            raise outcome
        return outcome

    for turn in range(SHEETS):
        outcomes = flat(together(*([partial(write, f"Device {n} on {version}", version)] for n in range(2))))
        now = sheet.answers.get(key="remarks")
        clashes = [one for one in outcomes if isinstance(one, answers.Overtaken)]
        assert version + 1 in outcomes and now.version == version + 1, f"round {turn}: {outcomes}"
        assert [(clash.theirs, clash.version) for clash in clashes] == [(now.text, now.version)], f"round {turn}"
        version = now.version
    boxes = {"lesson1": ("Day 4", 0), "recommends": ("yes", 0)}
    for criterion in walk.candidacy.route.criteria.all():
        boxes[f"s{criterion.pk}"] = ("yes" if criterion.is_yes_no else "3", 0)
    assert set(sheets.write_form(sheet=sheet, boxes=boxes, by=assessor).values()) == {1}
    saved = 0
    for turn in range(SIGNATURES):
        start = sheet.answers.get(key="remarks")
        acknowledged = [start.text]
        looks = [sheet.answers.count] * (5 * (turn % 20))
        outcomes = together(
            [partial(type_until_refused, write, start.version, acknowledged)],
            [*looks, partial(sheets.sign, sheet=sheet, by=assessor)],
        )
        signed = outcomes[1][-1]
        assert signed.remarks == acknowledged[-1], f"round {turn}: an acknowledged save is missing from what was signed"
        saved += len(acknowledged) - 1
        assessments.withdraw(assessment=signed, by=assessor, reason="Again")
    say(
        f"promise 5, {connection.vendor}: {SHEETS} rounds of 2 devices on a sheet, {SIGNATURES} signatures against "
        f"autosave with {saved} saves acknowledged: 0 overwritten, 0 missing"
    )
