"""Guest passes: given downward, for a time, in a scope; a link and a code that open that and nothing else."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from programmes.actions import account as accounts
from programmes.actions import outbox
from programmes.models import History, Person, RoleKind
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.actor import NOBODY
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import breakout as breakouts
from workshops.actions import guest_pass as guest_passes
from workshops.actions import workshop as workshops
from workshops.actions.door import TooManyTries
from workshops.models import GuestPass
from workshops.rules import breakout as breakout_rules
from workshops.rules import guest_pass as rules
from workshops.rules import workshop as workshop_rules
from workshops.tasks import guest_pass as tasks


@pytest.fixture
def give(programme, workshop, organiser):
    """give(kind="assessor", …) -> a pass to `workshop`, given by the organiser."""

    def given(kind=RoleKind.FACILITATOR, by=organiser, **fields):
        values = {
            "programme": programme,
            "workshop": None if kind == RoleKind.DONOR else workshop,
            "family_name": "Novak",
            "given_names": "Petra",
            "email": "novak@experts.example",
            "ends_on": clock.today() + timedelta(days=5),
        }
        return guest_passes.give(kind=kind, by=by, **values | fields)

    return given


def fresh(one):
    return GuestPass.objects.get(pk=one.pk)


def enter(code):
    return guest_passes.enter_with_code(code=code, by=NOBODY)


def code_of(one):
    return rules.read_out_code(fresh(one))


def test_a_guest_who_facilitates_runs_the_room_of_that_workshop_and_nothing_else(give, room, workshop, programme):
    guest = rules.of_pass(give())
    assert (guest.kind, guest.person, guest.label, guest.roles) == ("guest", None, "Petra Novak", ())
    assert breakout_rules.can_facilitate(guest, room.breakout)
    assert not workshop_rules.can_facilitate(guest, workshop) and not workshop_rules.can_write(guest, workshop)
    assert not workshop_rules.can_see_contacts(guest, workshop)
    assert set(workshop_rules.visible_to(guest)) == {workshop}
    assert not programme_rules.visible_to(guest).exists()
    room.select()
    moved = breakouts.move(breakout=room.breakout, act="open_choice", by=guest)
    entry = History.objects.about(moved).first()
    assert (entry.actor_kind, entry.actor_person.family_name) == ("guest", "Novak")


def test_a_donor_has_the_role_of_a_donor_in_the_programme_and_no_more(give, programme, workshop):
    guest = rules.of_pass(give(RoleKind.DONOR))
    assert guest.roles == ((RoleKind.DONOR, programme.pk),) and guest.at_workshops == ()
    assert not workshop_rules.can_see_names(guest, workshop)


@pytest.mark.parametrize("kind", RoleKind.values)
def test_only_the_three_kinds_of_guests_are_given(give, workshop, kind):
    if kind in GuestPass.Kind.values:
        assert give(kind).kind == kind
    else:
        with pytest.raises(Invalid):
            give(kind, workshop=workshop)


def test_organisers_give_passes_and_nobody_below_or_elsewhere(give, facilitator, stranger):
    guest = rules.of_pass(give())
    for by in (facilitator, stranger, guest, NOBODY):
        with pytest.raises(NotAllowed):
            give(by=by, email="x@experts.example")
    assert GuestPass.objects.count() == 1


def test_nobody_gives_a_pass_to_themselves(give, organiser):
    for email in (organiser.person.user.email, organiser.person.user.email.upper()):
        with pytest.raises(NotAllowed, match="to themselves"):
            give(RoleKind.ASSESSOR, email=email)
    mine = give()
    GuestPass.objects.filter(pk=mine.pk).update(person=organiser.person)
    for act in (guest_passes.make_code, guest_passes.renew_link, guest_passes.send):
        with pytest.raises(NotAllowed, match="to themselves"):
            act(guest_pass=GuestPass.objects.get(pk=mine.pk), by=organiser)


def test_somebody_known_by_their_address_is_not_recorded_twice(give, make_person):
    known = make_person("Novák", "P.", email="Novak@experts.example")
    assert give().person == known
    assert give(email="").person != known and Person.objects.filter(family_name="Novak").count() == 1


@pytest.mark.parametrize("fields", [{"ends_on": timedelta(days=-1)}, {"ends_on": timedelta(days=400)}])
def test_dates_that_cannot_be_are_refused(give, fields):
    with pytest.raises((Invalid, Conflict)):
        give(**{name: clock.today() + days for name, days in fields.items()})
    assert not GuestPass.objects.exists() and not Person.objects.filter(family_name="Novak").exists()


def test_a_workshop_of_another_programme_is_refused(give, other_programme):
    with pytest.raises((NotAllowed, Invalid)):
        give(programme=other_programme)


def test_the_link_opens_between_the_two_dates(give):
    one = give(starts_on=clock.today() + timedelta(days=2))
    link = rules.token(one)
    assert guest_passes.enter(token=link, by=NOBODY) is None
    with clock.at(clock.now() + timedelta(days=2)):
        assert guest_passes.enter(token=link, by=NOBODY) == one
        assert fresh(one).last_used_at is not None
        assert History.objects.get(act="guest_passes.enter").actor_person == one.person
    with clock.at(clock.now() + timedelta(days=6)):
        assert guest_passes.enter(token=link, by=NOBODY) is None


def test_a_pass_that_ends_is_out_at_the_next_request(give, organiser):
    one = give()
    kept = rules.kept(one)
    assert rules.pass_of(kept) == one
    guest_passes.end(guest_pass=one, by=organiser)
    assert rules.pass_of(kept) is None and guest_passes.enter(token=rules.token(one), by=NOBODY) is None
    with pytest.raises(Conflict):
        guest_passes.end(guest_pass=one, by=organiser)
    with pytest.raises(Conflict, match="has ended"):
        guest_passes.make_code(guest_pass=fresh(one), by=organiser)


def test_a_link_made_anew_leaves_the_old_one_and_its_devices_outside(give, organiser):
    one = give()
    old, kept = rules.token(one), rules.kept(one)
    guest_passes.make_code(guest_pass=one, by=organiser)
    renewed = guest_passes.renew_link(guest_pass=one, by=organiser)
    assert guest_passes.enter(token=old, by=NOBODY) is None and rules.pass_of(kept) is None
    assert guest_passes.enter(token=rules.token(renewed), by=NOBODY) == one
    assert not rules.has_code(renewed)


def test_a_workshop_called_off_and_an_account_shut_close_the_pass(give, by, workshop, make_person, organiser):
    one = give()
    user = accounts.open(person=one.person, email="novak@experts.example", by=by)
    assert rules.pass_of(rules.kept(one))
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert rules.pass_of(rules.kept(one)) is None
    type(user).objects.filter(pk=user.pk).update(is_active=True)
    workshops.move(workshop=workshop, act="cancel", reason="Flood", by=by)
    assert rules.pass_of(rules.kept(one)) is None


def test_a_code_is_read_out_typed_as_it_is_heard_and_works_once(give, organiser):
    one = guest_passes.make_code(guest_pass=give(), by=organiser)
    code = code_of(one)
    assert len(code) == 14 and not set(code) & set("01OILAEUY")
    assert enter(f" {code.lower().replace('-', ' ')} ") == one
    with pytest.raises(Invalid):
        enter(code)
    assert rules.pass_of(rules.kept(fresh(one))) == one, "the device that came in stays in"


def test_a_code_lasts_a_day_and_ends_with_the_next_one(give, organiser):
    one = guest_passes.make_code(guest_pass=give(), by=organiser)
    first = code_of(one)
    with clock.at(clock.now() + timedelta(hours=25)), pytest.raises(Invalid):
        enter(first)
    second = code_of(guest_passes.make_code(guest_pass=one, by=organiser))
    with pytest.raises(Invalid):
        enter(first)
    assert enter(second) == one


def wrong(code, by=1):
    """The same first block, and other letters behind it."""
    letters = rules.ALPHABET.upper()
    return code[:-1] + letters[(letters.index(code[-1]) + by) % len(letters)]


def test_five_guesses_in_a_quarter_of_an_hour_for_each_pass_whoever_guesses(give, organiser):
    one = guest_passes.make_code(guest_pass=give(), by=organiser)
    other = guest_passes.make_code(guest_pass=give(email="z@experts.example"), by=organiser)
    code = code_of(one)
    for by in range(1, 6):
        with pytest.raises(Invalid):
            enter(wrong(code, by))
    with pytest.raises(TooManyTries):
        enter(code)
    assert enter(code_of(other)) == other, "nobody else is held up"
    assert guest_passes.enter(token=rules.token(one), by=NOBODY), "the link still works"
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert enter(code) == one


@pytest.mark.parametrize("typed", ["", "BCDF", "2222-2222-2222", "BCDF-GHJK-MNPQ-RS", "💥" * 12, "\0"])
def test_what_is_nobodys_code_has_one_answer(give, organiser, typed):
    guest_passes.make_code(guest_pass=give(), by=organiser)
    with pytest.raises(Invalid) as refusal:
        enter(typed)
    assert str(refusal.value.sentence).startswith("This code opens nothing now.")


def test_no_code_was_made_no_code_opens(give):
    one = give()
    with pytest.raises(Invalid):
        enter(code_of(one))


def work():
    outbox.relay(lambda task, pk: tasks.send(pk) if task == "workshops.tasks.guest_pass.send" else None)


def test_the_link_goes_to_its_holder_once(give, organiser):
    one = guest_passes.send(guest_pass=give(), by=organiser)
    with pytest.raises(Conflict, match="on its way"):
        guest_passes.send(guest_pass=one, by=organiser)
    work()
    tasks.send(one.pk)
    (letter,) = mail.outbox
    assert letter.to == ["novak@experts.example"] and rules.url(one) in letter.body and "Facilitator" in letter.body
    guest_passes.send(guest_pass=fresh(one), by=organiser)
    work()
    assert len(mail.outbox) == 2


def test_a_letter_that_did_not_leave_says_so_and_may_be_sent_again(give, organiser, monkeypatch):
    def refuse(message):
        raise SMTPRecipientsRefused({})

    one = guest_passes.send(guest_pass=give(), by=organiser)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    work()
    assert "does not take this address" in fresh(one).letter_problem
    assert History.objects.filter(act="guest_passes.fail").count() == 1
    monkeypatch.undo()
    guest_passes.send(guest_pass=fresh(one), by=organiser)
    work()
    assert len(mail.outbox) == 1 and fresh(one).letter_problem == ""


def test_one_worker_wins_a_letter_and_a_failed_one_waits_for_a_person(give, organiser, by):
    one = guest_passes.send(guest_pass=give(), by=organiser)
    claimed = guest_passes.claim(one.pk)
    assert claimed == one and guest_passes.claim(one.pk) is None
    guest_passes.fail(guest_pass=claimed, sentence="No such street.", by=by)
    assert (fresh(one).letter_problem, fresh(one).letter_sent_at) == ("No such street.", None)
    guest_passes.end(guest_pass=one, by=organiser)
    assert guest_passes.claim(one.pk) is None


def test_nobody_without_an_address_is_written_to(give, organiser):
    with pytest.raises(Invalid, match="Read a code out"):
        guest_passes.send(guest_pass=give(email=""), by=organiser)


def test_use_is_noted_to_a_quarter_of_an_hour(give):
    one = give()
    guest_passes.note_use(guest_pass=one, by=rules.of_pass(one))
    first = fresh(one).last_used_at
    assert first is not None
    with clock.at(clock.now() + timedelta(minutes=10)):
        guest_passes.note_use(guest_pass=fresh(one), by=rules.of_pass(one))
        assert fresh(one).last_used_at == first
    with clock.at(clock.now() + timedelta(minutes=20)):
        guest_passes.note_use(guest_pass=fresh(one), by=rules.of_pass(one))
        assert fresh(one).last_used_at > first
