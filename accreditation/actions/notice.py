"""A notice to a trainer: what has to be put right, the plan to do so, and its end."""

from django.utils.translation import gettext as _

from accreditation.models import Notice
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import acts_roster  # noqa: F401  the words of History
from accreditation.rules import notice as notice_rules
from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock, second_factor
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

MOVES = accreditation_rules.MOVES


def give(*, accreditation, reason, to_put_right, answer_by, by):
    """Say in writing what has to be put right, and by when an answer is asked for. Nothing is taken away by it."""
    if MOVES["give_notice"].may(by, accreditation):
        second_factor.must(by, MOVES["give_notice"].label)
    if answer_by < clock.today():
        raise Invalid(_("This day is over."), field="answer_by")
    if not to_put_right.strip():
        raise Invalid(_("Say what has to be put right."), field="to_put_right")
    with refusals():
        accreditation = perform(MOVES, accreditation, "give_notice", by=by, history_act="notices.give", reason=reason)
        notice = Notice(
            accreditation=accreditation,
            given_on=clock.today(),
            reason=reason.strip(),
            to_put_right=to_put_right.strip(),
            answer_by=answer_by,
        )
        notice.full_clean(exclude=["code", "accreditation"])
        notice.save()
        return notice


def record_plan(*, notice, plan, planned_on, by):
    """What the trainer will do about it, and the day of the plan; it may be put right while the notice is open."""
    if not notice_rules.can_write_plan(by, notice):
        raise NotAllowed(_("The trainer writes the plan, or an organiser writes it down for them."))
    if not plan.strip():
        raise Invalid(_("Write the plan in a few words."), field="plan")
    if planned_on > clock.today():
        raise Invalid(_("This day has not come yet."), field="planned_on")
    with refusals():
        notice = notice_rules.visible_to(by).select_for_update(of=("self",)).get(pk=notice.pk)
        if notice.outcome:
            raise Conflict(_("This notice is closed."))
        notice.plan, notice.planned_on = plan.strip(), planned_on
        notice.full_clean(exclude=["code", "accreditation"])
        notice.save(update_fields=["plan", "planned_on"])
        history.record("notices.record_plan", notice.accreditation, by=by)
        return notice


def settle(*, accreditation, by, reason):
    """What was asked for has been put right: the accreditation stands as before."""
    if MOVES["settle"].may(by, accreditation):
        second_factor.must(by, MOVES["settle"].label)
    with refusals():
        accreditation = perform(MOVES, accreditation, "settle", by=by, history_act="notices.settle", reason=reason)
        close(accreditation=accreditation, outcome=Notice.Outcome.SETTLED)
        return accreditation


def close(*, accreditation, outcome):
    """Part of every move that decides on an open notice."""
    Notice.objects.filter(accreditation=accreditation, outcome="").update(outcome=outcome, decided_on=clock.today())
