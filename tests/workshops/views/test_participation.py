"""Substitutes and walk-ins in the browser: few fields, few clicks, and nobody else's list."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.rules import actor as actors
from workshops.models import Participation

PAGES = ("participation_replacement", "participation_details")


def url(name, thing):
    return reverse(name, args=[thing.code])


def required_fields(page):
    (form,) = [form for form in page.content.decode().split("<form")[1:] if 'name="family_name"' in form]
    form = form.split("</form")[0]
    return [re.search(r'name="(\w+)"', tag)[1] for tag in re.findall(r"<(?:input|select)[^>]*\srequired[^>]*>", form)]


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_finds_nothing_and_a_facilitator_is_refused(client_of, stranger, facilitator, add_participant, name):
    entry = add_participant("Hasan")
    for method in ("get", "post"):
        assert getattr(client_of(stranger), method)(url(name, entry)).status_code == 404
        assert getattr(client_of(facilitator), method)(url(name, entry)).status_code == 403
    entry.refresh_from_db()
    assert entry.state == "expected"


def test_a_substitute_in_two_clicks_and_one_field(client_of, organiser, add_participant, workshop):
    """Twenty seconds on a telephone: open, type a name, press."""
    entry, client = add_participant("Hasan"), client_of(organiser)
    page = client.get(url("participants", workshop)).content.decode()
    assert url("participation_replacement", entry) in page, "the first click"
    form = client.get(url("participation_replacement", entry))
    assert required_fields(form) == ["family_name"]
    assert f'value="{entry.organisation_id}" selected' in form.content.decode(), "the administration is filled in"
    answer = client.post(  # the second click
        url("participation_replacement", entry),
        {"family_name": "Rashid", "given_names": "Amal", "organisation": entry.organisation_id},
        follow=True,
    )
    assert "Amal Rashid is number 102" in answer.content.decode()
    assert "in place of no. 101" in answer.content.decode() and "replaced by no. 102" in answer.content.decode()
    assert url("participation_replacement", entry) not in answer.content.decode(), "once is enough"


def test_somebody_known_is_found_and_chosen(client_of, organiser, add_participant, make_person, other_programme):
    entry, known = add_participant("Hasan"), make_person("Rashid", "Amal")
    make_person("Rashid", "Hidden", in_programme=other_programme)
    address = url("participation_replacement", entry) + "?q=rashid"
    page = client_of(organiser).get(address).content.decode()
    assert known.code in page and "Hidden" not in page
    assert client_of(organiser).post(address, {"person": known.code}).status_code == 302
    assert Participation.objects.get(replaces=entry).person == known


def test_nobody_of_another_programme_can_be_chosen(client_of, organiser, add_participant, make_person, other_programme):
    entry, hidden = add_participant("Hasan"), make_person("Rashid", in_programme=other_programme)
    address = url("participation_replacement", entry) + "?q=rashid"
    assert client_of(organiser).post(address, {"person": hidden.code}).status_code == 422
    assert not Participation.objects.filter(person=hidden).exists()


def test_a_substitute_needs_a_name(client_of, organiser, add_participant):
    entry = add_participant("Hasan")
    page = client_of(organiser).post(url("participation_replacement", entry), {"post": "Inspector", "person": ""})
    assert page.status_code == 422 and b"Inspector" in page.content


def test_a_second_substitute_is_a_lost_race(client_of, organiser, add_participant):
    entry, client = add_participant("Hasan"), client_of(organiser)
    client.post(url("participation_replacement", entry), {"family_name": "Rashid"})
    late = client.post(url("participation_replacement", entry), {"family_name": "Amin"})
    assert late.status_code == 409 and b"has been replaced already" in late.content


def test_several_are_added_at_the_door_one_after_another(client_of, facilitator, workshop, customs, add_participant):
    add_participant("Hasan")
    client = client_of(facilitator)
    form = client.get(url("walk_ins", workshop))
    assert required_fields(form) == ["family_name"]
    fields = {"family_name": "Saleh", "given_names": "Ali", "organisation": customs.code, "sex": "male"}
    answer = client.post(url("walk_ins", workshop), fields, follow=True)
    assert answer.redirect_chain[-1][0] == url("walk_ins", workshop), "back at the door"
    assert "Ali Saleh is number 102. Add another." in answer.content.decode()
    assert workshop.participations.get(number=102).organisation == customs


def test_a_namesake_is_asked_for_and_nothing_typed_is_lost(client_of, facilitator, workshop):
    client, fields = client_of(facilitator), {"family_name": "Saleh", "agency": "Coast Guard"}
    client.post(url("walk_ins", workshop), fields)
    page = client.post(url("walk_ins", workshop), fields)
    assert page.status_code == 409
    assert "on the list already" in page.content.decode() and 'value="Coast Guard"' in page.content.decode()
    assert client.post(url("walk_ins", workshop), fields | {"another": "on"}).status_code == 302
    assert workshop.participations.count() == 2


def test_the_door_is_shut_to_strangers_and_participants(client_of, stranger, workshop, add_participant, by):
    from programmes.actions import account as accounts

    officer = add_participant("Hasan").person
    accounts.open(person=officer, email="hasan@customs.example", by=by)
    assert client_of(stranger).get(url("walk_ins", workshop)).status_code == 404
    assert client_of(actors.for_person(officer)).post(url("walk_ins", workshop), {}).status_code == 403
    assert (
        url("walk_ins", workshop)
        not in client_of(actors.for_person(officer)).get(url("participants", workshop)).content.decode()
    )


def test_an_entry_is_put_right_and_a_named_person_has_a_page_of_their_own(client_of, organiser, add_participant, unep):
    entry, client = add_participant("Hasan"), client_of(organiser)
    page = client.get(url("participation_details", entry)).content.decode()
    assert url("person_details", entry.person) in page and "listed_as" not in page
    client.post(
        url("participation_details", entry), {"kind": "observer", "organisation": unep.pk, "post": "Adviser", "sex": ""}
    )
    entry.refresh_from_db()
    assert (entry.kind, entry.organisation, entry.post, entry.country) == ("observer", unep, "Adviser", None)
    assert entry.person.organisation != unep, "the person's own details stay"


def test_an_officer_without_a_name_is_listed_differently(client_of, organiser, workshop, by):
    from workshops.actions import participation as participations

    entry = participations.add(workshop=workshop, listed_as="Officer, Bharain", by=by)
    client_of(organiser).post(
        url("participation_details", entry), {"listed_as": "Officer, Bahrain", "kind": "participant"}
    )
    entry.refresh_from_db()
    assert entry.listed_as == "Officer, Bahrain"


def test_the_list_with_substitutes_costs_the_same_for_one_and_for_three(
    client_of, organiser, workshop, add_participant
):
    from workshops.actions import participation as participations

    client, counts = client_of(organiser), []
    for names in (["Hasan"], ["Rashid", "Saleh"]):
        for name in names:
            participations.replace(participation=add_participant(name), family_name=f"For {name}", by=organiser)
        with CaptureQueriesContext(connection) as queries:
            client.get(url("participants", workshop))
        counts.append(len(queries))
    assert counts[0] == counts[1]
