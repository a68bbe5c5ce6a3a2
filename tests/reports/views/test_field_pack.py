"""The field pack in the browser: two clicks from the workshop to the paper, for those who run it."""

from datetime import time

import pytest
from django.urls import reverse

from programmes.models import Job, RoleKind
from programmes.rules import actor as actors
from reports.models import Document
from tests.reports.documents.reading import text_of
from workshops.actions import agenda_item as agenda_items

PAPERS = ["field_pack", "programme_of_work", "participant_list", "badges"]


@pytest.fixture
def full(workshop, add_participant, by):
    add_participant("Hasan", "Noora")
    agenda_items.add(
        workshop=workshop, day=workshop.starts_on, starts_at=time(9, 0), minutes=60, title="Opening", by=by
    )
    return workshop


def url(name, workshop):
    return reverse(name, args=[workshop.code])


def test_two_clicks_lead_from_the_workshop_to_the_pack(client_of, facilitator, full, work):
    client = client_of(facilitator)
    assert url("field_pack", full) in client.get(url("workshop", full)).content.decode()
    page = client.get(url("field_pack", full))
    assert f'action="{url("field_pack", full)}"' in page.content.decode()
    making = client.post(url("field_pack", full), follow=True)
    document = Document.objects.get()
    assert making.redirect_chain[-1][0] == reverse("document", args=[document.code])
    assert work() == 1
    file = client.get(reverse("document_file", args=[document.code]))
    text = text_of(b"".join(file.streaming_content))
    assert "HASAN Noora" in text and "Opening" in text


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_made_and_asking_twice_is_asking_for_one(client_of, organiser, full, work, name):
    client = client_of(organiser)
    first, second = client.post(url(name, full)), client.post(url(name, full))
    assert first.url == second.url
    assert Document.objects.count() == 1
    assert work() == 1
    document = Document.objects.get()
    assert document.job.state == Job.State.DONE
    assert client.get(first.url).status_code == 200


@pytest.mark.parametrize("name", PAPERS)
def test_a_stranger_finds_nothing(client_of, stranger, full, name):
    assert client_of(stranger).post(url(name, full)).status_code == 404
    assert not Document.objects.exists()


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("kind", [RoleKind.ASSESSOR, RoleKind.DONOR])
def test_another_role_is_refused(client_of, make_actor, full, name, kind):
    assert client_of(make_actor(kind)).post(url(name, full)).status_code == 403
    assert not Document.objects.exists()


def test_the_paper_is_as_private_as_the_workshops_team(
    client_of, organiser, stranger, make_actor, add_participant, full
):
    from programmes.actions import account as accounts

    page = client_of(organiser).post(url("field_pack", full)).url
    teacher = add_participant("Lindqvist", "Ruth", kind="facilitator").person
    accounts.open(person=teacher, email="ruth@ods.example", by=actors.SYSTEM)
    assert client_of(actors.for_person(teacher)).get(page).status_code == 200
    officer = add_participant("Saleh", "Ahmed").person
    accounts.open(person=officer, email="ahmed@ods.example", by=actors.SYSTEM)
    for somebody in (stranger, make_actor(RoleKind.DONOR), actors.for_person(officer)):
        assert client_of(somebody).get(page).status_code == 404


def test_one_click_on_the_workshops_page_makes_the_badges(client_of, facilitator, full):
    page = client_of(facilitator).get(url("workshop", full)).content.decode()
    assert f'action="{url("badges", full)}"' in page


def test_an_empty_agenda_or_list_is_said_in_a_sentence(client_of, organiser, workshop):
    client = client_of(organiser)
    assert client.post(url("programme_of_work", workshop)).status_code == 409
    assert "Nobody is on the list yet" in client.post(url("participant_list", workshop)).content.decode()
    assert client.post(url("badges", workshop)).status_code == 409
    assert client.post(url("field_pack", workshop)).status_code == 302


def test_a_name_that_cannot_be_printed_is_said_on_the_page(client_of, organiser, full, add_participant, work):
    add_participant("Box\ue000")
    page = client_of(organiser).post(url("field_pack", full)).url
    work()
    assert "No installed font can draw" in client_of(organiser).get(page).content.decode()
