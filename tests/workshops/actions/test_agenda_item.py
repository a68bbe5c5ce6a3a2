"""The agenda: written by organisers, on days of the workshop, in its local time."""

from datetime import time, timedelta

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import agenda_item as agenda_items


@pytest.fixture
def opening(organiser, workshop):
    return agenda_items.add(
        workshop=workshop, by=organiser, day=workshop.starts_on, starts_at=time(9, 0), minutes=30, title="Opening"
    )


def test_an_item_is_put_on_the_agenda_with_those_who_give_it(organiser, workshop, add_participant):
    expert = add_participant("Mensah", kind="facilitator")
    item = agenda_items.add(
        workshop=workshop, by=organiser, day=workshop.starts_on, starts_at=time(9, 0), title="Refrigerants",
        taught_by=[expert],
    )  # fmt: skip
    assert list(item.taught_by.all()) == [expert]
    assert History.objects.about(item).get().act == "agenda_items.add"


def test_a_day_outside_the_workshop_is_refused_beside_its_field(organiser, workshop, opening):
    elsewhere = workshop.ends_on + timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        agenda_items.add(workshop=workshop, by=organiser, day=elsewhere, starts_at=time(9, 0), title="Late")
    assert refused.value.field == "day"
    with pytest.raises(Invalid):
        agenda_items.edit(item=opening, by=organiser, day=elsewhere)


def test_an_item_lasts_at_least_five_minutes(organiser, opening):
    with pytest.raises((Invalid, Conflict)):
        agenda_items.edit(item=opening, by=organiser, minutes=4)


def test_an_item_is_changed_and_taken_off_and_history_keeps_both(organiser, workshop, opening):
    agenda_items.edit(item=opening, by=organiser, title="Opening ceremony")
    opening.refresh_from_db()
    assert opening.title == "Opening ceremony"
    agenda_items.remove(item=opening, by=organiser)
    assert not workshop.agenda.exists()
    acts = History.objects.filter(subject_type="workshops.agendaitem").values_list("act", flat=True)
    assert list(acts) == ["agenda_items.remove", "agenda_items.edit", "agenda_items.add"]


def test_a_facilitator_and_a_stranger_write_no_agenda(facilitator, stranger, workshop, opening):
    for actor in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            agenda_items.add(
                workshop=workshop, by=actor, day=workshop.starts_on, starts_at=time(9, 0), title="Something"
            )
        with pytest.raises(NotAllowed):
            agenda_items.edit(item=opening, by=actor, title="Changed")
        with pytest.raises(NotAllowed):
            agenda_items.remove(item=opening, by=actor)
