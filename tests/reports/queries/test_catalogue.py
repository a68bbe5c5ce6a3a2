"""The whole catalogue: what each figure counts, on which day, in which scope, and what is masked."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accreditation.actions import route as routes
from accreditation.models import Accreditation, Candidacy, Delivery
from programmes.actions import history
from programmes.models import Country, Grant
from programmes.rules import clock
from reports.queries import figures
from reports.queries.definitions import DEFINITIONS
from workshops.actions import headcount as headcounts
from workshops.actions import workshop as workshops
from workshops.models import (
    Breakout,
    Evaluation,
    EvaluationStatement,
    EvaluationTally,
    FollowUp,
    Funding,
    Group,
    GroupReport,
    KnowledgeSheet,
    KnowledgeTest,
    Participation,
    Recommendation,
    StatusReport,
    Topic,
)

pytestmark = pytest.mark.usefixtures("later")


def values(catalogue, *names):
    return tuple(catalogue[name].value for name in names)


@pytest.fixture
def first(found, hold, country):
    """Tbilisi, Monday to Friday; a programme whose sources are silent."""
    programme, series = found("plain")
    return hold(programme, series, 1, date(2018, 1, 8), date(2018, 1, 12), city="Tbilisi", country=country("GE"))


def test_days_and_person_days_follow_who_was_to_be_there(first, hold, send, by):
    send(first, "AM", 2)
    send(first, "GE", 1, expected_from=date(2018, 1, 10))
    headcounts.declare(workshop=first, by=by, number=3, qualifier="about")
    assert values(figures.of_workshop(first), "seats", "days", "person_days") == (6, 5, 2 * 5 + 3 + 3 * 5)
    assert figures.of_workshop(first)["person_days"].qualifier == "about"
    # On its second day a workshop has had two days, and whoever comes on the third has had none.
    assert values(figures.of_workshop(first, date(2018, 1, 9)), "days", "person_days") == (2, 2 * 2 + 3 * 2)
    again = hold(first.programme, first.series, 2, date(2018, 2, 5), date(2018, 2, 6))
    send(again, "AM", person=first.participations.first().person)
    assert values(figures.of_programme(first.programme), "persons", "seats", "days") == (6, 7, 7)


def test_what_was_called_off_was_planned_and_not_held(first, hold, by):
    off = hold(first.programme, first.series, 2, date(2018, 3, 5), date(2018, 3, 6))
    workshops.move(workshop=off, act="postpone", by=by, reason="No venue")
    hold(first.programme, first.series, 3, date(2020, 3, 5), date(2020, 3, 6))
    total = figures.of_programme(first.programme)
    assert values(total, "planned", "held") == (2, 1)
    assert total["planned"].explanation == "1 of them was postponed or called off."
    assert [line.note for line in total["planned"].lines] == ["", "Postponed"]
    assert values(figures.of_programme(first.programme, date(2018, 1, 9)), "planned", "held") == (1, 0)


def test_a_cost_only_where_one_is_recorded_and_in_one_currency(first, hold, send, by):
    send(first, "AM", 4)
    second = hold(first.programme, first.series, 2, date(2018, 2, 5), date(2018, 2, 6))
    send(second, "GE", 2)
    assert figures.of_programme(first.programme)["cost_per_participant"].value is None
    type(first).objects.filter(pk=first.pk).update(cost=Decimal("9999.50"), cost_currency="EUR")
    figure = figures.of_programme(first.programme)["cost_per_participant"]
    assert (figure.value, figure.shown_unit) == (2500, "EUR")
    assert figure.explanation == "1 workshop without a recorded cost is left out."
    type(first).objects.filter(pk=second.pk).update(cost=100, cost_currency="USD")
    figure = figures.of_programme(first.programme)["cost_per_participant"]
    assert (figure.value, figure.explanation) == (
        None,
        "The costs are recorded in several currencies and cannot be added up.",
    )


def test_agencies_of_each_kind_and_bodies_apart(first, send, by, country):
    send(first, "AM", 2)
    send(first, "AM", 1, kind="police")
    send(first, "TH", 1, kind="regional")
    headcounts.declare(workshop=first, by=by, agency_kind="customs", number=4, countries=[country("AM"), country("GE")])
    own = figures.of_workshop(first)
    # The Customs of Armenia stand on the list; those of Georgia are declared without a name.
    assert values(own, "agencies_customs", "agencies_police", "agencies_regional") == (2, 1, 1)
    assert own["administrations"].value == 3


def test_candidates_stand_as_they_stood_on_that_day(first, send, by):
    route = routes.give(programme=first.programme, key="stce", by=by)
    cases = []
    for row in send(first, "AM", 3):
        cases.append(
            Candidacy.objects.create(
                route=route, programme=first.programme, person=row.person, participation=row, state="passed",
                opened_on=date(2018, 1, 8), passed_on=date(2018, 1, 12),
            )
        )  # fmt: skip
    with clock.at(datetime(2018, 6, 1, tzinfo=UTC)):
        Candidacy.objects.filter(pk=cases[0].pk).update(state="withdrawn")
        history.record("candidacies.withdraw", cases[0], by=by, programme=first.programme)
    before, after = (figures.of_programme(first.programme, day) for day in (date(2018, 5, 12), date(2018, 7, 13)))
    names = ("candidates", "pre_accredited", "months_waiting")
    assert (values(before, *names), values(after, *names)) == ((3, 3, 4), (3, 2, 6))
    assert values(figures.of_programme(first.programme, date(2018, 1, 9)), *names) == (3, 0, None)
    assert values(figures.of_workshop(first), *names[:2]) == (3, 2)


def test_a_trainer_withdrawn_later_was_a_trainer_then(first, send, by):
    person = send(first, "AM")[0].person
    trainer = Accreditation.objects.create(
        programme=first.programme, person=person, title="T", granted_on=date(2018, 2, 1), letter="1", state="withdrawn"
    )
    with clock.at(datetime(2018, 6, 1, tzinfo=UTC)):
        history.record("accreditations.withdraw", trainer, by=by)
    assert figures.of_programme(first.programme, date(2018, 5, 1))["accredited"].value == 1
    assert figures.of_programme(first.programme, date(2018, 6, 1))["accredited"].value == 0


def test_results_of_fewer_than_five_are_left_out_and_headcounts_never(first, hold, send):
    def answer(workshop, results, agree, sheets):
        test = KnowledgeTest.objects.create(workshop=workshop, way="elsewhere")
        for row, (before, after) in zip(Participation.objects.filter(workshop=workshop), results, strict=True):
            for phase, percent in (("before", before), ("after", after)):
                KnowledgeSheet.objects.create(test=test, phase=phase, participation=row, percent=percent)
        evaluation = Evaluation.objects.create(workshop=workshop, state="closed", paper_sheets=sheets)
        line = EvaluationStatement.objects.create(evaluation=evaluation, position=1, kind="usual", key="content")
        EvaluationTally.objects.create(statement=line, degree=3, on_paper=agree)
        EvaluationTally.objects.create(statement=line, degree=1, on_paper=sheets - agree)

    few = hold(first.programme, first.series, 2, date(2018, 2, 5), date(2018, 2, 6))
    send(first, "AM", 5)
    send(few, "GE", 4)
    answer(first, [(20, 50)] * 4 + [(20, 53)], agree=9, sheets=14)
    answer(few, [(0, 100)] * 4, agree=4, sheets=4)
    total = figures.of_programme(first.programme)
    # (50.6 - 20) points; 30.6 of 20 percent: the source would say "increased by 153 %".
    assert values(total, "gain_points", "gain_relative", "satisfaction") == (31, 153, 64)
    assert [line.workshop for line in total["gain_relative"].lines] == [first]
    assert total["satisfaction"].explanation == "1 workshop with fewer than five results is left out."
    assert values(figures.of_workshop(few), "gain_points", "satisfaction", "persons") == (None, None, 4)
    assert figures.of_programme(first.programme, date(2018, 1, 9))["gain_points"].value is None


def test_recommendations_count_by_the_day_of_the_plenary_and_of_the_report(first):
    breakout = Breakout.objects.create(workshop=first, title="B")
    topic = Topic.objects.create(breakout=breakout, number=1, title="T")
    group = Group.objects.create(breakout=breakout, topic=topic, letter="A", capacity=9)
    report = GroupReport.objects.create(group=group, state="submitted")
    made = [
        Recommendation.objects.create(
            report=report, breakout=breakout, number=n, text=str(n), state=state,
            decided_at=datetime(2018, 1, 11, 9, tzinfo=UTC) if state != "proposed" else None,
        )
        for n, state in enumerate(("accepted", "accepted", "not_accepted", "proposed"), 1)
    ]  # fmt: skip
    FollowUp.objects.create(workshop=first, agreed_by="Host", agreed_on=date(2018, 1, 12))
    for month, status in ((3, "under_way"), (6, "done"), (9, "under_way")):
        StatusReport.objects.create(
            recommendation=made[0], status=status, reported_by="A", reported_at=datetime(2018, month, 1, tzinfo=UTC)
        )
    names = [f"recommendations_{name}" for name in ("proposed", "adopted", "done")]
    days = (date(2018, 1, 10), date(2018, 2, 1), date(2018, 7, 1), date(2018, 10, 1))
    assert [values(figures.of_programme(first.programme, day), *names) for day in days] == [
        (4, 0, 0), (4, 2, 0), (4, 2, 1), (4, 2, 0),
    ]  # fmt: skip
    # In a draft nobody has said it yet, but for what the plenary took up.
    GroupReport.objects.update(state="draft")
    assert figures.of_workshop(first)["recommendations_proposed"].value == 3


@pytest.fixture
def courses(first, body, country):
    """Two national courses of Armenia's Customs: 30 officers reported, 12 of them confirmed."""
    for number, state, confirmed in ((18, "reported", None), (12, "confirmed", 12)):
        Delivery.objects.create(
            programme=first.programme, organisation=body("customs", "AM"), country=country("AM"), topic="T", men=number,
            starts_on=date(2018, 5, 7), ends_on=date(2018, 5, 8), reported_at=datetime(2018, 5, 9, tzinfo=UTC),
            state=state, confirmed_men=confirmed, confirmed_women=0 if confirmed else None,
            confirmed_unrecorded=0 if confirmed else None,
            confirmed_at=datetime(2018, 6, 9, tzinfo=UTC) if confirmed else None, reported_label="A",
        )  # fmt: skip


def test_officers_reported_and_confirmed_stand_apart(first, courses):
    names = ("officers_reported", "officers_confirmed")
    assert values(figures.of_programme(first.programme), *names) == (30, 12)
    assert values(figures.of_programme(first.programme, date(2018, 6, 1)), *names) == (30, 0)
    assert values(figures.of_programme(first.programme, date(2018, 5, 8)), *names) == (0, 0)


def test_everything_together_counts_nobody_twice(first, stce, iwt, send, hold):
    """Three programmes, two of them with published totals, and one person of whom two know."""
    send(first, "AM", person=stce.participations.first().person)
    send(first, "KE", 2)
    portal = figures.of_portal()
    assert values(portal, "persons", "sessions") == (170 + 54 + 2, 9 + 3 + 1)
    own = figures.of_portal(programmes=type(first.programme).objects.filter(pk=first.programme_id))
    assert values(own, "persons", "countries", "sessions") == (3, 2, 1)


def test_a_country_is_shown_what_was_done_with_it_and_in_it(first, iwt, send, by, courses):
    send(first, "AM", 2)
    send(first, "KE", 1)
    named = {iso2: Country.objects.get(iso2=iso2) for iso2 in ("AM", "GE", "TH")}
    armenia = figures.of_country(named["AM"])
    assert values(armenia, "persons", "administrations", "countries", "officers_reported") == (2, 1, 1, 30)
    # Held there, without anybody from there.
    assert values(figures.of_country(named["GE"]), "persons", "sessions") == (0, 1)
    # One at least of the twelve Customs officers of seven countries; the regional body is not Thailand's.
    thailand = figures.of_country(named["TH"])["persons"]
    assert (thailand.value, thailand.qualifier) == (1, "at_least")
    assert "not always known" in thailand.explanation


def test_a_donor_sees_the_workshops_it_paid_for(first, iwt, send, by):
    send(first, "AM", 2)
    state_department = iwt.donors.get()
    assert values(figures.of_donor(state_department), "persons", "sessions") == (16, 1)
    grant = Grant.objects.create(programme=first.programme, donor=state_department, title="G")
    Funding.objects.create(participation=first.participations.first(), source="grant", grant=grant)
    assert values(figures.of_donor(state_department), "persons", "sessions") == (18, 2)


def test_which_of_the_series_a_workshop_is(stce):
    own = figures.of_workshop(stce)["ordinal"]
    assert (own.value, [line.amount for line in own.lines]) == (9, [8, 1])


def test_every_figure_has_a_label_and_a_definition_in_words(stce):
    for name, definition in DEFINITIONS.items():
        assert str(definition.label) and str(definition.words).endswith("."), name
    shown = [figure.name for figure in figures.of_programme(stce.programme)]
    assert set(DEFINITIONS) - set(shown) == {"ordinal"}
