"""The report form without a script: nothing that was typed is lost, and nobody is overtaken in silence."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from workshops.actions import membership as memberships
from workshops.models import Answer, AnswerRevision, Duty, GroupReport, Recommendation

INPUT = re.compile(r'<input[^>]*? name="([^"]+)"[^>]*?>')
AREA = re.compile(r'<textarea[^>]*? name="([^"]+)"[^>]*>(.*?)</textarea>', re.DOTALL)
VALUE = re.compile(r' value="([^"]*)"')


def form_of(page):
    return page.content.decode().split('<form method="post" class="form"')[1].split("</form>")[0]


def fields(page):
    """What a browser would send back if the Save button were pressed at once."""
    form, sent = form_of(page), {}
    for tag in INPUT.finditer(form):
        value = VALUE.search(tag[0])
        sent[tag[1]] = unescape(value[1]) if value else ""
    for area in AREA.finditer(form):
        sent[area[1]] = unescape(area[2]).removeprefix("\n")
    sent.pop("csrfmiddlewaretoken")
    return sent


@pytest.fixture
def working(room):
    return room.to("working")


@pytest.fixture
def amina(working):
    return working.secretary()


@pytest.fixture
def url(working):
    return reverse("group_report", args=[working.group().code])


@pytest.fixture
def phone(signed_in, amina):
    return signed_in(amina)


@pytest.fixture
def laptop(client_of, facilitator):
    return client_of(facilitator)


def text(key, room):
    return Answer.objects.get(report=room.report(), key=key).text


def test_what_was_typed_is_on_the_server_after_one_press(phone, url, room):
    sent = fields(phone.get(url)) | {"discussion": "Licences arrive late.", "new0-text": "Train 20 officers."}
    answer = phone.post(url, sent)
    assert (answer.status_code, answer.url) == (302, url)
    assert text("discussion", room) == "Licences arrive late."
    assert [one.text for one in room.report().recommendations.all()] == ["Train 20 officers."]


def test_a_page_sent_back_as_it_came_changes_nothing(phone, url, room):
    phone.post(url, fields(phone.get(url)) | {"discussion": "One", "new0-text": "Two"})
    kept = AnswerRevision.objects.count()
    assert phone.post(url, fields(phone.get(url))).status_code == 302
    assert AnswerRevision.objects.count() == kept


def test_a_save_pressed_twice_makes_one_recommendation(phone, url, room):
    sent = fields(phone.get(url)) | {"new0-text": "Train 20 officers."}
    assert [phone.post(url, sent).status_code for _ in range(2)] == [302, 302]
    assert room.report().recommendations.count() == 1


def test_two_people_on_different_boxes_do_not_collide_on_one_page(phone, laptop, url, room):
    of_phone, of_laptop = fields(phone.get(url)), fields(laptop.get(url))
    assert laptop.post(url, of_laptop | {"own_issues": "No scanner.", "new0-text": "Buy one."}).status_code == 302
    assert phone.post(url, of_phone | {"discussion": "Licences arrive late."}).status_code == 302
    assert text("own_issues", room) == "No scanner."
    assert text("discussion", room) == "Licences arrive late."
    assert [one.text for one in room.report().recommendations.all()] == ["Buy one."]


def test_a_row_left_alone_is_not_taken_out_by_an_older_page_nor_fought_over(phone, laptop, url, room, amina):
    one = room.recommend("Buy identifiers", amina)
    old = fields(phone.get(url))
    laptop.post(url, fields(laptop.get(url)) | {f"r{one.pk}-text": "Buy three identifiers"})
    assert phone.post(url, old | {"discussion": "Seen"}).status_code == 302
    one.refresh_from_db()
    assert one.text == "Buy three identifiers"


def test_words_typed_into_a_row_somebody_else_took_out_come_back_as_a_new_one(phone, laptop, url, room, amina):
    one = room.recommend("Buy identifiers", amina)
    old = fields(phone.get(url))
    laptop.post(url, fields(laptop.get(url)) | {f"r{one.pk}-text": ""})
    assert not room.report().recommendations.exists()
    assert phone.post(url, old).status_code == 302
    assert not room.report().recommendations.exists()
    assert phone.post(url, old | {f"r{one.pk}-text": "Buy five identifiers"}).status_code == 302
    assert room.report().recommendations.get().text == "Buy five identifiers"


def test_a_lost_race_answers_409_with_both_texts_and_saves_the_rest(phone, laptop, url, room):
    old = fields(phone.get(url))
    laptop.post(url, fields(laptop.get(url)) | {"discussion": "From paper"})
    page = phone.post(url, old | {"discussion": "From the phone", "own_issues": "No scanner"})
    assert page.status_code == 409
    for words in ("From paper", "From the phone", "Two versions"):
        assert words in page.content.decode()
    assert (text("discussion", room), text("own_issues", room)) == ("From paper", "No scanner")
    assert AnswerRevision.objects.filter(text="From the phone", accepted=False).exists()


def test_after_a_lost_race_the_same_page_saves_on_the_second_press(phone, laptop, url, room):
    old = fields(phone.get(url))
    laptop.post(url, fields(laptop.get(url)) | {"discussion": "From paper"})
    page = phone.post(
        url, old | {"discussion": "From the phone", "own_issues": "No scanner", "new0-text": "Train officers"}
    )
    again = fields(page)
    assert (again["discussion"], again["own_issues"]) == ("From the phone", "No scanner")
    again |= {"own_issues": "No scanner at the port"}
    assert phone.post(url, again).status_code == 302
    assert (text("discussion", room), text("own_issues", room)) == ("From the phone", "No scanner at the port")
    assert [one.text for one in room.report().recommendations.all()] == ["Train officers"]


def test_a_recommendation_written_by_two_shows_both_and_the_second_press_keeps_yours(phone, laptop, url, room, amina):
    one = room.recommend("Buy identifiers", amina)
    old = fields(phone.get(url))
    laptop.post(url, fields(laptop.get(url)) | {f"r{one.pk}-text": "Buy three identifiers"})
    page = phone.post(url, old | {f"r{one.pk}-text": "Buy two identifiers"})
    assert page.status_code == 409
    assert "Buy three identifiers" in page.content.decode()
    assert phone.post(url, fields(page)).status_code == 302
    one.refresh_from_db()
    assert (one.text, one.number) == ("Buy two identifiers", 1)


def test_what_does_not_fit_answers_422_and_nothing_typed_is_lost(phone, url, room):
    sent = fields(phone.get(url)) | {
        "discussion": "Licences arrive late.",
        "new0-text": "Train officers",
        "new0-lead": "When the budget allows " * 12,
    }
    page = phone.post(url, sent)
    assert page.status_code == 422
    back = fields(page)
    assert (back["discussion"], back["new0-text"]) == ("Licences arrive late.", "Train officers")
    assert back["new0-lead"].startswith("When the budget allows")
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize("act", ["mark_ready", "submit"])
def test_ready_and_submit_take_what_was_typed_with_them(phone, laptop, url, room, act):
    if act == "submit":
        room.move("present")
    sent = fields(phone.get(url)) | {"discussion": "Typed just now", "new0-text": "Train officers"}
    phone.post(reverse(f"group_report_{act}", args=[room.report().code]), sent)
    assert text("discussion", room) == "Typed just now"
    assert room.report().state == (GroupReport.State.READY if act == "mark_ready" else GroupReport.State.SUBMITTED)


def test_the_buttons_ready_and_submit_send_the_form_itself(phone, url, room):
    for act in ("mark_ready", "submit"):
        if act == "submit":
            room.move("present")
        address = reverse(f"group_report_{act}", args=[room.report().code])
        assert f'formaction="{address}"' in form_of(phone.get(url))


def test_what_could_not_be_saved_does_not_move_the_report(phone, laptop, url, room):
    old = fields(phone.get(url))
    laptop.post(url, fields(laptop.get(url)) | {"discussion": "From paper"})
    page = phone.post(
        reverse("group_report_mark_ready", args=[room.report().code]), old | {"discussion": "From the phone"}
    )
    assert page.status_code == 409
    assert fields(page)["discussion"] == "From the phone"
    assert room.report().state == GroupReport.State.DRAFT


def test_what_comes_after_the_submission_is_shown_again_and_kept(phone, url, room, amina):
    room.recommend("Train officers", amina)
    room.move("present")
    old = fields(phone.get(url))
    room.move("submit")
    page = phone.post(url, old | {"discussion": "A last word", "new0-text": "And one more"})
    assert page.status_code == 409
    for words in ("A last word", "And one more"):
        assert words in page.content.decode()
        assert AnswerRevision.objects.filter(text=words, accepted=False).exists()


def test_the_facilitator_presents_a_draft_from_the_plenary_without_the_form(laptop, room):
    laptop.post(reverse("group_report_present", args=[room.to("working").report().code]))
    assert room.report().state == GroupReport.State.PRESENTED


def test_when_the_secretary_changes_the_typed_text_comes_back_and_is_kept(phone, url, room):
    old = fields(phone.get(url))
    room.seated("A", Duty.SECRETARY)
    page = phone.post(url, old | {"discussion": "Half a page"})
    assert page.status_code == 409
    assert "Half a page" in page.content.decode()
    assert AnswerRevision.objects.filter(text="Half a page", accepted=False).exists()


def test_members_read_neighbours_and_strangers_find_nothing(client_of, signed_in, room, url, phone, stranger):
    member, neighbour = (signed_in(room.who(room.seated(letter).participation)) for letter in "AB")
    page = member.get(url)
    assert page.status_code == 200
    assert "<textarea" not in page.content.decode() and "btn-primary" not in page.content.decode()
    assert member.post(url, {"discussion": "Mine"}).status_code == 403
    assert not AnswerRevision.objects.filter(text="Mine").exists()
    assert neighbour.get(url).status_code == 404
    assert client_of(stranger).get(url).status_code == 404


def test_three_rows_cost_no_more_queries_than_one(phone, url, room, amina):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert phone.get(url).status_code == 200
        return len(queries)

    room.recommend("Train officers", amina)
    count()
    one = count()
    for words in ("Buy identifiers", "Meet every quarter"):
        room.recommend(words, amina)
    memberships.join(group=room.group(), participation=room.officer(), by=room.facilitator)
    assert count() == one
