"""The pages of the ground floor answer those who may, and nobody else."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize("name", ["home", "people", "programmes", "organisations", "workshops"])
def test_an_organiser_opens_the_page(client_of, organiser, workshop, name):
    assert client_of(organiser).get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ["programme", "statements", "roles", "programme_series", "programme_history"])
def test_an_organiser_opens_each_page_of_the_programme_and_a_stranger_none(
    client_of, organiser, stranger, programme, name
):
    url = reverse(name, args=[programme.slug])
    assert client_of(organiser).get(url).status_code == 200
    assert client_of(stranger).get(url).status_code == 404


@pytest.mark.parametrize("name", ["home", "people", "programmes", "workshops"])
def test_nobody_gets_in_without_signing_in(client, db, name):
    assert client.get(reverse(name)).status_code == 302


def test_the_page_of_a_person_is_closed_to_strangers(client_of, organiser, stranger, make_person):
    url = reverse("person", args=[make_person("Hasan", "Noora").code])
    assert client_of(organiser).get(url).status_code == 200
    assert client_of(stranger).get(url).status_code == 404


def test_an_organiser_gives_a_role_but_not_one_above_their_own(client_of, organiser, programme):
    client, url = client_of(organiser), reverse("roles", args=[programme.slug])
    someone = {"family_name": "Haddad", "email": "haddad@ods.example"}
    assert client.post(url, someone | {"kind": "facilitator"}).status_code == 302
    assert client.post(url, someone | {"kind": "programme_administrator"}).status_code == 422
    assert list(programme.roles.filter(person__family_name="Haddad").values_list("kind", flat=True)) == ["facilitator"]


def test_a_system_administrator_names_another_and_nobody_else_does(client_of, make_actor, organiser):
    from programmes.models import Role

    url = reverse("administrators")
    someone = {"family_name": "Berg", "email": "berg@unep.example", "kind": "system_administrator"}
    assert client_of(organiser).post(url, someone).status_code == 403
    client_of(make_actor("system_administrator")).post(url, someone)
    assert Role.objects.filter(kind="system_administrator", person__family_name="Berg").exists()


def test_the_rules_of_a_programme_are_its_administrators_to_change(client_of, administrator, organiser, programme):
    url = reverse("programme_details", args=[programme.slug])
    page = client_of(administrator).get(url)
    fields = {bound.name: bound.value() or "" for bound in page.context["form"]}
    assert client_of(organiser).post(url, fields).status_code == 403
    refused = client_of(administrator).post(url, fields | {"group_capacity": 6, "group_minimum": 8})
    assert refused.status_code == 422
    assert "The smallest group cannot be larger" in refused.content.decode()
    client_of(administrator).post(url, fields | {"group_capacity": 12, "title": "ODS for Customs"})
    programme.refresh_from_db()
    assert (programme.group_capacity, str(programme.title)) == (12, "ODS for Customs")
