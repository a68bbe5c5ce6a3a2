"""The route is the programme administrator's choice, and known to everybody in the programme."""

from django.urls import reverse

from accreditation.models import Route


def test_the_administrator_chooses_the_route_in_the_browser(client_of, administrator, organiser, programme):
    url = reverse("programme_route", args=[programme.slug])
    assert client_of(organiser).post(url, {"key": "stce"}).status_code == 403
    assert client_of(administrator).post(url, {"key": "nonsense"}).status_code == 422
    client_of(administrator).post(url, {"key": "stce"})
    assert Route.objects.current().get(programme=programme).key == "stce"
    assert "Field mission as co-trainer" in client_of(organiser).get(url).content.decode()


def test_a_stranger_finds_no_route(client_of, stranger, programme):
    assert client_of(stranger).get(reverse("programme_route", args=[programme.slug])).status_code == 404
