"""The history of an object: a fold with the latest acts, a page with all, in words, for whoever organises it."""

import pytest
from django.urls import reverse

from programmes.actions import account as accounts
from programmes.actions import history
from programmes.actions import person as people
from programmes.models import History
from programmes.rules import actor as actors
from programmes.rules import history as history_rules
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops


def words(response):
    return " ".join(response.content.decode().split())


def test_the_page_of_a_workshop_tells_who_did_what_when_why_and_from_where_to_where(
    client_of, organiser, facilitator, stranger, workshop, add_participant
):
    add_participant("Hasan", "Noora")
    workshops.move(workshop=workshop, act="postpone", reason="The host asked for it", by=organiser)
    page = reverse("workshop_history", args=[workshop.code])
    fold = words(client_of(organiser).get(reverse("workshop", args=[workshop.code])))
    assert page in fold and "The host asked for it" in fold
    told = words(client_of(organiser).get(page))
    for word in (organiser.label, "The host asked for it", "Noora Hasan", "from “Scheduled” to “Postponed”"):
        assert word in told, word
    assert client_of(facilitator).get(page).status_code == 403
    assert page not in words(client_of(facilitator).get(reverse("workshop", args=[workshop.code])))
    assert client_of(stranger).get(page).status_code == 404


def test_what_was_changed_is_told_in_words_and_not_as_json(client_of, organiser, make_person):
    person = make_person("Hasan", "Noora", post="Inspector")
    people.edit(person=person, post="Chief inspector", email="noora@ods.example", by=organiser)
    told = words(client_of(organiser).get(reverse("person_history", args=[person.code])))
    assert "Post: was “Inspector”" in told and "E-mail: was empty" in told
    assert "{" not in told.split("<main")[1].split("</main")[0]


def test_somebody_reads_what_was_done_with_their_own_data_and_nothing_else(client_of, add_participant, by, organiser):
    seat, other = add_participant("Hasan", "Noora"), add_participant("Saleh", "Amal")
    accounts.open(person=seat.person, email="noora@ods.example", by=by)
    participations.move(participation=seat, act="mark_absent", by=organiser)
    client = client_of(actors.for_person(seat.person))
    own = words(client.get(reverse("person_history", args=[seat.person.code])))
    assert organiser.label in own and "Expected" in own
    assert client.get(reverse("person_history", args=[other.person.code])).status_code == 404
    assert client.get(reverse("participation_history", args=[seat.code])).status_code == 403


def test_an_organiser_of_two_programmes_sees_no_more_than_what_their_programmes_did(
    organiser, stranger, make_person, other_programme
):
    person = make_person("Hasan", "Noora")
    people.bring_in(person=person, programme=other_programme, by=stranger)
    assert history_rules.about(organiser, person).count() == 1
    assert History.objects.about(person).count() == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_no_more_of_the_database_for_more_rows(
    client_of, organiser, workshop, rows, django_assert_max_num_queries
):
    for number in range(rows):
        history.record("workshops.edit", workshop, by=organiser, reason=str(number))
    client, url = client_of(organiser), reverse("workshop_history", args=[workshop.code])
    with django_assert_max_num_queries(9):
        assert client.get(url).status_code == 200
