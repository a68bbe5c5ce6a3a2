"""Passport and medical data: for the organisers and whom it is about, every look recorded, and gone by itself."""

from datetime import timedelta

import pytest

from programmes.models import History, Programme, RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import restricted_data
from workshops.actions import workshop as workshops
from workshops.models import RestrictedData
from workshops.rules import restricted_data as rules


@pytest.fixture
def seat(add_participant):
    return add_participant("Hasan", "Noora")


@pytest.fixture
def put_down(organiser, bahrain):
    def put(participation, by=organiser, **fields):
        fields = {"passport_number": "B1234567", "passport_country": bahrain, "diet": "No nuts"} | fields
        return restricted_data.put_down(participation=participation, by=by, **fields)

    return put


def acts():
    return list(History.objects.filter(act__startswith="restricted_data.").order_by("pk").values_list("act", flat=True))


def test_the_organiser_and_the_person_put_it_down_and_every_look_is_recorded(seat, put_down, organiser):
    put_down(seat)
    own = actors.for_person(seat.person)
    assert put_down(seat, own, medical="Insulin", diet="").diet == ""
    assert restricted_data.read(participation=seat, by=own).medical == "Insulin"
    restricted_data.read(participation=seat, by=organiser)
    assert [(look.actor_label, look.subject_pk) for look in rules.looks(seat)] == [
        (organiser.label, seat.pk),
        (own.label, seat.pk),
    ]
    assert "B1234567" not in "".join(History.objects.values_list("details", flat=True)), "history never holds the data"
    restricted_data.remove(participation=seat, by=own)
    with pytest.raises(Conflict):
        restricted_data.read(participation=seat, by=organiser)
    with pytest.raises(Conflict):
        restricted_data.remove(participation=seat, by=organiser)
    assert acts() == [f"restricted_data.{act}" for act in ("put_down", "put_down", "read", "read", "remove")]


def test_nobody_else_opens_it_whatever_their_role(seat, put_down, facilitator, stranger, add_participant, make_actor):
    put_down(seat)
    neighbour = actors.for_person(add_participant("Saleh", "Amal").person)
    for somebody in (facilitator, stranger, neighbour, make_actor(RoleKind.SYSTEM_ADMINISTRATOR)):
        for act in (restricted_data.read, restricted_data.remove):
            with pytest.raises(NotAllowed):
                act(participation=seat, by=somebody)
        with pytest.raises(NotAllowed):
            put_down(seat, somebody)
    assert not rules.looks(seat).exists() and RestrictedData.objects.count() == 1


def test_an_empty_form_holds_nothing_and_an_officer_without_a_name_has_no_passport(seat, workshop, organiser, by):
    from workshops.actions import participation as participations

    with pytest.raises(Invalid):
        restricted_data.put_down(participation=seat, by=organiser)
    unnamed = participations.add(workshop=workshop, listed_as="Police officer, Thailand", by=by)
    with pytest.raises(NotAllowed):
        restricted_data.put_down(participation=unnamed, medical="x", by=organiser)


def test_after_its_days_nothing_is_shown_and_nothing_taken_even_before_the_clock_has_come_by(
    seat, put_down, organiser, workshop
):
    put_down(seat)
    with clock.at(clock.now() + timedelta(days=3 + 30)):
        for attempt in (lambda: restricted_data.read(participation=seat, by=organiser), lambda: put_down(seat)):
            with pytest.raises(Conflict):
                attempt()
        assert restricted_data.delete_overdue() == 1
        assert (restricted_data.delete_overdue(), RestrictedData.objects.count()) == (0, 0)
    assert acts()[-1] == "restricted_data.expire"


def test_its_day_moves_with_the_workshop_and_with_the_programmes_rule(seat, put_down, organiser, workshop):
    put_down(seat)
    later = workshop.ends_on + timedelta(days=10)
    workshops.edit(workshop=workshop, ends_on=later, by=organiser)
    with clock.at(clock.now() + timedelta(days=3 + 30)):
        assert restricted_data.delete_overdue() == 0
    Programme.objects.update(restricted_days=5)
    with clock.at(clock.now() + timedelta(days=13 + 5)):
        assert restricted_data.delete_overdue() == 1
