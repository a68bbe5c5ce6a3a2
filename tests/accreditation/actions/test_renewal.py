"""Validity where somebody has decided one: it lapses by the clock, and is renewed by a decision."""

from datetime import timedelta

import pytest

from accreditation.actions import accreditation as accreditations
from accreditation.actions import delivery as deliveries
from accreditation.actions import renewal as renewals
from accreditation.models import Accreditation, Renewal
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import renewal as renewal_rules
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.accreditation.national import course
from workshops.actions import participation as participations

S = Accreditation.State


@pytest.fixture
def make_trainer(programme, administrator, make_person):
    def make(name, days=None):
        """Accredited two years ago; valid for this many days from today, or without an end."""
        end = clock.today() + timedelta(days=days) if days is not None else None
        return accreditations.load_earlier(
            programme=programme, person=make_person(name), title="Trainer", letter="Letter 7", by=administrator,
            granted_on=clock.today() - timedelta(days=730), valid_until=end,
        )  # fmt: skip

    return make


def renew(trainer, by, days=365, **changed):
    fields = {"decided_by": "Director", "decided_on": clock.today(), "reference": "Minutes 4"}
    fields |= {"valid_until": clock.today() + timedelta(days=days)} | changed
    return renewals.renew(accreditation=trainer, by=by, **fields)


def test_the_clock_lapses_what_is_over_and_a_decision_renews_it(make_trainer, administrator, organiser, by):
    over, stands, endless = make_trainer("Over", -1), make_trainer("Stands", 0), make_trainer("Endless")
    assert not accreditation_rules.holds(over) and over.state == S.ACTIVE
    assert set(Accreditation.objects.in_force(clock.today())) == {stands, endless}
    with pytest.raises(NotAllowed):
        accreditations.lapse(accreditation=over, by=administrator)
    assert [accreditations.lapse_due(by=by) for _ in range(2)] == [1, 0]
    over.refresh_from_db()
    assert over.state == S.LAPSED
    with pytest.raises(NotAllowed):
        renew(over, organiser)
    renewal = renew(over, administrator)
    over.refresh_from_db()
    assert (over.state, over.valid_until) == (S.ACTIVE, renewal.valid_until)
    assert (renewal.ended_on, renewal.starts_on) == (clock.today() - timedelta(days=1), clock.today())
    with pytest.raises(Invalid):
        renew(over, administrator)
    with pytest.raises(Conflict, match="renewed meanwhile"):
        renew(over, administrator, days=800, ended_on=renewal.ended_on)
    renew(over, administrator, days=800)
    assert Renewal.objects.filter(accreditation=over).count() == 2
    with pytest.raises(Conflict, match="No end was decided"):
        renew(endless, administrator)


def test_a_renewal_asks_what_the_route_asks(make_trainer, administrator, route, accreditation_workshop, by, programme):
    type(route).objects.filter(pk=route.pk).update(renewal_deliveries=1, validity_months=24)
    trainer = make_trainer("Rusu", 20)
    with pytest.raises(Invalid, match="asked for") as refused:
        renew(trainer, administrator)
    assert refused.value.field == "refresher" and not Renewal.objects.exists()
    trainer.refresh_from_db()
    assert trainer.valid_until == clock.today() + timedelta(days=20)
    assert renew(trainer, administrator, refresher="Refresher in Nairobi").courses_taught == 0
    other = make_trainer("Okoye", 20)
    participations.add(workshop=accreditation_workshop, person=other.person, kind="facilitator", by=by)
    assert renew(other, administrator).courses_taught == 1
    for wrong in ({"decided_by": " "}, {"decided_on": clock.today() + timedelta(days=1)}):
        with pytest.raises(Invalid):
            renew(other, administrator, days=900, **wrong)


def test_a_national_course_counts_for_a_renewal_once_it_is_confirmed(
    make_trainer, administrator, customs, programme, by
):
    trainer = make_trainer("Rusu", 20)
    made = course(programme, customs, trainer.person, by=by, days_ago=40)
    assert renewal_rules.courses_taught(trainer, clock.today()) == 0
    deliveries.confirm(delivery=made, by=by)
    assert renewal_rules.courses_taught(trainer, clock.today()) == 1
    course(programme, customs, trainer.person, by=by, days_ago=900)
    assert renewal_rules.courses_taught(trainer, clock.today()) == 1
