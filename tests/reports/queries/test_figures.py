"""Figures: counted once, added only when new, and equal to the rows behind them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accreditation.actions import accreditation as accreditations
from programmes.actions import person as people
from programmes.actions import programme as programmes
from programmes.models import Qualifier
from reports.queries import figures, sentence
from workshops.actions import headcount as headcounts
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops

pytestmark = pytest.mark.usefixtures("later")


def values(catalogue, *names):
    return {name: catalogue[name].value for name in names}


def shown(figure):
    return figure.value, str(figure.qualifier)


def test_the_ninth_session_of_the_source(stce):
    own = figures.of_workshop(stce)
    assert values(own, "persons", "customs", "administrations", "countries", "completed") == {
        "persons": 14, "customs": 14, "administrations": 6, "countries": 6, "completed": 14,
    }  # fmt: skip
    total = figures.of_programme(stce.programme)
    assert {name: shown(total[name]) for name in ("persons", "countries", "accredited", "sessions")} == {
        "persons": (170, "exact"), "countries": (60, "exact"), "accredited": (23, "exact"), "sessions": (9, "exact"),
    }  # fmt: skip
    assert (total["persons"].counted, total["persons"].reported) == (14, 170)
    assert total["persons"].explanation == "156 of those reported have no record here."


def test_the_third_of_three(iwt):
    own = figures.of_workshop(iwt)
    assert values(own, "persons", "customs", "police", "bodies", "countries") == {
        "persons": 16, "customs": 12, "police": 3, "bodies": 1, "countries": 7,
    }  # fmt: skip
    total = figures.of_programme(iwt.programme)
    assert values(total, "customs", "police", "administrations", "sessions") == {
        "customs": 41, "police": 12, "administrations": 24, "sessions": 3,
    }  # fmt: skip
    # Nobody published how many in all: the parts must still fit into the whole.
    assert shown(total["persons"]) == (54, "at_least")


def test_before_the_source_spoke_only_the_lists_count(stce):
    total = figures.of_programme(stce.programme, date(2017, 10, 30))
    assert (shown(total["persons"]), shown(total["countries"])) == ((14, "exact"), (6, "exact"))
    assert total["accredited"].value == 0


def test_a_later_person_adds_one(stce, tenth, send):
    send(tenth, "AM")
    assert shown(figures.of_programme(stce.programme)["persons"]) == (171, "exact")


def test_the_same_person_again_adds_nobody(stce, tenth, send):
    somebody = stce.participations.first().person
    send(tenth, "AM", person=somebody)
    found = figures.of_programme(stce.programme)["persons"]
    assert (found.value, found.counted) == (170, 14)
    assert "1 more was counted before" in [line.note for line in found.lines]


def test_somebody_new_who_comes_twice_adds_one(stce, tenth, hold, send):
    new = send(tenth, "AM")[0].person
    send(hold(stce.programme, stce.series, 11, date(2018, 6, 4), date(2018, 6, 8)), "AM", person=new)
    assert figures.of_programme(stce.programme)["persons"].value == 171


def test_who_withdrew_did_not_come_or_taught_adds_nobody(stce, tenth, send, by):
    away, absent = send(tenth, "AM", 2)
    participations.move(participation=away, act="withdraw", by=by)
    participations.move(participation=absent, act="mark_absent", by=by)
    teacher = people.add(programme=stce.programme, by=by, family_name="Teacher")
    participations.add(workshop=tenth, person=teacher, kind="facilitator", by=by)
    assert figures.of_programme(stce.programme)["persons"].value == 170


def test_a_workshop_cancelled_or_to_come_trains_nobody(stce, tenth, hold, send, by):
    send(tenth, "AM")
    workshops.move(workshop=tenth, act="cancel", by=by, reason="No venue")
    send(hold(stce.programme, stce.series, 11, date(2020, 1, 6), date(2020, 1, 10)), "AZ")
    total = figures.of_programme(stce.programme)
    assert values(total, "persons", "sessions") == {"persons": 170, "sessions": 9}


def test_a_country_known_inside_adds_none(stce, tenth, send):
    send(tenth, "AM")
    assert shown(figures.of_programme(stce.programme)["countries"]) == (60, "exact")


def test_a_country_nobody_knows_of_makes_it_at_least(stce, tenth, send):
    send(tenth, "GH")
    found = figures.of_programme(stce.programme)["countries"]
    assert shown(found) == (60, "at_least")
    assert "may already be among them" in found.explanation


def test_a_country_is_new_when_all_of_the_source_are_on_record(found, hold, send, state):
    programme, series = found("small")
    first = hold(programme, series, 1, date(2018, 1, 8), date(2018, 1, 9))
    for iso2 in ("AM", "AZ"):
        send(first, iso2)
    state(programme, "countries", 2, series=series, through_session=1, as_of=date(2018, 1, 10), source="A report")
    send(hold(programme, series, 2, date(2018, 2, 8), date(2018, 2, 9)), "GH")
    assert shown(figures.of_programme(programme)["countries"]) == (3, "exact")


def test_two_services_of_one_country_are_two_administrations(found, hold, send):
    programme, series = found("two")
    workshop = hold(programme, series, 1, date(2018, 1, 8), date(2018, 1, 9))
    send(workshop, "KE", 2)
    send(workshop, "KE", 1, kind="police")
    assert values(figures.of_workshop(workshop), "administrations", "countries") == {
        "administrations": 2, "countries": 1,
    }  # fmt: skip


def test_a_regional_body_is_no_administration_and_brings_no_country(found, hold, send):
    programme, series = found("body")
    workshop = hold(programme, series, 1, date(2018, 1, 8), date(2018, 1, 9))
    send(workshop, "KE")
    send(workshop, "TH", kind="regional")
    own = figures.of_workshop(workshop)
    assert values(own, "persons", "bodies", "administrations", "countries") == {
        "persons": 2, "bodies": 1, "administrations": 1, "countries": 1,
    }  # fmt: skip


def test_three_police_officers_cannot_come_from_seven_forces(iwt, by):
    """Seven countries of three officers are those of everybody, so administrations are a lower bound."""
    headcount = iwt.headcounts.get(agency_kind="police")
    for places in ([], iwt.headcounts.get(agency_kind="customs").countries.all()):
        headcount.countries.set(places)
        assert shown(figures.of_workshop(iwt)["administrations"]) == (7, "at_least")


def test_totals_of_two_series_stay_apart_and_add_up_to_people_but_not_to_countries(stce, found, state, by):
    other = programmes.add_series(programme=stce.programme, by=by, slug="other", title="Other")
    for figure, value in {"persons": 30, "countries": 20}.items():
        state(stce.programme, figure, value, series=other, through_session=2, as_of=date(2018, 1, 1), source="A report")
    assert figures.of_programme(stce.programme, series=stce.series)["persons"].value == 170
    assert figures.of_programme(stce.programme, series=other)["persons"].value == 30
    both = figures.of_programme(stce.programme)
    assert (shown(both["persons"]), shown(both["countries"])) == ((200, "exact"), (60, "at_least"))


def test_the_trainers_a_source_reports_of_one_series_are_not_those_of_another(stce, hold, by):
    other = programmes.add_series(programme=stce.programme, by=by, slug="other", title="Other")
    hold(stce.programme, other, 1, date(2018, 2, 5), date(2018, 2, 6))
    assert figures.of_programme(stce.programme, series=other)["accredited"].reported is None
    assert figures.of_programme(stce.programme, series=stce.series)["accredited"].reported == 23


def test_trainers_after_the_source_add_and_those_before_are_inside(stce, by):
    for name, day in {"Before": date(2017, 5, 1), "After": date(2018, 5, 1), "Gone": date(2018, 6, 1)}.items():
        person = people.add(programme=stce.programme, by=by, family_name=name)
        row = accreditations.load_earlier(
            programme=stce.programme, person=person, title="Trainer", granted_on=day, letter="L1", by=by
        )
    row.state = "withdrawn"
    row.save()
    assert shown(figures.of_programme(stce.programme)["accredited"]) == (24, "exact")
    assert figures.of_programme(stce.programme, date(2018, 4, 1))["accredited"].value == 23


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        (["exact", "exact"], "exact"),
        (["about", "exact"], "about"),
        (["more_than", "exact"], "more_than"),
        (["more_than", "at_least"], "more_than"),
        (["up_to", "at_least"], "about"),
    ],
)
def test_how_exact_a_sum_is(qualifiers, expected):
    assert figures.joined([Qualifier(one) for one in qualifiers]) == expected


def test_every_figure_is_the_sum_of_the_rows_behind_it(stce, tenth, iwt, send, by):
    send(tenth, "GH", 2)
    send(tenth, "AM", person=stce.participations.first().person)
    headcounts.declare(workshop=tenth, by=by, number=20, qualifier="about")
    scopes = [figures.of_workshop(w) for w in (stce, tenth, iwt)]
    scopes += [figures.of_programme(w.programme) for w in (stce, iwt)]
    scopes += [figures.of_programme(stce.programme, series=stce.series), figures.of_programme(stce.programme, date.min)]
    for scope in scopes:
        for figure in scope:
            assert figure.counted_again() == figure.value, (scope.scope.kind, figure.name)


def test_the_number_of_queries_does_not_grow_with_workshops_and_people(stce, tenth, hold, send, by, country):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            sentence.of_programme(figures.of_programme(stce.programme))
        return len(queries)

    send(tenth, "AM")
    headcounts.declare(workshop=tenth, by=by, number=3, countries=[country("AM")])
    before = cost()
    for number in (11, 12, 13):
        workshop = hold(stce.programme, stce.series, number, date(2018, number - 6, 4), date(2018, number - 6, 8))
        send(workshop, "GH", 3)
        headcounts.declare(workshop=workshop, by=by, number=3, countries=[country("KE"), country("AZ")])
    assert cost() == before
