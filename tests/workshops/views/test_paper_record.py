"""Papers filled in by hand, in the browser: brought in at their true time, private, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programmes.models import RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from workshops.models import PaperRecord


def scan(name="sheet.png", content=b"\x89PNG\r\n\x1a\n a photograph"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def url(workshop):
    return reverse("paper_records", args=[workshop.code])


@pytest.fixture
def fields(workshop):
    return {"kind": "sign_in", "day": f"{workshop.starts_on:%Y-%m-%d}", "time": "00:30", "note": "Monday, morning"}


def test_a_photograph_is_kept_at_the_time_the_clock_showed_in_the_room(client_of, facilitator, workshop, url, fields):
    page = client_of(facilitator).post(url, fields | {"file": scan()}, follow=True)
    kept = PaperRecord.objects.get()
    # Half past midnight in Manama is the evening before in UTC.
    assert kept.filled_at == workshop.moment(workshop.starts_on, kept.filled_at.astimezone(workshop.zone).time())
    assert kept.filled_at.date() == workshop.starts_on - timedelta(days=1)
    assert f"{workshop.starts_on:%-d %B %Y}, 00:30" in page.content.decode()


def test_a_disguised_file_is_refused_beside_the_field_and_nothing_typed_is_lost(client_of, facilitator, url, fields):
    page = client_of(facilitator).post(url, fields | {"file": scan(content=b"MZ a program")})
    text = page.content.decode()
    assert page.status_code == 422
    assert page.context["form"].errors["file"] == ["The file calls itself png, but is something else."]
    for typed in ("Monday, morning", fields["day"], "00:30"):
        assert typed in text
    assert not PaperRecord.objects.exists()


def test_the_file_is_streamed_privately_to_the_team_alone(client_of, facilitator, stranger, make_actor, url, fields):
    client_of(facilitator).post(url, fields | {"file": scan()})
    file_url = reverse("paper_record_file", args=[PaperRecord.objects.get().code])
    answer = client_of(facilitator).get(file_url)
    assert b"".join(answer.streaming_content) == b"\x89PNG\r\n\x1a\n a photograph"
    assert answer["Cache-Control"] == "private, no-store"
    assert client_of(stranger).get(file_url).status_code == 404
    assert client_of(make_actor(RoleKind.DONOR)).get(file_url).status_code == 404


def test_a_stranger_finds_nothing_and_a_donor_or_an_officer_is_refused(
    client_of, stranger, make_actor, add_participant, url
):
    assert client_of(stranger).get(url).status_code == 404
    assert client_of(make_actor(RoleKind.DONOR)).get(url).status_code == 403


def test_late_is_a_word_and_a_closed_workshop_shows_no_form(client_of, organiser, workshop, url, fields):
    with clock.at(clock.now() + timedelta(days=20)):
        page = client_of(organiser).post(url, fields | {"file": scan()}, follow=True).content.decode()
    assert "· late" in page
    with clock.at(clock.now() + timedelta(days=200)):
        page = client_of(organiser).get(url).content.decode()
        assert "closed for writing" in page and "Keep this paper" not in page
        assert client_of(organiser).post(url, fields | {"file": scan()}).status_code == 403


def test_the_hub_leads_there_for_the_team_only(client_of, organiser, add_participant, workshop, url):
    hub = reverse("workshop", args=[workshop.code])
    assert url in client_of(organiser).get(hub).content.decode()
    from programmes.actions import account as accounts

    officer = add_participant("Hasan", "Noora").person
    accounts.open(person=officer, email="officer@ods.example", by=actors.SYSTEM)
    page = client_of(actors.for_person(officer)).get(hub)
    assert page.status_code == 200 and url not in page.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_no_more_for_three_than_for_one(
    client_of, facilitator, url, fields, number, django_assert_max_num_queries
):
    client = client_of(facilitator)
    for _ in range(number):
        client.post(url, fields | {"file": scan()})
    with django_assert_max_num_queries(14):
        client.get(url)
