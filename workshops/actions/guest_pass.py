"""Passes for visiting experts and donors: given, read out, sent, ended; and coming in with one."""

from datetime import timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.actions import history, outbox
from programmes.actions import person as people
from programmes.actions.refusals import refusals
from programmes.models import Person
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions.door import TooManyTries
from workshops.models import GuestPass
from workshops.models.guest_pass import BLOCK
from workshops.rules import guest_pass as guest_pass_rules

QUEUED = "workshops.guest_pass.lettered"
# Five guesses in a quarter of an hour at 38 bits, for each pass.
WINDOW, EACH = timedelta(minutes=15), 5
NOT_TYPED = (
    "code", "opener", "ended_at", "code_made_at", "tries_since", "last_used_at", "letter_asked_at", "letter_sent_at",
)  # fmt: skip
# Whoever has the portal open all day is one line in the list, not a write at every click.
USED_AGAIN = timedelta(minutes=15)
_NO_SUCH_CODE = gettext_lazy(
    "This code opens nothing now. It has three blocks of four, works once and for one day. Ask for another."
)


def give(
    *, programme, kind, family_name, ends_on, by, workshop=None, given_names="", email="", organisation=None,
    starts_on=None,
):  # fmt: skip
    """Give a pass. Somebody of the programme with this e-mail is that person; otherwise they are recorded.

    Of the grants of the programme a donor sees those of the organisation they come from.
    """
    _must_keep(by, programme)
    if guest_pass_rules.is_self(by, email):
        raise NotAllowed(_("Nobody gives a pass to themselves."))
    if workshop and workshop.programme_id != programme.pk:
        raise Invalid(_("This workshop belongs to another programme."), field="workshop")
    starts_on = starts_on or clock.today()
    if ends_on - starts_on > guest_pass_rules.LONGEST:
        raise Invalid(_("A pass lasts a year at most. It can be given again."), field="ends_on")
    with refusals():
        person = Person.objects.filter(programmes=programme, email__iexact=email).first() if email else None
        person = person or people.add(
            programme=programme,
            family_name=family_name,
            given_names=given_names,
            email=email,
            organisation=organisation,
            by=by,
        )
        if organisation and not person.organisation_id:
            person = people.edit(person=person, by=by, organisation=organisation)
        guest_pass = GuestPass(
            programme=programme, workshop=workshop, person=person, kind=kind, starts_on=starts_on, ends_on=ends_on
        )
        guest_pass.clean_fields(exclude=NOT_TYPED)
        guest_pass.validate_constraints()
        guest_pass.save()
        history.record("guest_passes.give", guest_pass, by=by, programme=programme, until=ends_on, workshop=workshop)
        return guest_pass


def end(*, guest_pass, by):
    """Out at the next request, on every device. A pass that has ended is not opened again: give another."""
    _must_keep(by, guest_pass.programme)
    with refusals():
        if not GuestPass.objects.filter(pk=guest_pass.pk, ended_at=None).update(ended_at=clock.now()):
            raise Conflict(_("This pass has ended already."))
        history.record("guest_passes.end", guest_pass, by=by, programme=guest_pass.programme)
        guest_pass.refresh_from_db()
        return guest_pass


def renew_link(*, guest_pass, by):
    """The link was forwarded, or lost: the old one, and every device that came in, is out at the next request."""
    _must_keep(by, guest_pass.programme, guest_pass)
    with refusals():
        GuestPass.objects.filter(pk=guest_pass.pk).update(serial=F("serial") + 1, code_made_at=None)
        history.record("guest_passes.renew_link", guest_pass, by=by, programme=guest_pass.programme)
        guest_pass.refresh_from_db()
        return guest_pass


def make_code(*, guest_pass, by):
    """A code to read out on the telephone: it works once, for a day; the one before it does no more."""
    _must_keep(by, guest_pass.programme, guest_pass)
    with refusals():
        GuestPass.objects.filter(pk=guest_pass.pk).update(code_serial=F("code_serial") + 1, code_made_at=clock.now())
        history.record("guest_passes.make_code", guest_pass, by=by, programme=guest_pass.programme)
        guest_pass.refresh_from_db()
        return guest_pass


def send(*, guest_pass, by):
    """Queue the letter with the link."""
    _must_keep(by, guest_pass.programme, guest_pass)
    if not guest_pass.person.email:
        raise Invalid(_("No e-mail address is recorded. Read a code out instead."))
    with refusals():
        open_still = Q(letter_asked_at=None) | Q(letter_sent_at__isnull=False) | ~Q(letter_problem="")
        now = clock.now()
        asked = GuestPass.objects.filter(open_still, pk=guest_pass.pk).update(
            letter_asked_at=now, letter_sent_at=None, letter_problem=""
        )
        if not asked:
            raise Conflict(_("The letter is on its way already."))
        outbox.write(QUEUED, guest_pass)
        history.record("guest_passes.send", guest_pass, by=by, programme=guest_pass.programme)
        guest_pass.refresh_from_db()
        return guest_pass


def claim(guest_pass_pk):
    """The pass if this worker has won its letter; None when another has it, or the pass has ended meanwhile."""
    guest_pass = guest_pass_rules.find(pk=guest_pass_pk)
    if guest_pass is None or guest_pass_rules.state_of(guest_pass) == "ended":
        return None
    now = clock.now()
    waiting = GuestPass.objects.filter(pk=guest_pass_pk, letter_asked_at__isnull=False, letter_sent_at=None)
    if not waiting.update(letter_sent_at=now):
        return None
    guest_pass.letter_sent_at = now
    return guest_pass


def fail(*, guest_pass, sentence, by):
    """Say in one sentence why the letter did not leave."""
    with refusals():
        GuestPass.objects.filter(pk=guest_pass.pk).update(letter_sent_at=None, letter_problem=str(sentence)[:300])
        history.record("guest_passes.fail", guest_pass, by=by, programme=guest_pass.programme, reason=str(sentence))


def enter(*, token, by):
    """Come in by the personal link. The pass, or None for a link that opens nothing now. `by`: whoever is there."""
    guest_pass = guest_pass_rules.by_token(token)
    return _let_in(guest_pass, way="link") if guest_pass else None


def enter_with_code(*, code, by):
    """Come in by a code that was read out; it works once. Raises Invalid beside the field, or TooManyTries."""
    text = guest_pass_rules.typed(code)
    guest_pass = guest_pass_rules.find(opener=text[:BLOCK]) if len(text) == BLOCK * 3 else None
    if guest_pass is None:
        # No pass begins so: nothing is guessed, so nothing is counted, and the answer is that of a wrong code.
        raise Invalid(_NO_SUCH_CODE, field="code")
    _spend(guest_pass)
    is_right = guest_pass_rules.is_code(guest_pass, text)
    if not (is_right and guest_pass_rules.has_code(guest_pass) and guest_pass_rules.is_open(guest_pass)):
        raise Invalid(_NO_SUCH_CODE, field="code")
    with refusals():
        this_one = GuestPass.objects.filter(pk=guest_pass.pk, code_serial=guest_pass.code_serial)
        if not this_one.filter(code_made_at__isnull=False).update(code_made_at=None, tries=0):
            raise Invalid(_NO_SUCH_CODE, field="code")
        return _let_in(guest_pass, way="code")


def _let_in(guest_pass, way):
    with refusals():
        GuestPass.objects.filter(pk=guest_pass.pk).update(last_used_at=clock.now())
        actor = guest_pass_rules.of_pass(guest_pass)
        history.record("guest_passes.enter", guest_pass, by=actor, programme=guest_pass.programme, way=way)
        return guest_pass


def _spend(guest_pass):
    """One try, by one conditional UPDATE, before the code is looked at."""
    now = clock.now()
    mine = GuestPass.objects.filter(pk=guest_pass.pk)
    mine.filter(Q(tries_since=None) | Q(tries_since__lt=now - WINDOW)).update(tries_since=now, tries=0)
    if not mine.filter(tries__lt=EACH).update(tries=F("tries") + 1):
        raise TooManyTries(
            _("Too many tries with this code. Wait a quarter of an hour, or ask for a link by e-mail."), field="code"
        )


def note_use(*, guest_pass, by):
    """Remember when a pass was last used, to a quarter of an hour; no act, so no line in History."""
    if guest_pass.last_used_at is None or guest_pass.last_used_at < clock.now() - USED_AGAIN:
        GuestPass.objects.filter(pk=guest_pass.pk).update(last_used_at=clock.now())


def _must_keep(by, programme, guest_pass=None):
    if not guest_pass_rules.can_keep(by, programme):
        raise NotAllowed(_("Organisers of the programme keep its guest passes."))
    if guest_pass and by.person_id and by.person_id == guest_pass.person_id:
        raise NotAllowed(_("Nobody gives a pass to themselves."))
    if guest_pass and guest_pass_rules.state_of(guest_pass) == "ended":
        raise Conflict(_("This pass has ended. Give another."))
