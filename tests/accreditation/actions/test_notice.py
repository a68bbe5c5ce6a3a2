"""A notice asks for something and takes nothing away; its end is a decision."""

from datetime import timedelta

import pytest

from accreditation.actions import accreditation as accreditations
from accreditation.actions import notice as notices
from accreditation.models import Accreditation, Notice
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import notice as notice_rules
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

S = Accreditation.State


@pytest.fixture
def trainer(programme, administrator, make_person):
    return accreditations.load_earlier(
        programme=programme, person=make_person("Rusu", "Elena"), title="Trainer", granted_on=clock.today(),
        letter="Letter 7", by=administrator,
    )  # fmt: skip


def give(trainer, by, **changed):
    fields = {"reason": "Two missions cancelled late.", "to_put_right": "A plan for releases."}
    fields |= {"answer_by": clock.today() + timedelta(days=30)} | changed
    return notices.give(accreditation=trainer, by=by, **fields)


def test_notice_plan_settled(trainer, administrator, organiser, facilitator, sign_in, stranger):
    notice = give(trainer, administrator)
    trainer.refresh_from_db()
    assert trainer.state == S.NOTICE and accreditation_rules.holds(trainer)
    own = sign_in(trainer.person)
    shown = [str(accreditation_rules.shown_state(who, trainer)) for who in (organiser, own, facilitator)]
    assert shown == ["Notice given", "Notice given", "Accredited"]
    assert [notice_rules.visible_to(who).count() for who in (organiser, own, facilitator, stranger)] == [1, 1, 0, 0]
    today = clock.today()
    with pytest.raises(NotAllowed):
        notices.record_plan(notice=notice, plan="Ask earlier.", planned_on=today, by=facilitator)
    with pytest.raises(Invalid):
        notices.record_plan(notice=notice, plan=" ", planned_on=today, by=own)
    assert notices.record_plan(notice=notice, plan="Ask earlier.", planned_on=today, by=own).plan
    assert notices.record_plan(notice=notice, plan="Ask sooner.", planned_on=today, by=organiser).plan
    with pytest.raises(NotAllowed):
        notices.settle(accreditation=trainer, by=organiser, reason="Done")
    assert notices.settle(accreditation=trainer, by=administrator, reason="Done").state == S.ACTIVE
    with pytest.raises(Conflict):
        notices.record_plan(notice=notice, plan="Later", planned_on=today, by=own)
    assert Notice.objects.get().outcome == "settled"


def test_who_gives_none_and_what_a_notice_needs(trainer, administrator, organiser, sign_in, programme):
    for by in (organiser, sign_in(trainer.person, RoleKind.PROGRAMME_ADMINISTRATOR, programme)):
        with pytest.raises(NotAllowed):
            give(trainer, by)
    for wrong in ({"answer_by": clock.today() - timedelta(days=1)}, {"to_put_right": " "}, {"reason": ""}):
        with pytest.raises(Invalid):
            give(trainer, administrator, **wrong)
    give(trainer, administrator)
    with pytest.raises(Conflict):
        give(trainer, administrator)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("act", "state", "outcome"),
    [
        (accreditations.suspend, S.SUSPENDED, "suspended"),
        (accreditations.withdraw, S.WITHDRAWN, "withdrawn"),
        (accreditations.leave, S.FORMER, "left"),
    ],
)
def test_a_decision_ends_an_open_notice(trainer, administrator, act, state, outcome):
    give(trainer, administrator)
    assert act(accreditation=trainer, by=administrator, reason="Decided.").state == state
    assert Notice.objects.get().outcome == outcome
