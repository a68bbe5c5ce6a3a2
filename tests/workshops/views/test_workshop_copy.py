"""A workshop from last year's in the browser: few clicks, nothing lost on an error."""

import pytest
from django.urls import reverse


def test_from_the_home_page_it_takes_three_pages(client_of, organiser, workshop):
    client = client_of(organiser)
    assert reverse("earlier_workshops") in client.get(reverse("home")).content.decode()
    assert reverse("workshop_copy", args=[workshop.code]) in client.get(reverse("earlier_workshops")).content.decode()
    page = client.get(reverse("workshop_copy", args=[workshop.code]))
    fields = {bound.name: bound.value() for bound in page.context["form"] if bound.value()}
    fields = {name: getattr(value, "pk", value) for name, value in fields.items()}
    refused = client.post(page.request["PATH_INFO"], fields | {"starts_on": "soon", "city": "Accra"})
    assert refused.status_code == 422 and 'value="Accra"' in refused.content.decode()
    made = client.post(page.request["PATH_INFO"], fields | {"starts_on": "2027-02-01", "city": "Accra"}, follow=True)
    assert "Accra" in made.content.decode() and made.status_code == 200


@pytest.mark.parametrize("name", ["workshop_copy", "checklist", "course_folder"])
def test_a_stranger_finds_nothing(client_of, stranger, workshop, name):
    assert client_of(stranger).get(reverse(name, args=[workshop.code])).status_code == 404
