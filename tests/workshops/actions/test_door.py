"""Coming in by the code on the wall and the number on a badge: easy for whoever holds it, slow for whoever guesses."""

from datetime import timedelta
from functools import partial

import pytest

from programmes.models import History
from programmes.rules import clock
from programmes.rules.actor import NOBODY
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import breakout as breakouts
from workshops.actions import door as doors
from workshops.actions import group as groups
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.actions import topic as topics
from workshops.actions import workshop as workshops
from workshops.models import DoorTry, Participation
from workshops.rules import door as door_rules

ARABIC, THAI, WIDE = "٠١٢٣٤٥٦٧٨٩", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９"


@pytest.fixture
def noora(room):
    return room.officer()


def enter(room, number, code=None):
    return doors.enter(code=room.breakout.join_code if code is None else code, number=number, by=NOBODY)


def number_of(participation):
    return door_rules.badge_number(participation)


def wrong(number, by=1):
    """The same personal number with other check digits."""
    return f"{number[:-2]}{(int(number[-2:]) + by) % 100:02}"


def refused(room, number, error=Invalid, **fields):
    with pytest.raises(error) as refusal:
        enter(room, number, **fields)
    return refusal.value


def test_the_number_on_a_badge_opens_the_room_as_its_holder(room, noora):
    actor = enter(room, number_of(noora))
    assert (actor.kind, actor.person, actor.behind, actor.roles) == ("badge", None, noora.person, ())
    assert dict(actor.scope) == {"workshop": room.workshop.pk, "participation": noora.pk}
    entry = History.objects.get(act="doors.enter")
    assert (entry.actor_kind, entry.actor_person, entry.programme) == ("badge", noora.person, room.workshop.programme)


@pytest.mark.parametrize("digits", [ARABIC, THAI, WIDE])
def test_code_and_number_may_be_typed_in_digits_of_any_script_and_with_spaces(room, noora, digits):
    def typed(text):
        return " ".join(digits[int(digit)] for digit in text)

    assert enter(room, typed(number_of(noora)), code=f" {typed(room.breakout.join_code)} ").behind == noora.person


def test_the_last_two_digits_are_nobody_elses_to_know(room, noora):
    number = number_of(noora)
    assert number.startswith(str(noora.number)) and len(number) == len(str(noora.number)) + 2
    for by in range(1, 5):
        assert refused(room, wrong(number, by)).field == "number"


def test_an_officer_without_a_name_comes_in_too(room, by):
    unnamed = participations.add(workshop=room.workshop, listed_as="Police officer, Thailand", by=by)
    actor = enter(room, number_of(unnamed))
    assert (actor.label, actor.behind) == ("Police officer, Thailand", None)


@pytest.mark.parametrize("code", ["", "123456", "12345", "abc"])
def test_a_code_that_stands_on_no_wall_is_said_beside_the_code(room, noora, code):
    refusal = refused(room, number_of(noora), code=code)
    assert (refusal.field, DoorTry.objects.count()) == ("code", 0)


def test_the_code_of_a_closed_session_and_the_one_before_it_came_back_open_nothing(room, noora):
    code = room.breakout.join_code
    room.to("closed")
    assert refused(room, number_of(noora), code=code).field == "code"
    room.breakout = breakouts.move(
        breakout=room.breakout, act="reopen_plenary", by=room.facilitator, reason="One was forgotten"
    )
    assert refused(room, number_of(noora), code=code).field == "code"
    assert enter(room, number_of(noora)).behind == noora.person


def test_a_badge_of_another_workshop_opens_nothing_here(room, noora, workshop, programme, english, by, add_participant):
    elsewhere = workshops.schedule(
        programme=programme,
        title="Elsewhere",
        starts_on=workshop.starts_on,
        ends_on=workshop.ends_on,
        language=english,
        by=by,
    )
    guest = add_participant("Guest", at=elsewhere)
    Participation.objects.filter(pk=guest.pk).update(number=777)
    assert refused(room, number_of(room.fresh(guest))).field == "number"


@pytest.mark.parametrize("kind", [kind for kind in Participation.Kind if kind != Participation.Kind.PARTICIPANT])
def test_only_a_participants_badge_opens_the_room(room, kind):
    other = room.officer(kind=kind)
    assert refused(room, number_of(other)).field == "number"
    assert door_rules.by_token(door_rules.badge_token(other)) is None


@pytest.mark.parametrize("act", ["withdraw", "decline", "mark_absent"])
def test_whoever_is_away_is_out_at_the_next_request_and_does_not_come_in_again(room, noora, organiser, act):
    kept = door_rules.kept(enter(room, number_of(noora)))
    assert door_rules.actor_of(kept).behind == noora.person
    participations.move(participation=noora, act=act, by=organiser, reason="Ill")
    assert door_rules.actor_of(kept) is None
    assert refused(room, number_of(noora)).field == "number"
    assert door_rules.by_token(door_rules.badge_token(room.fresh(noora))) is None
    participations.move(participation=room.fresh(noora), act="restore", by=organiser)
    assert door_rules.actor_of(kept).behind == noora.person


def test_whoever_becomes_a_facilitator_is_out_and_signs_in(room, noora, organiser):
    kept = door_rules.kept(enter(room, number_of(noora)))
    participations.edit(participation=noora, kind=Participation.Kind.FACILITATOR, by=organiser)
    assert door_rules.actor_of(kept) is None


# The days of the workshop


@pytest.mark.parametrize("days, is_open", [(-4, False), (-3, True), (0, True), (4, True), (11, True), (12, False)])
def test_badges_open_from_three_days_before_until_a_week_after(room, noora, days, is_open):
    """Five days, from yesterday on: the first day is day 0 here."""
    kept, token = door_rules.kept(room.badge(noora)), door_rules.badge_token(noora)
    laptop = door_rules.kept(room.select(1).laptop())
    first = clock.now() - timedelta(days=1)
    with clock.at(lambda: first + timedelta(days=days)):
        if is_open:
            assert enter(room, number_of(noora)).behind == noora.person
        else:
            assert refused(room, number_of(noora)).field == "code"
        assert (door_rules.by_token(token) is not None) == is_open
        assert (door_rules.actor_of(kept) is not None) == is_open
        assert (door_rules.actor_of(laptop) is not None) == is_open


@pytest.mark.parametrize("act", ["cancel", "postpone"])
def test_a_workshop_that_does_not_take_place_has_no_door(room, noora, organiser, act):
    kept = door_rules.kept(room.badge(noora))
    workshops.move(workshop=room.workshop, act=act, by=organiser, reason="Flood")
    assert refused(room, number_of(noora)).field == "code"
    assert door_rules.actor_of(kept) is None


def test_the_day_is_the_workshops_own(room, noora):
    """Day 12 begins in Bahrain three hours before it does in Greenwich."""
    midnight = (clock.now() + timedelta(days=11)).replace(hour=0, minute=0)
    with clock.at(lambda: midnight - timedelta(hours=3, minutes=1)):
        assert enter(room, number_of(noora))
    with clock.at(lambda: midnight - timedelta(hours=2, minutes=59)):
        assert refused(room, number_of(noora)).field == "code"


# Guessing


def guess(room, participation, times, at=None, error=Invalid):
    for by in range(1, times + 1):
        refused(room, wrong(number_of(participation), by), error)


def test_after_five_wrong_tries_a_number_waits_a_quarter_of_an_hour_the_right_one_too(room, noora):
    now = clock.now()
    with clock.at(lambda: now):
        guess(room, noora, 5)
        assert refused(room, number_of(noora), doors.TooManyTries).status == 429
    with clock.at(lambda: now + timedelta(minutes=14, seconds=59)):
        refused(room, number_of(noora), doors.TooManyTries)
    with clock.at(lambda: now + timedelta(minutes=15, seconds=1)):
        assert enter(room, number_of(noora)).behind == noora.person


def test_guessing_one_number_locks_no_other(room, noora):
    hasan = room.officer()
    guess(room, noora, 5)
    refused(room, number_of(noora), doors.TooManyTries)
    assert enter(room, number_of(hasan)).behind == hasan.person


def test_tries_are_counted_for_each_session(room, noora, template, by):
    guess(room, noora, 5)
    other = breakouts.set_up(workshop=room.workshop, template=template, by=by)
    assert enter(room, number_of(noora), code=other.join_code).behind == noora.person


def test_the_right_number_gives_the_tries_back(room, noora):
    for _ in range(3):
        guess(room, noora, 4)
        assert enter(room, number_of(noora))
    guess(room, noora, 5)
    refused(room, number_of(noora), doors.TooManyTries)


def test_coming_in_many_times_is_no_guessing(room, noora):
    for _ in range(20):
        assert enter(room, number_of(noora))
    assert set(DoorTry.objects.values_list("number", "failed")) == {(noora.number, 0), (0, 0)}


def test_somebody_who_goes_through_all_numbers_is_stopped_by_the_rooms_own_limit(room, noora, monkeypatch):
    monkeypatch.setattr(doors, "ALL", 12)
    for number in range(400, 412):
        refused(room, f"{number}00")
    refused(room, "41200", doors.TooManyTries)
    now = clock.now()
    with clock.at(lambda: now + timedelta(minutes=16)):
        assert enter(room, number_of(noora)).behind == noora.person


@pytest.mark.parametrize("number", ["", "1", "07", "123456789", "00012", "abc"])
def test_what_is_no_number_at_all_is_said_so_and_locks_nobody_out(room, noora, number):
    for _ in range(7):
        assert refused(room, number).field == "number"
    assert not DoorTry.objects.exists()
    assert enter(room, number_of(noora))


# A new badge


def renew(participation, by):
    """Until the two digits differ: one time in a hundred they are the same by chance."""
    old = number_of(participation)
    while number_of(participation) == old:
        participation = doors.renew_badge(participation=participation, by=by)
    return participation


def test_a_new_badge_shuts_the_old_one_out_with_every_device_it_has_opened(room, noora):
    old_number, old_token, kept = number_of(noora), door_rules.badge_token(noora), door_rules.kept(room.badge(noora))
    renewed = renew(noora, room.facilitator)
    assert renewed.number == noora.number, "the personal number stays"
    assert door_rules.actor_of(kept) is None and door_rules.by_token(old_token) is None
    refused(room, old_number)
    assert enter(room, number_of(renewed)).behind == noora.person
    assert door_rules.by_token(door_rules.badge_token(renewed)) == noora
    assert History.objects.filter(act="participations.renew_badge").first().actor_person == room.facilitator.person


def test_a_substitute_has_a_badge_of_their_own(room, noora, organiser):
    token = door_rules.badge_token(noora)
    substitute = participations.replace(participation=noora, by=organiser, family_name="Haidar", reason="Ill")
    assert door_rules.by_token(token) is None
    assert door_rules.by_token(door_rules.badge_token(substitute)) == substitute


def test_the_team_makes_badges_and_nobody_else(room, noora, stranger, organiser):
    teaches = room.who(room.officer(kind=Participation.Kind.FACILITATOR))
    for actor in (room.who(noora), room.badge(noora), room.select(1).laptop(), stranger, NOBODY):
        with pytest.raises(NotAllowed):
            doors.renew_badge(participation=noora, by=actor)
    for serial, actor in enumerate((organiser, room.facilitator, teaches), 2):
        assert doors.renew_badge(participation=noora, by=actor).badge_serial == serial


# The code on a badge, scanned


def test_the_code_on_a_badge_is_its_holders_in_large_letters_too(room, noora):
    token = door_rules.badge_token(noora)
    assert door_rules.by_token(token) == door_rules.by_token(token.upper()) == noora


def test_a_changed_or_made_up_code_opens_nothing(room, noora):
    token, other = door_rules.badge_token(noora), door_rules.badge_token(room.officer())
    cut = door_rules.CODE_LENGTH
    for made_up in (token[:-1], token + "a", token[:cut], token[:cut] + other[cut:], "", "ı" * 26, "a" * 26):
        assert door_rules.by_token(made_up) is None


def test_a_session_that_says_nonsense_opens_nothing(room, noora):
    kept = door_rules.kept(room.badge(noora))
    for nonsense in ({}, {"kind": "badge"}, {"kind": "laptop"}, {**kept, "serial": 2}, {**kept, "kind": "system"}):
        assert door_rules.actor_of(nonsense) is None


# The laptop of a group


def laptop_number(room, letter="A"):
    return door_rules.laptop_number(room.group(letter))


def test_the_laptop_of_a_group_comes_in_by_a_number_too(room):
    room.to("choosing")
    actor = enter(room, laptop_number(room, "B"))
    assert (actor.kind, actor.person, actor.behind) == ("laptop", None, None)
    assert dict(actor.scope) == {"workshop": room.workshop.pk, "group": room.group("B").pk}
    assert actor.label == "Laptop of Group B"
    assert door_rules.actor_of(door_rules.kept(actor)) == actor
    refused(room, wrong(laptop_number(room, "B")))
    assert History.objects.get(act="doors.enter").actor_label == "Laptop of Group B"


def test_the_number_of_a_laptop_of_another_session_opens_nothing_here(room, template, by):
    room.to("choosing")
    other = breakouts.set_up(workshop=room.workshop, template=template, by=by)
    topics.select(topic=other.topics.get(number=1), by=by)
    number = door_rules.laptop_number(other.groups.get())
    while number == laptop_number(room):
        number = wrong(number)
    refused(room, number)


def test_the_laptop_of_a_merged_group_does_not_come_in_again(room):
    room.to("working")
    number = laptop_number(room)
    groups.merge(group=room.group("A"), into=room.group("B"), by=room.facilitator, reason="Few")
    refused(room, number)


# What a badge does in the room


def test_a_badge_takes_changes_and_frees_its_own_seat_only(room, noora):
    room.to("choosing")
    badge, hasan = room.badge(noora), room.officer()
    seat = memberships.join(group=room.group("A"), participation=noora, by=badge)
    seat = memberships.switch(membership=seat, group=room.group("B"), by=badge)
    other = memberships.join(group=room.group("B"), participation=hasan, by=room.badge(hasan))
    for act in (
        partial(memberships.join, group=room.group("A"), participation=room.officer()),
        partial(memberships.switch, membership=other, group=room.group("A"), reason="So"),
        partial(memberships.leave, membership=other),
    ):
        for actor in (badge, room.laptop("B")):
            with pytest.raises(NotAllowed):
                act(by=actor)
    memberships.leave(membership=seat, by=badge)
    assert room.sits(noora) is None and room.sits(hasan) == "B"
    entry = History.objects.get(act="memberships.leave")
    assert (entry.actor_kind, entry.actor_person, entry.actor_label) == ("badge", noora.person, noora.shown_name)


def test_a_badge_waits_and_is_promoted(room, noora):
    room.to("choosing").full("A", capacity=1)
    from workshops.actions import waiting_place as waiting_places

    waiting_places.take(group=room.group("A"), participation=noora, by=room.badge(noora))
    memberships.leave(membership=room.group("A").memberships.get(), by=room.facilitator)
    assert room.sits(noora) == "A"


def test_members_give_duties_by_badge_and_by_laptop_and_nobody_elses(room):
    seat, neighbour = room.to("working").seated("A"), room.seated("B")
    memberships.give_duty(membership=seat, duty="secretary", by=room.badge(seat.participation))
    memberships.give_duty(membership=room.fresh(seat), duty="leader", by=room.laptop("A"))
    assert [duty.value for duty in room.fresh(seat).duties] == ["leader", "secretary"]
    for actor in (room.badge(neighbour.participation), room.laptop("B")):
        with pytest.raises(NotAllowed):
            memberships.give_duty(membership=seat, duty="spokesperson", by=actor)


def test_the_secretary_writes_by_badge_and_the_laptop_writes_whoever_types(room):
    seat, member = room.to("working").seated("A", "secretary"), room.seated("A")
    badge = room.badge(seat.participation)
    assert room.write("By badge", badge) == 1
    assert room.write("By laptop", room.laptop("A"), base_version=1) == 2
    assert room.recommend("Train", badge).label == "A1"
    assert room.recommend("Share", room.laptop("A")).label == "A2"
    assert room.move("mark_ready", by=badge).state == "ready"
    for actor in (room.badge(member.participation), room.laptop("B"), room.badge(room.officer())):
        with pytest.raises(NotAllowed):
            room.write("Not mine", actor, base_version=2)
        with pytest.raises(NotAllowed):
            room.recommend("Not mine", actor)
    revisions = room.report().revisions.filter(accepted=True)
    assert [(one.author, one.author_label) for one in revisions][:2] == [
        (seat.participation.person, seat.participation.shown_name),
        (None, "Laptop of Group A"),
    ]


def test_the_laptop_submits_what_was_presented_and_presents_nothing_itself(room):
    room.to("working").recommend("Train", room.laptop("A"))
    room.to("plenary")
    with pytest.raises(NotAllowed):
        room.move("present", by=room.laptop("A"))
    room.move("present")
    assert room.move("submit", by=room.laptop("A")).state == "submitted"
    with pytest.raises((Conflict, NotAllowed)):
        room.write("Too late", room.laptop("A"))
