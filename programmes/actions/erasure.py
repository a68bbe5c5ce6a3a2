"""Asking to be forgotten, and the decision. What follows is carried out by a task (reports.actions.erasure)."""

from django.utils.translation import gettext as _

from programmes.actions import history, outbox
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.models import Erasure
from programmes.rules import clock
from programmes.rules import erasure as rules
from programmes.rules.erasure import MOVES
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

AGREED = "programmes.erasure.agreed"


def ask(*, person, by, reason=""):
    if not rules.can_ask(by, person):
        raise NotAllowed(_("Only the person themselves asks for this."))
    with refusals():
        if person.erasures.filter(state__in=Erasure.OPEN).exists():
            raise Conflict(_("You have asked for it already."))
        erasure = Erasure.objects.create(person=person, reason=reason.strip(), asked_at=clock.now())
        history.record("erasures.ask", erasure, by=by, programme=person.programmes.first())
        return erasure


def withdraw(*, erasure, by):
    return _move(erasure, "withdraw", by)


def decline(*, erasure, by, answer):
    """It must be kept, and why: the person reads the answer."""
    if not answer.strip():
        raise Invalid(_("Say why: the person reads it."), field="answer")
    return _move(erasure, "decline", by, reason=answer.strip(), answer=answer.strip(), decided_at=clock.now())


def agree(*, erasure, by, spellings=""):
    """It begins at once and cannot be taken back."""
    with refusals():
        erasure = _move(erasure, "agree", by, spellings=spellings.strip(), decided_at=clock.now())
        outbox.write(AGREED, erasure)
        return erasure


def _move(erasure, act, by, **changes):
    programme = erasure.person.programmes.first()
    with refusals():
        return perform(MOVES, erasure, act, by=by, history_act=f"erasures.{act}", programme=programme, **changes)
