"""What the room puts on the home page and the hub: the next step of each, and nothing for those it is not for."""

import pytest

from programmes import slots
from programmes.rules import actor as actors
from workshops.actions import participation as participations
from workshops.models import Duty


def needs(actor):
    return [need.sentence for need in slots.load("home.needs", actor)]


def reminders(actor, workshop):
    return [reminder.sentence for reminder in slots.load("workshop.reminders", actor, workshop)]


@pytest.fixture
def noora(room):
    return room.officer()


def test_a_participant_without_a_seat_is_asked_to_choose_while_the_choice_is_open(room, noora):
    who = room.who(noora)
    assert "Choose your group" not in needs(who)
    room.to("choosing")
    assert "Choose your group" in needs(who)
    room.to("working")
    assert "Choose your group" not in needs(who)


def test_who_has_a_seat_is_led_to_the_group_and_the_secretary_to_the_report(room):
    room.to("working")
    member, secretary = (room.who(room.seated("B", *duties).participation) for duties in ((), (Duty.SECRETARY,)))
    acts = {who: [need.act for need in slots.load("home.needs", who)] for who in (member, secretary)}
    assert acts == {
        member: ["Look at the name", "Open your group"],
        secretary: ["Look at the name", "Write the report"],
    }


def test_who_withdrew_is_asked_nothing(room, noora, organiser):
    room.to("choosing")
    participations.move(participation=noora, act="withdraw", by=organiser, reason="Ill")
    assert "Choose your group" not in needs(room.who(noora))


def test_a_submitted_report_waits_for_the_facilitator_until_it_is_accepted(room, facilitator):
    room.to("plenary")
    room.recommend("Train officers", letter="B")
    for act in ("present", "submit"):
        assert "Report of Group B waits for you" not in needs(facilitator)
        room.move(act, letter="B")
    assert "Report of Group B waits for you" in needs(facilitator)
    room.move("accept", letter="B")
    assert "Report of Group B waits for you" not in needs(facilitator)


def test_who_teaches_here_without_a_role_is_told_as_well(room, workshop, make_person, by):
    person = make_person("Asante", "Kofi")
    participations.add(workshop=workshop, by=by, person=person, kind="resource_person")
    room.to("plenary")
    room.recommend("Train officers")
    room.move("present")
    room.move("submit")
    assert "Report of Group A waits for you" in needs(actors.for_person(person))


def test_strangers_and_donors_are_told_nothing_of_the_room(room, noora, stranger, make_actor, workshop):
    room.to("choosing")
    for who in (stranger, make_actor("donor")):
        assert not {"Choose your group", "1 participant has no group"} & {*needs(who), *reminders(who, workshop)}


def test_the_hub_reminds_of_people_without_a_seat_and_stops_nothing(room, noora, facilitator, workshop):
    assert "1 participant has no group" not in reminders(facilitator, workshop)
    room.to("choosing")
    assert "1 participant has no group" in reminders(facilitator, workshop)
    room.to("plenary")
    assert "1 participant has no group" in reminders(facilitator, workshop)


def test_the_hub_offers_the_form_until_it_is_set_up(workshop, template, facilitator, noora_elsewhere):
    offered = [
        section.context["shipped"] + section.context["own"]
        for who in (facilitator, noora_elsewhere)
        for section in slots.load("workshop.sections", who, workshop)
        if section.template == "workshops/breakout/_on_hub.html"
    ]
    assert [len(templates) for templates in offered] == [1, 0]


@pytest.fixture
def noora_elsewhere(add_participant):
    return actors.for_person(add_participant("Hasan", "Noora").person)
