"""The test in the browser: the team prepares it, a badge answers it on a telephone, and nobody is ranked."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from workshops.models import KnowledgeSheet, KnowledgeTest
from workshops.rules import door as door_rules


def url(name, thing):
    return reverse(name, args=[thing.code])


@pytest.fixture
def test(client_of, facilitator, workshop):
    client = client_of(facilitator)
    assert client.post(url("workshop_test", workshop), {"way": "named"}).status_code == 302
    made = KnowledgeTest.objects.get()
    for text in ("First question", "Second question"):
        form = {"text": text, "options": "Wrong\n* Right\nWorse"}
        assert client.post(url("knowledge_test", made), form).status_code == 302
    return made


@pytest.fixture
def by_badge():
    def enter(participation):
        client = Client()
        return client, client.get(reverse("badge", args=[door_rules.badge_token(participation)]), follow=True)

    return enter


def test_a_badge_answers_once_and_the_team_sees_no_name(
    client_of, facilitator, organiser, test, add_participant, by_badge
):
    team = client_of(facilitator)
    page = team.get(url("knowledge_test", test)).content.decode()
    assert "First question" in page and "Open the test before" in page
    assert team.post(url("knowledge_test", test), {"text": "x", "options": "no star\nhere"}).status_code == 422
    one = add_participant("Hasan", "Noora")
    client, landed = by_badge(one)
    assert "First question" not in client.get(url("knowledge_sheet", test)).content.decode(), "not open yet"
    team.post(url("knowledge_test_open_before", test))
    client, landed = by_badge(one)
    assert url("knowledge_sheet", test) in landed.content.decode(), "scanning the badge leads to it"
    sheet = client.get(url("knowledge_sheet", test)).content.decode()
    assert "First question" in sheet and sheet.count('type="radio"') == 6 and "is_right" not in sheet
    first, second = test.items.all()
    nothing = client.post(url("knowledge_sheet", test), {})
    assert nothing.status_code == 422 and "Nothing is answered yet" in nothing.content.decode()
    chosen = {f"item-{first.code}": first.options.get(is_right=True).pk}
    answer = client.post(url("knowledge_sheet", test), chosen, follow=True)
    assert "Handed in. Thank you." in answer.content.decode()
    assert "You have handed it in" in client.get(url("knowledge_sheet", test)).content.decode()
    assert client.post(url("knowledge_sheet", test), chosen).status_code == 409
    assert KnowledgeSheet.objects.get().participation == one
    shown = team.get(url("knowledge_results", test)).content.decode()
    assert "HASAN" not in shown and "50\u00a0%" not in shown
    shown = client_of(organiser).get(url("knowledge_results", test)).content.decode()
    assert "HASAN" in shown and "50\u00a0%" in shown
    assert client.get(url("knowledge_test", test)).status_code == 302, "a badge is sent to the sign-in page"


def test_under_a_private_code_what_was_ticked_survives_a_refusal(
    client_of, facilitator, test, add_participant, by_badge
):
    team = client_of(facilitator)
    team.post(url("knowledge_test_way", test), {"way": "private"})
    team.post(url("knowledge_test_open_before", test))
    client, _landed = by_badge(add_participant("Hasan"))
    item = test.items.first()
    chosen = {f"item-{item.code}": item.options.get(is_right=True).pk, "private_code": "ab"}
    refused = client.post(url("knowledge_sheet", test), chosen)
    assert refused.status_code == 422 and 'value="ab"' in refused.content.decode()
    assert refused.content.decode().count(" checked") == 1
    assert client.post(url("knowledge_sheet", test), chosen | {"private_code": "4711"}).status_code == 302


def test_pasted_results_are_looked_at_before_they_are_written(client_of, organiser, test, add_participant):
    one, client = add_participant("Hasan", "Noora"), client_of(organiser)
    form = {"text": f"{one.number} 55 72\nNobody 80", "single": "after"}
    page = client.post(url("knowledge_typed_results", test), form).content.decode()
    assert "1 of 2 lines are understood" in page and "Nobody on the list is called Nobody" in page
    assert not KnowledgeSheet.objects.exists()
    assert client.post(url("knowledge_typed_results", test), form | {"apply": "1"}).status_code == 302
    assert KnowledgeSheet.objects.count() == 2
    assert "+17 points" in client.get(url("knowledge_results", test)).content.decode()


def test_a_question_is_mended_and_taken_out(client_of, facilitator, stranger, test):
    client, item = client_of(facilitator), test.items.first()
    form = {"text": "Mended", "options": "* Right\nWrong", "key": item.key}
    assert client.post(url("knowledge_item", item), form).status_code == 302
    item.refresh_from_db()
    assert (item.text, item.options.count()) == ("Mended", 2)
    assert client_of(stranger).get(url("knowledge_item", item)).status_code == 404
    client.post(url("knowledge_item_removal", item))
    assert test.items.count() == 1


def test_the_results_ask_as_much_for_three_as_for_one(client_of, organiser, test, add_participant):
    client, item = client_of(organiser), test.items.first()

    def add(name):
        sheet = KnowledgeSheet.objects.create(test=test, phase="after", participation=add_participant(name))
        sheet.choices.create(option=item.options.first())

    def number():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url("knowledge_results", test)).status_code == 200
        return len(caught)

    add("Hasan")
    number()
    one = number()
    add("Rashid"), add("Haddad")
    assert number() == one
