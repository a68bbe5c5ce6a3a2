"""Letters leave in three steps: queued in the act, claimed and sent by a worker, finished. Or they left outside."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from programmes.actions import history, outbox
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.models import Outbox
from programmes.rules import clock
from programmes.rules import letter_template as words
from programmes.rules.refusal import Invalid, NotAllowed
from workshops.actions import participation as participations
from workshops.models import Letter, Participation, Workshop
from workshops.rules import letter as letter_rules

QUEUED = "workshops.letter.queued"
# A letter that nobody took for this long has lost its message; a worker silent for this long is dead.
STALE = timedelta(minutes=10)


@dataclass
class Sent:
    """What became of the letters: written, without an address, and already gone in the meantime."""

    letters: list = field(default_factory=list)
    without_email: list = field(default_factory=list)
    already: list = field(default_factory=list)


def send(*, workshop, kind, language, drafts, by):
    """Give these letters to the mail. Who has no e-mail is reported and stops nobody else's letter."""
    _ready(workshop, drafts, by)
    sent = Sent()
    with refusals():
        for draft, failed in _open_drafts(workshop, kind, drafts, sent):
            to = draft.participation.person.email if draft.to is None else draft.to.strip()
            if not to:
                sent.without_email.append(draft.participation)
                continue
            final = {"language": language, **_final(draft), "to": to, "sent_at": None, "problem": ""}
            letter = failed or _new(draft, kind, Letter.State.QUEUED)
            letter = _write(letter, "retry", final, by=by, history_act="letters.send")
            outbox.write(QUEUED, letter)
            sent.letters.append(letter)
    return sent


def record_outside(*, workshop, kind, language, drafts, sent_on, by, reference=""):
    """They went by post, by fax, through the ministry: a normal step, with its date and reference."""
    _ready(workshop, drafts, by)
    if not sent_on:
        raise Invalid(_("Give the date on which it was sent."), field="sent_on")
    if sent_on > max(clock.today(), workshop.today(clock.now())):
        raise Invalid(_("This date is still to come."), field="sent_on")
    sent = Sent()
    with refusals():
        for draft, failed in _open_drafts(workshop, kind, drafts, sent):
            final = {"language": language, **_final(draft), "sent_on": sent_on, "reference": reference, "problem": ""}
            letter = failed or _new(draft, kind, Letter.State.OUTSIDE)
            letter = _write(letter, "record_outside", final, by=by, history_act="letters.record_outside")
            sent.letters.append(letter)
    return sent


def retry(*, workshop, by, only=None):
    """Try letters that could not be sent once more, to the address the person has now. Returns how many."""
    if not letter_rules.can_send(by, workshop):
        raise NotAllowed(_("Organisers send letters, while the workshop is open for writing."))
    failed = workshop.letters.filter(state=Letter.State.FAILED).select_related("participation__person")
    if only:
        failed = failed.filter(code=only)
    with refusals():
        for letter in failed:
            letter = perform(
                letter_rules.MOVES,
                letter,
                "retry",
                by=by,
                history_act="letters.retry",
                programme=workshop.programme,
                to=letter.to
                if letter_rules.asks_address(letter.kind)
                else letter.participation.person.email or letter.to,
                problem="",
                sent_at=None,
            )
            outbox.write(QUEUED, letter)
    return len(failed)


def _ready(workshop, drafts, by):
    if not letter_rules.can_send(by, workshop):
        raise NotAllowed(_("Organisers send letters, while the workshop is open for writing."))
    if not drafts:
        raise Invalid(_("Choose at least one person."))
    for draft in drafts:
        if not draft.subject.strip() or not draft.body.strip():
            raise Invalid(_("A letter needs a subject and a text."), field=draft.participation.code)
        if draft.to and draft.to.strip():
            _check_address(draft)
        unfilled = words.open_fields(draft.subject) + words.open_fields(draft.body)
        if unfilled:
            raise Invalid(
                _("{names} is not filled; write what it stands for.").format(names=", ".join(unfilled)),
                field=draft.participation.code,
            )


def _address(letter):
    """The one the person has by now; an administration's stays the one that was typed."""
    is_typed = letter_rules.asks_address(letter.kind)
    return letter.to if is_typed else letter.participation.person.email or letter.to


def _check_address(draft):
    try:
        validate_email(draft.to.strip())
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), field=draft.participation.code) from error


def _open_drafts(workshop, kind, drafts, sent):
    """(draft, failed letter or None) of those nobody has written to since the page was drawn."""
    # One sending at a time: a second click waits here, and then sees the letters of the first.
    Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
    mine = Participation.objects.filter(pk__in=[draft.participation.pk for draft in drafts], workshop=workshop)
    there = mine.filter(person__isnull=False).select_related("person", "workshop__programme").in_bulk()
    gone, failed = {}, {}
    for letter in Letter.objects.filter(participation__in=there, kind=kind).order_by("pk"):
        if letter.state == Letter.State.FAILED:
            failed[letter.participation_id] = letter
        else:
            gone[letter.participation_id] = gone.get(letter.participation_id, 0) + 1
    for draft in {draft.participation.pk: draft for draft in drafts}.values():
        pk = draft.participation.pk
        if pk not in there:
            continue
        draft.participation = there[pk]
        if gone.get(pk, 0) == draft.seen:
            yield draft, failed.get(pk)
        else:
            sent.already.append(draft.participation)


def _final(draft):
    return {"subject": " ".join(draft.subject.split())[:200], "body": draft.body.replace("\r\n", "\n")}


def _new(draft, kind, state):
    participation = draft.participation
    return Letter(
        workshop=participation.workshop, participation=participation, kind=kind, state=state, written_at=clock.now()
    )


def _write(letter, move, final, *, by, history_act):
    """A new letter, or the one that failed with its new words: one letter to one person is never two."""
    programme = letter.workshop.programme
    if letter.pk:
        letter = perform(letter_rules.MOVES, letter, move, by=by, history_act=history_act, programme=programme, **final)
    else:
        for name, value in final.items():
            setattr(letter, name, value)
        letter.full_clean(exclude=["code", "sent_at"])
        letter.save()
        history.record(history_act, letter, by=by, programme=programme, to_state=letter.state)
    if letter.kind in letter_rules.INVITATIONS and letter.participation.state == Participation.State.TO_INVITE:
        participations.move(participation=letter.participation, act="invite", by=by)
    return letter


def claim(letter_pk):
    """The Letter if this worker has won it; None when another has it, or it has gone already."""
    # A queued letter with a time of sending is in somebody's hands: the state has no word for that moment.
    won = Letter.objects.filter(pk=letter_pk, state=Letter.State.QUEUED, sent_at=None).update(sent_at=clock.now())
    return Letter.objects.select_related("workshop__programme").get(pk=letter_pk) if won else None


def finish(*, letter):
    Letter.objects.filter(pk=letter.pk, state=Letter.State.QUEUED).update(
        state=Letter.State.SENT, sent_at=clock.now(), problem=""
    )


def fail(*, letter, sentence):
    """Say in one sentence why it did not leave."""
    Letter.objects.filter(pk=letter.pk, state=Letter.State.QUEUED).update(
        state=Letter.State.FAILED, sent_at=None, problem=str(sentence)[:300]
    )


def sweep():
    """Ask again for letters whose message was lost; returns how many.

    One that a worker took and never finished may have left or not. It is not sent again by itself: a person looks.
    """
    limit = clock.now() - STALE
    queued = Letter.objects.filter(state=Letter.State.QUEUED)
    for letter in queued.filter(sent_at__lt=limit)[:500]:
        fail(letter=letter, sentence=_("It is not known whether it left. Ask before you send it again."))
    waiting = set(Outbox.objects.waiting().filter(event=QUEUED).values_list("object_pk", flat=True))
    lost = [one for one in queued.filter(sent_at=None, written_at__lt=limit)[:500] if one.pk not in waiting]
    for letter in lost:
        outbox.write(QUEUED, letter)
    return len(lost)
