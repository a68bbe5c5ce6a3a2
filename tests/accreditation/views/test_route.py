"""The route is the programme administrator's choice, and known to everybody in the programme."""

from django.urls import reverse

from accreditation.forms.route_version import RouteVersionForm
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


def typed(route, **changed):
    """What the browser sends of an unchanged page."""
    form = RouteVersionForm(route, "en")
    data = {"asked": " ".join(f"{key}:{kind}" for key, kind in form.asked)}
    data |= {"rubric": " ".join(f"{key}:criterion" for key, _kind in form.rubric)}
    for name in form.fields:
        value = form.get_initial_for_field(form.fields[name], name)
        if value not in (None, "", False):
            data[name] = "on" if value is True else value
    return data | changed


def test_the_route_is_edited_on_one_page_and_saved_as_a_new_version(route, client_of, administrator, programme):
    client, url = client_of(administrator), reverse("new_route_version", args=[programme.slug])
    assert client.get(url).content.decode().count("btn-primary") == 1
    assert client.post(url, typed(route)).status_code == 302 and Route.objects.count() == 1, "nothing was changed"
    page = client.post(reverse("route_rows", args=[programme.slug]), typed(route, add="attendance", award="Senior"))
    page = page.content.decode()
    assert Route.objects.count() == 1 and 'value="Senior"' in page and "n1:attendance" in page
    assert page.index('id="id_n1-percent"') < page.index('id="id_o3-count"'), "beside the workshop, before the mission"
    asked = "o1:workshop n1:attendance o2:assessment o3:mission o4:decision"
    data = typed(route, asked=asked, completion_months=24) | {"n1-percent": "85", "n1-place": "2", "o2-place": "3"}
    data |= {"co1-title": "Preparation, objectives", "co6-remove": "on"}
    wrong = client.post(url, data | {"n1-percent": "850"})
    assert wrong.status_code == 422 and "Senior" not in wrong.content.decode() and Route.objects.count() == 1
    assert client.post(url, data).status_code == 302
    new = Route.objects.current().get()
    assert [row.kind for row in new.requirements.all()] == [
        "workshop", "attendance", "assessment", "mission", "decision",
    ]  # fmt: skip
    assert new.completion_months == 24 and new.criteria.count() == 7
    assert str(new.criteria.first()) == "Preparation, objectives" and new.title.data == route.title.data
    late = client.post(url, data)
    assert late.status_code == 409 and "Somebody has made version 2 meanwhile" in late.content.decode()
    page = client.get(reverse("route_versions", args=[programme.slug])).content.decode()
    assert "Now asked for: Attendance: 85 % or more." in page and "Version 1" in page
    assert "earlier version" in client.get(reverse("route", args=[route.code])).content.decode()


def test_a_second_language_leaves_the_first_as_it_is(route, client_of, administrator, programme):
    client, url = client_of(administrator), reverse("new_route_version", args=[programme.slug])
    form = RouteVersionForm(route, "fr")
    assert form.initial["title"].startswith("Atelier")
    data = typed(route) | {"title": "Atelier d’abord", "co1-title": "Préparation", "award": "Formateur"}
    for number in range(2, 7):
        data |= {f"co{number}-title": f"Critère {number}"}
    assert client.post(f"{url}?language=fr", data).status_code == 302
    new = Route.objects.current().get()
    assert new.title.data["fr"] == "Atelier d’abord" and new.title.data["en"] == route.title.data["en"]
    first = new.criteria.first()
    assert (first.title.data["fr"], first.title.data["en"]) == ("Préparation", "Preparation and objectives")


def test_only_the_administrator_edits_and_nonsense_in_the_rows_is_passed_over(
    route, client_of, administrator, organiser, programme
):
    url, rows = (reverse(name, args=[programme.slug]) for name in ("new_route_version", "route_rows"))
    for address in (url, rows):
        assert client_of(organiser).post(address, typed(route)).status_code == 403
    for asked in ("o1:king x:y o1", "", "o1:workshop " * 90):
        assert client_of(administrator).post(rows, {"asked": asked, "add": "king"}).status_code == 200
        assert client_of(administrator).post(url, {"asked": asked}).status_code == 422
    assert Route.objects.count() == 1
