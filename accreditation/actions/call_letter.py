"""Letters about calls for missions: queued by an act that says who acts, claimed by one worker, sent once."""

from datetime import timedelta

from accreditation.models import CallAnswer, CallLetter, MissionCall
from accreditation.rules import acts_call  # noqa: F401  the words of History
from programmes.actions import history, outbox
from programmes.actions.refusals import refusals
from programmes.rules import clock

QUEUED = "accreditation.call_letter.queued"
# Two presses of a button are one letter.
JUST_NOW = timedelta(minutes=5)
Kind = CallLetter.Kind


def queue(*, answers, kind):
    """One letter to each who has an e-mail address; part of acts that say who acts. Answers how many."""
    number = 0
    for answer in answers:
        if answer.person.email:
            outbox.write(QUEUED, CallLetter.objects.create(answer=answer, kind=kind, queued_at=clock.now()))
            number += 1
    return number


def claim(letter_pk):
    """The letter if this worker has won it; None when another has it, or what it says is no longer so."""
    letter = (
        CallLetter.objects.select_related(
            "answer__person", "answer__call__mission__programme__organisation",
            "answer__call__mission__workshop__country", "answer__call__mission__workshop__language",
            "answer__call__mission__workshop__host",
        )
        .filter(pk=letter_pk)
        .first()
    )  # fmt: skip
    if letter is None or not _holds(letter):
        return None
    now = clock.now()
    if not CallLetter.objects.filter(pk=letter_pk, sent_at=None, problem="").update(sent_at=now):
        return None
    letter.sent_at = now
    return letter


def fail(*, letter, sentence, by):
    """Say in one sentence why the letter did not leave; the organisers see it beside the name."""
    with refusals():
        CallLetter.objects.filter(pk=letter.pk).update(sent_at=None, problem=str(sentence)[:300])
        history.record("call_letters.fail", letter.answer, by=by, reason=str(sentence))


def _holds(letter):
    """A worker may come late: nobody is asked who has answered, and nobody told what has changed since."""
    answer, call = letter.answer, letter.answer.call
    if letter.kind in (Kind.ASK, Kind.REMIND):
        return call.state == MissionCall.State.OPEN and answer.answer == CallAnswer.Answer.NONE
    if letter.kind == Kind.NOT_SELECTED:
        return call.state == MissionCall.State.CLOSED and answer.selected_at is None
    return bool(answer.person.email)
