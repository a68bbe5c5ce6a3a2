"""The register of adopted recommendations: what stands in it, how it is narrowed, and who may know what."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.actions import programme as programmes
from programmes.rules import actor as actors
from programmes.rules import cells, clock
from programmes.slots import load
from tests.workshops.conftest import Room
from tests.workshops.follow_up import adopt, agree, decide, name
from workshops.actions import participation as participations
from workshops.actions import recommendation as recommendations
from workshops.actions import status_report as status_reports
from workshops.actions import workshop as workshops
from workshops.models import Recommendation, StatusReport
from workshops.rules import follow_up_contact as contact_rules
from workshops.rules import register as rules


@pytest.fixture
def url(programme):
    return reverse("recommendations", args=[programme.slug])


@pytest.fixture
def adopted(room):
    return adopt(room, ("Train forty officers", "Customs"), ("Share data every month", "Ozone unit"), "Meet")


@pytest.fixture
def hold(programme, ghana, english, template, add_participant, facilitator, by):
    """hold(-30, ("Text", "addressed to")) -> (workshop so many days from now, its adopted recommendations)"""

    def make(days, *rows, country=ghana, city="Accra", at=programme, **fields):
        workshop = workshops.schedule(
            programme=at,
            title="National Train-the-Trainers Workshop for Customs Officers",
            kind="national",
            city=city,
            country=country,
            starts_on=clock.today() + timedelta(days=days),
            ends_on=clock.today() + timedelta(days=days + 2),
            language=english,
            by=by,
            **fields,
        )
        return workshop, adopt(Room(workshop, template, add_participant, by), *rows) if rows else []

    return make


@pytest.fixture
def reported(workshop, adopted, organiser):
    """The first one, by its addressee."""
    efua = name(agree(workshop, organiser), "Customs", by=organiser)
    return status_reports.report(
        contact=efua,
        reported_by="Efua Quaye",
        statuses={adopted[0].code: ("under_way", "Half of them, says Kojo Asante")},
        by=contact_rules.actor_of(efua),
    )


def text(response):
    return response.content.decode()


def shown(response):
    return [row.recommendation.final_text for row in response.context["rows"]]


def test_it_shows_what_was_adopted_as_mended_and_nothing_else(client_of, organiser, facilitator, url, room):
    adopted = adopt(room, "Train oficers", "Amend me", "Not this one", "Not decided")
    decide(room, adopted[1], "reopen")
    decide(room, adopted[1], "amend", amended_text="Amended by the plenary")
    for one, act in ((adopted[2], "reject"), (adopted[3], None)):
        decide(room, one, "reopen")
        if act:
            decide(room, one, act)
    one = Recommendation.objects.select_related("breakout__workshop__programme").get(pk=adopted[0].pk)
    recommendations.mend(recommendation=one, text="Train officers", by=facilitator)
    page = client_of(organiser).get(url)
    assert shown(page) == ["Train officers", "Amended by the plenary"]
    assert [row.number for row in page.context["rows"]] == [1, 2]


def test_the_newest_workshop_comes_first_and_numbers_are_those_of_each_list(client_of, organiser, url, adopted, hold):
    hold(-400, "Oldest")
    hold(-30, "Older", "Older still")
    page = client_of(organiser).get(url)
    assert [(row.number, row.recommendation.text) for row in page.context["rows"]] == [
        (1, "Train forty officers"),
        (2, "Share data every month"),
        (3, "Meet"),
        (1, "Older"),
        (2, "Older still"),
        (1, "Oldest"),
    ]


def test_a_workshop_with_two_lists_names_the_break_out_beside_the_number(
    client_of, organiser, url, adopted, workshop, template, add_participant, facilitator
):
    adopt(Room(workshop, template, add_participant, facilitator), "Of the second break-out")
    page = client_of(organiser).get(url)
    assert [(row.number, bool(row.breakout)) for row in page.context["rows"]] == [
        (1, True),
        (2, True),
        (3, True),
        (1, True),
    ]


def test_status_says_by_whom_and_when_and_a_date_that_has_passed_is_simply_a_date(
    client_of, organiser, url, adopted, reported
):
    Recommendation.objects.filter(pk=adopted[1].pk).update(by_when=date(2020, 3, 1))
    page = text(client_of(organiser).get(url))
    assert "<b>Under way</b>" in page and ">Efua Quaye</span>," in page and "Half of them" in page
    assert "March 2020" in page and "nothing reported yet" in page
    for word in ("verdue", ">late", " late", "is-bad", "is-warn"):
        assert word not in page.split("<main")[1], word


def test_donors_see_the_register_and_no_names(client_of, make_actor, url, adopted, reported):
    browser = client_of(make_actor("donor"))
    for address in (url, url.removesuffix("/") + ".csv", f"{url}?status=under_way"):
        answer = browser.get(address)
        page = text(answer)
        assert answer.status_code == 200 and "Train forty officers" in page and "Under way" in page
        assert "Efua" not in page and "Quaye" not in page and "Kojo" not in page, address


@pytest.mark.parametrize("role", ["organiser", "programme_administrator", "facilitator", "assessor"])
def test_the_team_sees_it_with_names(client_of, make_actor, url, adopted, reported, role):
    assert "Efua Quaye" in text(client_of(make_actor(role, email=f"{role}@team.example")).get(url))


def test_others_see_nothing_of_it(client_of, make_actor, stranger, url, adopted):
    assert client_of(make_actor("participant")).get(url).status_code == 403
    assert client_of(make_actor("system_administrator")).get(url).status_code == 403
    assert client_of(stranger).get(url).status_code == 404
    assert client_of(stranger).get(url.removesuffix("/") + ".csv").status_code == 404


def test_other_programmes_stay_out_of_it(client_of, organiser, stranger, url, adopted, hold, other_programme):
    hold(-30, "Of the other programme", at=other_programme)
    assert "Of the other programme" not in text(client_of(organiser).get(url))
    theirs = client_of(stranger).get(reverse("recommendations", args=[other_programme.slug]))
    assert shown(theirs) == ["Of the other programme"]


def test_filters_narrow_and_nonsense_is_passed_over(client_of, organiser, url, adopted, reported, hold, workshop):
    ghana, _rows = hold(-30, ("Обучить сотрудников Émile", "Douanes"))
    browser = client_of(organiser)
    for query, found in (
        ({"workshop": ghana.code}, ["Обучить сотрудников Émile"]),
        ({"country": "GH"}, ["Обучить сотрудников Émile"]),
        ({"words": "ОБУЧИТЬ emile"}, ["Обучить сотрудников Émile"]),
        ({"words": "forty train"}, ["Train forty officers"]),
        ({"addressed": "UNIT ozone"}, ["Share data every month"]),
        ({"status": "under_way"}, ["Train forty officers"]),
        ({"status": "nothing", "workshop": workshop.code}, ["Share data every month", "Meet"]),
        ({"words": "nowhere"}, []),
        ({"status": "overdue", "workshop": "zzz", "country": "??", "page": "x"}, 4),
    ):
        answer = browser.get(url, query)
        assert answer.status_code == 200
        assert (shown(answer) if isinstance(found, list) else len(shown(answer))) == found, query


def test_filters_are_kept_while_paging_and_in_the_file(client_of, organiser, url, hold):
    workshop, _rows = hold(-30, *[f"Train {n}" for n in range(27)])
    hold(-60, "Train elsewhere")
    page = text(client_of(organiser).get(url, {"words": "train", "workshop": workshop.code}))
    assert f"?words=train&amp;workshop={workshop.code}&amp;page=2" in page
    assert f"recommendations.csv?words=train&amp;workshop={workshop.code}" in page
    second = client_of(organiser).get(url, {"words": "train", "workshop": workshop.code, "page": 2})
    assert [row.number for row in second.context["rows"]] == [26, 27]


def read(response):
    body = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))


def test_the_file_holds_what_is_filtered(client_of, organiser, url, adopted, reported):
    address = url.removesuffix("/") + ".csv"
    answer = client_of(organiser).get(address, {"status": "under_way"})
    (row,) = read(answer)
    assert answer["Content-Type"].startswith("text/csv") and "attachment" in answer["Content-Disposition"]
    assert (row["Recommendation"], row["Number"], row["Reported by"]) == ("Train forty officers", "1", "Efua Quaye")
    assert (row["Status as reported"], row["Country"]) == ("Under way", "Bahrain")
    assert len(read(client_of(organiser).get(address))) == 3


def test_no_cell_of_the_file_starts_a_formula(client_of, organiser, url, room, workshop):
    nasty = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tTab", "\rReturn"]
    type(workshop).objects.filter(pk=workshop.pk).update(title="=1+1", city="@here")
    adopted = adopt(room, *[(f"{n}", f"{n}") for n in range(len(nasty))])
    for one, word in zip(adopted, nasty, strict=True):
        Recommendation.objects.filter(pk=one.pk).update(text=word, addressed_to=word, lead=word)
        StatusReport.objects.create(
            recommendation=one, status="done", words=word, reported_by=word, reported_at=clock.now()
        )
    rows = read(client_of(organiser).get(url.removesuffix("/") + ".csv"))
    assert len(rows) == len(nasty)
    values = [value for row in rows for value in row.values()]
    assert [value for value in values if value.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert "'=HYPERLINK(1)" in values


def test_a_safe_cell_keeps_numbers_and_harmless_words():
    assert cells.safe_row([3, "3", "a=b", "", "'=1"]) == [3, "3", "a=b", "", "'=1"]


def test_page_and_file_cost_the_same_with_one_and_with_three(client_of, organiser, url, hold, by):
    hold(-30, ("One", "Customs"))

    def cost(address):
        browser = client_of(organiser)
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    addresses = (url, url.removesuffix("/") + ".csv", f"{url}?words=o&addressed=c")
    before = [cost(address) for address in addresses]
    for days in (-60, -90):
        workshop, rows = hold(days, ("One", "Customs"), ("Two", "Customs"))
        agree(workshop, organiser)
        StatusReport.objects.create(recommendation=rows[0], status="done", reported_by="X", reported_at=clock.now())
    after = [cost(address) for address in addresses]
    # The first report costs one look at the reports, however many there are.
    assert all(more - less <= 1 for less, more in zip(before, after, strict=True)), (before, after)
    hold(-120, ("One", "Customs"), ("Two", "Customs"))
    assert [cost(address) for address in addresses] == after


# On other pages.


def sections(slot, *args):
    return {section.template: section.context for section in load(slot, *args)}


def test_the_programmes_page_counts_them_for_those_who_may_open_the_register(
    client_of, organiser, make_actor, programme, adopted, reported
):
    page = text(client_of(organiser).get(reverse("programme", args=[programme.slug])))
    assert "3 adopted recommendations" in page and reverse("recommendations", args=[programme.slug]) in page
    assert "3 adopted" in text(client_of(make_actor("donor")).get(reverse("programme", args=[programme.slug])))
    page = text(client_of(make_actor("participant")).get(reverse("programme", args=[programme.slug])))
    assert "dopted recommendations" not in page


def test_a_workshop_links_to_its_part_of_the_register_and_organisers_to_the_follow_up(
    organiser, facilitator, stranger, workshop, adopted, make_actor
):
    def urls(actor):
        return [paper.url for paper in load("workshop.papers", actor, workshop)]

    register = reverse("recommendations", args=["ods"]) + f"?workshop={workshop.code}"
    follow_up = reverse("follow_up", args=[workshop.code])
    assert register in urls(organiser) and follow_up in urls(organiser)
    assert register in urls(facilitator) and follow_up not in urls(facilitator)
    assert register in urls(make_actor("donor")) and register not in urls(stranger)


OF_THE_LAST = "workshops/register/_of_the_last.html"


def of_the_last(actor, workshop):
    return sections("workshop.sections", actor, workshop).get(OF_THE_LAST)


def test_the_next_workshop_in_a_country_opens_with_what_became_of_the_last_one(
    client_of, organiser, workshop, adopted, reported, hold, bahrain
):
    hold(-400, "Too long ago", country=bahrain)
    later, _none = hold(100, country=bahrain, city="Muharraq")
    context = of_the_last(organiser, later)
    assert context["last"] == workshop and context["total"] == 3
    assert {count.key: count.number for count in context["counts"]} == {"nothing": 2, "under_way": 1}
    page = text(client_of(organiser).get(reverse("workshop", args=[later.code])))
    assert "What became of the recommendations of" in page and "Half of them" in page
    assert f"?workshop={workshop.code}" in page


def test_a_series_goes_before_the_country(organiser, workshop, adopted, hold, programme, ghana, bahrain, by):
    series = programmes.add_series(programme=programme, by=by, title="Regional", slug="regional")
    of_series, _rows = hold(-90, "Of the series", series=series, series_number=1)
    later, _none = hold(100, country=bahrain, series=series, series_number=2)
    assert of_the_last(organiser, later)["last"] == of_series
    elsewhere, _none = hold(110, country=None)
    assert of_the_last(organiser, elsewhere) is None


def test_it_is_for_those_who_may_see_names_at_the_last_one(
    organiser, facilitator, stranger, make_actor, adopted, hold, bahrain, make_person, by
):
    later, _none = hold(100, country=bahrain)
    for who in (organiser, facilitator, make_actor("assessor")):
        assert of_the_last(who, later)
    person = make_person("Newcomer")
    participations.add(workshop=later, person=person, by=by)
    for who in (stranger, make_actor("donor"), actors.for_person(person)):
        assert of_the_last(who, later) is None


def test_before_anything_was_adopted_and_for_the_first_one_there_is_no_such_section(organiser, workshop, adopted, hold):
    assert of_the_last(organiser, workshop) is None
    later, _none = hold(100)
    assert of_the_last(organiser, later) is None


def test_visible_to_is_closed_to_those_without_a_role(adopted, stranger, make_actor, organiser):
    assert rules.visible_to(organiser).count() == 3
    assert not rules.visible_to(stranger).exists() and not rules.visible_to(make_actor("participant")).exists()
