"""The follow-up under load, on PostgreSQL: beats, buttons and pages that come twice at the same moment count once."""

from functools import partial

import pytest
from django.db import connection

from programmes.models import History, Outbox
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict
from tests.races.together import flat, together
from tests.workshops.follow_up import adopt, agree, months_after, name
from workshops.actions import follow_up_contact as follow_up_contacts
from workshops.actions import status_report as status_reports
from workshops.models import FollowUp, FollowUpContact, StatusReport
from workshops.rules import follow_up_contact as contact_rules

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="these races need PostgreSQL"),
]
THREADS = 8


@pytest.fixture
def adopted(room):
    return adopt(room, ("Train officers", "Customs"), ("Share data", "Ozone unit"))


@pytest.fixture
def on(workshop, adopted, organiser):
    return agree(workshop, organiser)


@pytest.fixture
def efua(on, organiser):
    return name(on, "Customs", "Ozone unit", by=organiser)


def all_at_once(call):
    return flat(together(*([call] for _ in range(THREADS))))


def test_beats_at_the_same_moment_ask_once(efua, workshop):
    due = months_after(workshop, 3)

    def beat():
        with clock.at(due):
            return follow_up_contacts.ask_due(by=SYSTEM)

    assert sorted(all_at_once(beat)) == [0] * (THREADS - 1) + [1]
    assert Outbox.objects.count() == 1
    assert History.objects.filter(act="follow_up_contacts.ask").count() == 1
    won = [one for one in all_at_once(partial(follow_up_contacts.claim, efua.pk)) if one]
    assert len(won) == 1 and isinstance(won[0], FollowUpContact)


def test_ask_now_pressed_by_several_is_one_letter(efua, organiser):
    outcomes = all_at_once(partial(follow_up_contacts.ask, contact=efua, by=organiser))
    assert sum(isinstance(one, FollowUpContact) for one in outcomes) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes) == THREADS - 1
    assert Outbox.objects.count() == 1


def test_a_page_that_arrives_several_times_at_once_reports_once(efua, adopted):
    call = partial(
        status_reports.report,
        contact=efua,
        reported_by="Efua Quaye",
        statuses={one.code: ("done", "") for one in adopted},
        by=contact_rules.actor_of(efua),
    )
    assert not [one for one in all_at_once(call) if isinstance(one, Exception)]
    assert StatusReport.objects.count() == 2


def test_the_hosts_answer_recorded_by_several_at_once_is_one(workshop, adopted, organiser):
    outcomes = all_at_once(partial(agree, workshop, organiser))
    assert sum(isinstance(one, FollowUp) for one in outcomes) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes) == THREADS - 1
