"""Seats in the browser: one button a topic, and whoever comes too late is told what to do next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from workshops.actions import membership as memberships
from workshops.models import Duty, Membership


@pytest.fixture
def choosing(room):
    return room.to("choosing")


@pytest.fixture
def noora(choosing):
    return choosing.officer()


@pytest.fixture
def phone(signed_in, choosing, noora):
    return signed_in(choosing.who(noora))


@pytest.fixture
def choice(choosing):
    return reverse("choice", args=[choosing.breakout.code])


def join_url(room, letter):
    return reverse("group_memberships", args=[room.group(letter).code])


def fill(room, letter, *, leave=0):
    group = room.group(letter)
    for _ in range(group.free - leave):
        room.seated(letter)


def test_one_press_takes_a_seat_and_opens_the_group(phone, choosing, noora, choice):
    page = phone.get(choice).content.decode()
    assert page.count("Take a seat in group") == 3
    answer = phone.post(join_url(choosing, "B"))
    assert (answer.status_code, answer.url) == (302, reverse("group", args=[choosing.group("B").code]))
    assert noora.memberships.get().group.letter == "B"
    assert phone.post(join_url(choosing, "B")).url == answer.url
    assert choosing.seats_are_true()


def test_who_comes_too_late_has_no_seat_and_sees_the_free_topics_first(phone, choosing, noora, choice):
    fill(choosing, "A")
    page = phone.post(join_url(choosing, "A"))
    text = page.content.decode()
    assert page.status_code == 409
    assert "You have no seat yet." in text
    assert "Group A is full: the last seat was taken just before. Seats are free in: Group B, Group C." in text
    assert [group.letter for group, _waiting in page.context["groups"]] == ["B", "C", "A"]
    assert text.count("Take a seat in group") == 2
    assert not noora.memberships.exists()


def test_who_has_a_seat_and_meets_a_full_group_is_not_told_to_have_none(phone, choosing, noora):
    phone.post(join_url(choosing, "B"))
    fill(choosing, "A")
    seat = noora.memberships.get()
    page = phone.post(reverse("membership_group", args=[seat.code]), {"group": choosing.group("A").code})
    assert page.status_code == 409
    assert "Your seat is in Group B." in page.content.decode()
    assert "no seat yet" not in page.content.decode()
    assert noora.memberships.get().group.letter == "B"


def test_a_second_seat_is_a_conflict_that_offers_to_change(phone, choosing, noora):
    phone.post(join_url(choosing, "B"))
    page = phone.post(join_url(choosing, "C"))
    assert page.status_code == 409
    assert "Change to Group C" in page.content.decode()
    seat = noora.memberships.get()
    phone.post(reverse("membership_group", args=[seat.code]), {"group": choosing.group("C").code})
    assert noora.memberships.get().group.letter == "C"


def test_a_seat_given_back_is_free(phone, choosing, noora):
    phone.post(join_url(choosing, "B"))
    phone.post(reverse("membership_departure", args=[noora.memberships.get().code]))
    assert not noora.memberships.exists() and choosing.group("B").taken == 0


def test_when_the_choice_is_closed_the_page_offers_no_seat(phone, choosing, choice):
    choosing.to("working")
    text = phone.get(choice).content.decode()
    assert "Take a seat" not in text and "The choice is not open now" in text
    assert phone.post(join_url(choosing, "B")).status_code == 403


def test_a_facilitator_seats_an_officer_without_a_name_and_is_told_when_it_is_full(
    client_of, facilitator, choosing, workshop, by
):
    from workshops.actions import participation as participations

    officers = [participations.add(workshop=workshop, by=by, listed_as="Police officer, Thailand") for _ in range(2)]
    fill(choosing, "A", leave=1)
    laptop = client_of(facilitator)
    assert laptop.post(join_url(choosing, "A"), {"participation": officers[0].code}).status_code == 302
    page = laptop.post(join_url(choosing, "A"), {"participation": officers[1].code})
    assert page.status_code == 409
    assert "Seats are free in: Group B, Group C." in page.content.decode()
    assert "You have" not in page.content.decode()
    assert [one.memberships.count() for one in officers] == [1, 0]


def test_a_participant_is_led_from_the_board_to_the_choice_and_then_to_the_group(phone, choosing, choice):
    board = reverse("breakout", args=[choosing.breakout.code])
    assert phone.get(board).url == choice
    phone.post(join_url(choosing, "B"))
    assert phone.get(board).url == reverse("group", args=[choosing.group("B").code])


def test_duties_are_taken_taken_over_and_handed_over_in_the_group(phone, signed_in, choosing, noora):
    phone.post(join_url(choosing, "A"))
    own = noora.memberships.get()
    page = reverse("group", args=[choosing.group("A").code])
    assert phone.get(page).content.decode().count("Take this role") == 3
    for duty in Duty:
        phone.post(reverse("membership_duties", args=[own.code]), {"duty": duty.value})
    assert Membership.objects.get(pk=own.pk).duties == list(Duty)

    yousif = choosing.seated("A")
    hand_over = reverse("membership_duties", args=[yousif.code])
    assert phone.get(page).content.decode().count(f'action="{hand_over}"') == 3
    phone.post(hand_over, {"duty": "secretary"})
    assert choosing.fresh(yousif).is_secretary and not choosing.fresh(own).is_secretary
    other = signed_in(choosing.who(yousif.participation))
    text = other.get(page).content.decode()
    assert "Write the report" in text and text.count("Take over") == 2


def test_the_page_of_a_group_is_for_its_members_and_facilitators(
    phone, client_of, choosing, facilitator, stranger, make_actor
):
    page = reverse("group", args=[choosing.group("A").code])
    assert phone.get(page).status_code == 403
    assert client_of(facilitator).get(page).status_code == 200
    assert client_of(stranger).get(page).status_code == 404
    assert client_of(make_actor("donor")).get(page).status_code == 404


def test_strangers_find_no_room(client_of, stranger, choosing, noora, choice):
    client = client_of(stranger)
    seat = memberships.join(group=choosing.group("A"), participation=noora, by=choosing.facilitator)
    assert client.get(choice).status_code == 404
    assert client.post(join_url(choosing, "A")).status_code == 404
    for name in ("membership_group", "membership_departure", "membership_duties"):
        assert client.post(reverse(name, args=[seat.code])).status_code == 404
    assert choosing.fresh(seat).group.letter == "A"


def test_somebody_who_only_observes_has_no_seat(signed_in, choosing):
    observer = signed_in(choosing.who(choosing.officer(kind="observer")))
    assert observer.post(join_url(choosing, "A")).status_code == 403
    assert not Membership.objects.exists()


def test_a_name_is_text_and_never_markup(phone, choosing):
    choosing.seated("A")
    choosing.breakout.groups.update(room='<script>alert("x")</script>')
    phone.post(join_url(choosing, "A"))
    text = phone.get(reverse("group", args=[choosing.group("A").code])).content.decode()
    assert "<script>alert" not in text and "&lt;script&gt;" in text


def test_three_people_cost_no_more_queries_than_one(phone, choosing, choice):
    phone.post(join_url(choosing, "A"))
    pages = (choice, reverse("group", args=[choosing.group("A").code]))

    def count():
        with CaptureQueriesContext(connection) as queries:
            for page in pages:
                assert phone.get(page).status_code == 200
        return len(queries)

    count()
    one = count()
    for letter in "AABC":
        choosing.seated(letter)
    assert count() == one
