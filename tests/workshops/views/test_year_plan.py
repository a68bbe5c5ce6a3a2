"""The plan of the year in the browser: what each reader sees, and at what price."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.rules import clock
from workshops.actions import agenda_item as agenda_items
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops
from workshops.models import ClashAgreement

APRIL = datetime(2031, 4, 9, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def april():
    with clock.at(APRIL):
        yield


@pytest.fixture
def schedule(programme, english, bahrain, by):
    def make(first, last, city="Manama", *, at=None, **fields):
        fields = {"title": f"Workshop in {city}", "kind": "national", "country": bahrain} | fields
        return workshops.schedule(
            programme=at or programme, city=city, starts_on=first, ends_on=last, language=english, by=by, **fields
        )

    return make


@pytest.fixture
def clash(schedule, make_person, by):
    """Thandiwe Nkosi in Bangkok and Johannesburg: (person, first, second)."""
    person = make_person("Nkosi", "Thandiwe")
    pair = [
        schedule(date(2031, 5, 20), date(2031, 5, 29), "Bangkok"),
        schedule(date(2031, 5, 27), date(2031, 5, 31), "Johannesburg", kind="other", title="Conference"),
    ]
    for one in pair:
        participations.add(workshop=one, person=person, kind="facilitator", by=by)
    return person, *pair


def read(client, year=2031, **query):
    response = client.get(reverse("year_plan", args=[year]), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_sentence_counts_what_is_held_running_and_to_come(client_of, organiser, schedule, clash):
    schedule(date(2031, 1, 6), date(2031, 1, 8), "Kampala")
    schedule(date(2031, 4, 8), date(2031, 4, 10), "Accra")
    page = read(client_of(organiser))
    assert "Four activities: one held, one running, two to come. One trainer is promised to two places at once." in page


def test_without_a_year_it_is_this_year_and_other_years_are_one_link_away(client_of, organiser, schedule):
    schedule(date(2031, 6, 2), date(2031, 6, 4))
    client = client_of(organiser)
    page = client.get(reverse("year_plan") + "?programme=ods").content.decode()
    assert "Plan of the year 2031" in page
    assert 'href="/plan/2030/?programme=ods"' in page and 'href="/plan/2032/?programme=ods"' in page
    assert client.get("/plan/1066/").status_code == 404
    assert "Nothing on the calendar" in client.get("/plan/2099/").content.decode()


def test_what_crosses_new_year_stands_in_both_years_and_clashes_across_it(
    client_of, organiser, schedule, make_person, by
):
    person = make_person("Mensah")
    long = schedule(date(2031, 12, 29), date(2032, 1, 3), "Lomé")
    next_door = schedule(date(2032, 1, 4), date(2032, 1, 6), "Nairobi")
    last = schedule(date(2031, 12, 31), date(2031, 12, 31), "Accra")
    for one in (long, next_door, last):
        participations.add(workshop=one, person=person, kind="lead_expert", by=by)
    client = client_of(organiser)
    this, following, earlier = (read(client, year) for year in (2031, 2032, 2030))
    assert "Workshop in Lomé" in this and "Workshop in Lomé" in following and "Workshop in Lomé" not in earlier
    assert this.count('id="clash-') == 2 and following.count('id="clash-') == 2


def test_a_programme_can_be_chosen(client_of, make_actor, schedule, other_programme, organiser):
    schedule(date(2031, 6, 2), date(2031, 6, 4))
    assert "Workshop in Manama" in read(client_of(organiser), programme="ods")
    assert "Workshop in Manama" not in read(client_of(organiser), programme="other")


def test_strangers_see_nothing_of_it(client_of, stranger, clash):
    for page in (read(client_of(stranger)), read(client_of(stranger), **{"as": "table"})):
        assert "Bangkok" not in page and "Nkosi" not in page and "Nothing is planned" in page


def test_donors_see_the_timeline_without_trainers(client_of, make_actor, clash):
    page = read(client_of(make_actor("donor")))
    assert "Bangkok" in page and "<svg" in page
    assert "Nkosi" not in page and "Trainers" not in page and "promised" not in page and "Clash" not in page
    assert "no agenda" not in page


def test_one_number_marks_bar_trainer_and_list(client_of, organiser, clash):
    page = read(client_of(organiser))
    assert len(re.findall(r'<circle class="mark"', page)) == 3, "two bars and the trainer"
    assert 'id="clash-1"' in page and "three days in two places" in page and "T. Nkosi" in page
    assert page.count("Find another trainer for Johannesburg") == 1


def test_the_table_says_in_words_what_is_missing(client_of, organiser, schedule, by, make_person):
    complete = schedule(date(2031, 6, 2), date(2031, 6, 4), "Accra", venue="Academy")
    participations.add(workshop=complete, person=make_person("Hasan"), by=by)
    participations.add(workshop=complete, person=make_person("Haddad"), kind="facilitator", by=by)
    agenda_items.add(
        workshop=complete, day=complete.starts_on, starts_at=datetime(2031, 6, 2, 9).time(), title="Opening", by=by
    )
    client = client_of(organiser)
    assert "no agenda" not in read(client, **{"as": "table"})
    schedule(date(2031, 7, 1), date(2031, 7, 3), "Lomé")
    assert "no names yet, no facilitator, no agenda, no venue" in read(client, **{"as": "table"})


def test_what_is_off_is_counted_and_not_drawn(client_of, organiser, schedule):
    off = schedule(date(2031, 6, 2), date(2031, 6, 4), "Lomé")
    schedule(date(2031, 6, 2), date(2031, 6, 4), "Accra")
    workshops.move(workshop=off, act="cancel", by=organiser, reason="No funds.")
    page = read(client_of(organiser))
    assert "one cancelled" in page and "Workshop in Lomé" not in page


def post(client, person, first, second, **fields):
    body = {"person": person.code, "first": first.code, "second": second.code, "next": "/plan/2031/"} | fields
    return client.post(reverse("plan_agreements"), body)


def test_marked_as_agreed_it_leaves_the_list_and_is_counted(client_of, organiser, clash):
    client = client_of(organiser)
    assert post(client, *clash, note="By telephone").url == "/plan/2031/"
    page = read(client)
    assert 'id="clash-1"' not in page and "promised" not in page
    assert "One clash is agreed" in page and "By telephone" in page


def test_the_way_back_leads_nowhere_else(client_of, organiser, clash):
    assert post(client_of(organiser), *clash, next="https://elsewhere.example/plan/").url == "/plan/2031/"


def test_a_stranger_finds_nothing_to_agree_and_others_may_not(client_of, stranger, facilitator, organiser, clash):
    assert post(client_of(stranger), *clash).status_code == 404
    assert post(client_of(facilitator), *clash).status_code == 403
    assert client_of(organiser).post(reverse("plan_agreements")).status_code == 422
    assert not ClashAgreement.objects.exists()


def test_three_cost_as_many_queries_as_one(client_of, organiser, schedule, make_person, by):
    client = client_of(organiser)

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as found:
            read(client)
        return len(found)

    def one_more(n):
        person = make_person(f"Trainer {n}")
        for city in ("Accra", "Lomé"):
            first = date(2031, 6, 2) + timedelta(days=n * 20)
            workshop = schedule(first, first + timedelta(days=2), f"{city} {n}")
            participations.add(workshop=workshop, person=person, kind="facilitator", by=by)

    one_more(0)
    cost()
    alone = cost()
    one_more(1)
    one_more(2)
    assert cost() == alone


def test_past_a_hundred_the_table_turns_pages(client_of, organiser, schedule):
    for n in range(101):
        schedule(date(2031, 1, 1) + timedelta(days=3 * n), date(2031, 1, 2) + timedelta(days=3 * n), f"Town{n}")
    client = client_of(organiser)
    first = read(client, **{"as": "table"})
    assert "Workshop in Town99<" in first and "Workshop in Town100<" not in first and "page=2" in first
    assert "Workshop in Town100<" in read(client, page=2)


@pytest.mark.parametrize("language", ["ar", "fr", "zh-hans"])
def test_the_page_is_drawn_in_other_languages_and_mirrored_in_arabic(client_of, organiser, clash, language):
    client = client_of(organiser)
    english = first_bar(read(client))
    client.cookies["django_language"] = language
    page = read(client)
    x, width = first_bar(page)
    assert (x == 1118 - english[0] - width) == (language == "ar")
    assert not re.search(r'(?:x|y|width|height)="\d+[,.]\d', page.replace('x=".5"', "")), "numbers of an SVG are plain"


def first_bar(page):
    bar = re.search(r'<rect class="coming" x="(\d+)" y="\d+" width="(\d+)"', page)
    return int(bar[1]), int(bar[2])


def test_nothing_is_styled_inline(client_of, organiser, clash):
    assert "style=" not in read(client_of(organiser)).replace("stylesheet", "")


def test_the_hub_of_a_workshop_tells_of_the_other_place(client_of, organiser, clash):
    page = client_of(organiser).get(reverse("workshop", args=[clash[1].code])).content.decode()
    assert "Thandiwe Nkosi is also expected at Conference, 27–31 May" in page


def test_the_list_of_workshops_leads_to_the_plan(client_of, organiser):
    assert reverse("year_plan") in client_of(organiser).get(reverse("workshops")).content.decode()
