"""What became of recommendations is kept as reported by whom and when: every report a row, nothing overwritten."""

from datetime import timedelta

import pytest

from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.workshops.follow_up import adopt, agree, decide, fresh, name
from workshops.actions import follow_up as follow_ups
from workshops.actions import follow_up_contact as follow_up_contacts
from workshops.actions import status_report as status_reports
from workshops.actions import workshop as workshops
from workshops.models import StatusReport
from workshops.rules import follow_up_contact as contact_rules
from workshops.rules import status_report as rules


@pytest.fixture
def adopted(room):
    return adopt(room, ("Train officers", "Customs"), ("Share data", "Ozone unit"), ("Meet", "customs"))


@pytest.fixture
def on(workshop, adopted, organiser):
    return agree(workshop, organiser)


@pytest.fixture
def efua(on, organiser):
    return name(on, "Customs", by=organiser)


@pytest.fixture
def say(efua):
    def report(statuses, reported_by="Efua Quaye", by=None, contact=None):
        contact = contact or efua
        given = {one.code: pair for one, pair in statuses.items()}
        return status_reports.report(
            contact=contact, reported_by=reported_by, statuses=given, by=by or contact_rules.actor_of(contact)
        )

    return report


@pytest.fixture
def record(organiser, adopted):
    def put_down(one=None, by=None, **fields):
        given = {"status": "done", "reported_by": "Director of Customs, by telephone", **fields}
        recommendation = (
            type(adopted[0]).objects.select_related("breakout__workshop__programme").get(pk=(one or adopted[0]).pk)
        )
        return status_reports.record(recommendation=recommendation, by=by or organiser, **given)

    return put_down


def test_statuses_are_saved_together_with_the_name_and_one_entry_in_history(say, adopted, efua):
    say({adopted[0]: ("under_way", " Half of them "), adopted[2]: ("done", "")})
    first = StatusReport.objects.get(recommendation=adopted[0])
    assert (first.status, first.words, first.reported_by, first.contact) == (
        "under_way",
        "Half of them",
        "Efua Quaye",
        efua,
    )
    entry = History.objects.get(act="status_reports.report")
    assert (entry.actor_kind, entry.actor_label, entry.subject_pk) == ("link", "Efua Quaye", efua.pk)


def test_coming_back_adds_a_report_and_keeps_the_first(say, adopted):
    say({adopted[0]: ("under_way", "")})
    with clock.at(clock.now() + timedelta(days=90)):
        say({adopted[0]: ("done", "")}, reported_by="Yaw Boateng")
    assert [one.status for one in adopted[0].status_reports.all()] == ["done", "under_way"]
    assert rules.latest(adopted)[adopted[0].pk].reported_by == "Yaw Boateng"


def test_a_page_that_is_sent_twice_reports_once(say, adopted):
    for _ in range(2):
        say({adopted[0]: ("under_way", "Half"), adopted[2]: ("done", "")})
    assert StatusReport.objects.count() == 2
    assert History.objects.filter(act="status_reports.report").count() == 1


def test_the_same_answer_months_later_is_a_new_report(say, adopted):
    say({adopted[0]: ("under_way", "")})
    with clock.at(clock.now() + timedelta(days=90)):
        say({adopted[0]: ("under_way", "")})
    assert StatusReport.objects.count() == 2


def test_name_and_choice_are_asked_for(say, adopted):
    for statuses, reported_by, field in (
        ({adopted[0]: ("done", "")}, "  ", "reported_by"),
        ({adopted[0]: ("done", "")}, "x" * 201, "reported_by"),
        ({adopted[0]: ("overdue", "")}, "Efua", "status"),
        ({adopted[0]: ("done", "x" * 1001)}, "Efua", "words"),
        ({}, "Efua", None),
    ):
        with pytest.raises(Invalid) as refused:
            say(statuses, reported_by)
        assert refused.value.field == field
    assert not StatusReport.objects.exists()


def test_a_link_reports_on_what_is_addressed_to_its_holder_and_nothing_else(say, adopted):
    with pytest.raises(Conflict):
        say({adopted[0]: ("done", ""), adopted[1]: ("done", "")})
    assert not StatusReport.objects.exists()


def test_one_page_covers_all_that_one_person_answers_for(say, on, adopted, organiser):
    both = name(on, "Customs", "Ozone unit", by=organiser)
    say({adopted[0]: ("done", ""), adopted[1]: ("not_started", "")}, contact=both)
    reported = StatusReport.objects.get(recommendation=adopted[1])
    assert reported.contact.addressed_to == "Ozone unit"


def test_nobody_reports_by_a_link_that_is_not_theirs(say, on, adopted, organiser, stranger, facilitator):
    other = name(on, "Ozone unit", by=organiser, email="noora@ozone.example")
    for who in (organiser, stranger, facilitator, contact_rules.actor_of(other)):
        with pytest.raises(NotAllowed):
            say({adopted[0]: ("done", "")}, by=who)


def test_while_it_is_off_or_the_workshop_is_cancelled_nothing_is_taken(say, record, on, adopted, organiser, workshop):
    follow_ups.switch_off(follow_up=on, reason="Not now", by=organiser)
    for act in (lambda: say({adopted[0]: ("done", "")}), record):
        with pytest.raises(Conflict):
            act()
    agree(fresh(workshop), organiser)
    workshops.move(workshop=fresh(workshop), act="cancel", reason="Flood", by=organiser)
    for act in (lambda: say({adopted[0]: ("done", "")}), record):
        with pytest.raises(Conflict):
            act()


def test_what_was_reported_stays_when_its_contact_goes(say, efua, adopted, organiser):
    say({adopted[0]: ("done", "")})
    follow_up_contacts.remove(contact=efua, by=organiser)
    kept = StatusReport.objects.get()
    assert (kept.contact, kept.reported_by) == (None, "Efua Quaye")


def test_an_organiser_puts_down_what_came_by_telephone(on, record, adopted):
    made = record(words="All forty", reported_on=None)
    assert (made.contact, made.reported_by, made.words) == (None, "Director of Customs, by telephone", "All forty")
    assert History.objects.filter(act="status_reports.record").count() == 1
    assert record(words="All forty").pk == made.pk, "pressed twice"
    assert StatusReport.objects.count() == 1


def test_a_letter_counts_from_its_own_day(on, record, workshop, adopted):
    with clock.at(clock.now() + timedelta(days=200)):
        day = workshop.ends_on + timedelta(days=100)
        record(status="under_way", reported_on=day)
        record(status="done")
        assert rules.latest(adopted)[adopted[0].pk].status == "done"
        record(status="not_started", reported_on=day - timedelta(days=1))
        assert rules.latest(adopted)[adopted[0].pk].status == "done"
        made = StatusReport.objects.get(status="under_way")
        assert made.reported_at.astimezone(workshop.zone).date() == day
        for wrong in (workshop.starts_on - timedelta(days=1), clock.today() + timedelta(days=2)):
            with pytest.raises(Invalid) as refused:
                record(reported_on=wrong)
            assert refused.value.field == "reported_on"


def test_only_organisers_put_reports_down(on, record, facilitator, stranger, make_actor, efua):
    for who in (facilitator, stranger, make_actor("assessor"), make_actor("donor"), contact_rules.actor_of(efua)):
        with pytest.raises(NotAllowed):
            record(by=who)


def test_only_what_is_adopted_is_followed_up(on, record, adopted, room):
    decide(room, adopted[0], "reopen")
    with pytest.raises(Conflict):
        record()


def test_without_an_answer_of_the_host_nothing_is_put_down(record):
    with pytest.raises(Conflict):
        record()
