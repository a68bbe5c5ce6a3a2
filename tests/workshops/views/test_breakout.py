"""The board and the plenary in the browser: from the library to the adopted list."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.slots import Paper, _loaders, fill
from workshops.models import Breakout, Topic


@pytest.fixture
def laptop(client_of, facilitator):
    return client_of(facilitator)


@pytest.fixture
def board(room):
    return reverse("breakout", args=[room.breakout.code])


@pytest.fixture
def plenary(room):
    return reverse("plenary", args=[room.breakout.code])


def post(client, name, thing, **data):
    return client.post(reverse(name, args=[thing.code]), data)


def test_one_press_sets_the_form_up_from_the_library(laptop, workshop):
    call_command("load_library")
    answer = laptop.post(reverse("workshop_breakouts", args=[workshop.code]), {"template": "d6"})
    breakout = Breakout.objects.get()
    assert answer.url == reverse("breakout", args=[breakout.code])
    text = laptop.get(answer.url).content.decode()
    for words in ("the Government of Bahrain", "in Bahrain", "To be suggested by participants", "Manama"):
        assert words in text
    assert not re.search(r"\[(City|Country|Date|Organisation)\]", text)


def test_a_template_nobody_shipped_is_not_found(laptop, workshop):
    url = reverse("workshop_breakouts", args=[workshop.code])
    assert laptop.post(url, {"template": "d7"}).status_code == 404
    assert not Breakout.objects.exists()


def test_topics_are_selected_and_left_out_and_each_selected_one_has_a_group(laptop, room, board):
    one, two = room.breakout.topics.filter(number__in=(1, 2))
    post(laptop, "topic_selection", one)
    post(laptop, "topic_selection", two)
    post(laptop, "topic_groups", two)
    post(laptop, "topic_omission", one)
    assert [group.topic_id for group in room.breakout.groups.all()] == [two.pk, two.pk]
    assert "Open the choice of groups" in laptop.get(board).content.decode()


def test_a_participant_suggests_a_topic_in_words_that_stay_words(signed_in, room, board):
    officer = signed_in(room.who(room.officer()))
    words = '"><img src=x onerror=alert(1)>'
    post(officer, "breakout_topics", room.breakout, title=words)
    topic = Topic.objects.get(is_suggested=True)
    assert str(topic) == words
    text = officer.get(board).content.decode()
    assert "<img src=x" not in text and "&lt;img src=x" in text


def test_the_buttons_are_the_moves_of_the_state(laptop, room, board):
    shown = {
        "planned": ("Open the choice of groups",),
        "choosing": ("Close the choice, start the work", "Call the plenary", "Back to the topics"),
        "working": ("Call the plenary", "Back to the choice of groups"),
        "plenary": ("Close the session", "Back to the work in groups"),
        "closed": ("Back to the plenary",),
    }
    labels = {label for group in shown.values() for label in group}
    for stage, expected in shown.items():
        text = room.to(stage) and laptop.get(board).content.decode()
        assert {label for label in labels if f">{label}</button>" in text} == set(expected), stage


def test_a_step_back_asks_for_its_reason(laptop, room):
    room.to("working")
    assert post(laptop, "breakout_reopen_choice", room.breakout).status_code == 422
    assert post(laptop, "breakout_reopen_choice", room.breakout, reason="Two came late").status_code == 302
    assert room.fresh(room.breakout).state == Breakout.State.CHOOSING


def test_a_move_made_already_is_a_conflict_and_not_a_crash(laptop, room):
    room.to("working")
    assert post(laptop, "breakout_start_work", room.breakout).status_code == 409


def test_the_board_names_who_is_seated_in_order_of_arrival_and_who_is_still_to_choose(laptop, room, board):
    room.to("choosing")
    first, second, waiting = room.seated("A"), room.seated("A"), room.officer()
    text = laptop.get(board).content.decode()
    assert text.index(str(first.participation)) < text.index(str(second.participation))
    assert "1 of 3 still to choose" in text
    assert str(waiting) in laptop.get(reverse("seating", args=[room.breakout.code])).content.decode().split("Seated")[0]


def test_a_full_group_says_so_where_people_are_seated(laptop, room):
    room.to("choosing").full("A")
    room.officer()
    text = laptop.get(reverse("seating", args=[room.breakout.code])).content.decode()
    assert re.findall(r"disabled>([^<]+)", text) == ["A · full"]


def test_the_wall_says_what_the_room_does_now(laptop, room):
    wall = reverse("board", args=[room.breakout.code])
    said = {"planned": "The topics", "choosing": "Choose your topic", "working": "Groups at work", "plenary": "Plenary"}
    for stage, heading in said.items():
        if stage != "planned":
            room.to(stage)
        text = laptop.get(wall).content.decode()
        assert f"<h1>{heading}</h1>" in text
        assert [words in text for words in ("still to choose", "next seat")] == [stage == "choosing"] * 2
        assert ("left in the working session" in text) == (stage == "working")
    # Back to the topics: the groups there were are not on the wall beside them.
    Breakout.objects.update(state="planned")
    assert "board-seats" not in laptop.get(wall).content.decode()


def test_the_key_of_the_stage_calls_the_group_on_the_wall_before_the_next(laptop, room):
    stage = reverse("stage", args=[room.to("plenary").breakout.code])
    assert re.findall(r"call (Group \w)", laptop.get(stage).content.decode()) == ["Group A"]
    post(laptop, "group_call", room.group("A"))
    assert re.findall(r"call (Group \w)", laptop.get(stage).content.decode()) == ["Group B"]


def test_the_plenary_takes_one_recommendation_after_the_other(laptop, room, plenary):
    room.to("plenary")
    one, two, three = [room.recommend(words) for words in ("Train officers", "Meet every quarter", "Buy identifiers")]
    assert "Accept the" not in laptop.get(plenary).content.decode()
    post(laptop, "group_report_present", room.report())
    post(laptop, "recommendation_accept", one)
    post(laptop, "recommendation_amend", two, amended_text="Meet twice a year")
    text = laptop.get(plenary).content.decode()
    assert "<ins>" in text and "<del>" in text and "Accept the one open" in text
    assert [(number, kept.label) for number, kept in laptop.get(plenary).context["adopted"]] == [(1, "A1"), (2, "A2")]
    post(laptop, "recommendation_reject", three)
    post(laptop, "recommendation_reopen", one)
    assert [kept.label for _number, kept in laptop.get(plenary).context["adopted"]] == ["A2"]
    assert [room.fresh(kept).text for kept in (one, two, three)] == [
        "Train officers",
        "Meet every quarter",
        "Buy identifiers",
    ]


def test_all_that_are_open_are_accepted_with_one_press(laptop, room, plenary):
    room.to("plenary")
    for words in ("Train officers", "Meet every quarter", "Buy identifiers"):
        room.recommend(words)
    post(laptop, "group_report_present", room.report())
    assert "Accept the 3 open" in laptop.get(plenary).content.decode()
    answer = post(laptop, "open_recommendations", room.report())
    assert answer.url == f"{plenary}?group=A"
    assert len(laptop.get(plenary).context["adopted"]) == 3


def test_a_decision_made_twice_is_a_conflict(laptop, room):
    room.to("plenary")
    one = room.recommend("Train officers")
    post(laptop, "group_report_present", room.report())
    assert post(laptop, "recommendation_accept", one).status_code == 302
    assert post(laptop, "recommendation_reject", one).status_code == 409
    assert room.fresh(one).state == "accepted"


def test_an_amendment_without_words_is_refused(laptop, room):
    room.to("plenary")
    one = room.recommend("Train officers")
    post(laptop, "group_report_present", room.report())
    assert post(laptop, "recommendation_amend", one, amended_text=" ").status_code == 422


def test_a_participant_follows_the_plenary_and_sees_no_draft_of_others(signed_in, room, plenary):
    seat = room.to("plenary").seated("B")
    officer = signed_in(room.who(seat.participation))
    room.recommend("Not heard yet")
    assert "Not heard yet" not in officer.get(f"{plenary}?group=A").content.decode()
    room.move("present")
    text = officer.get(f"{plenary}?group=A").content.decode()
    assert "Not heard yet" in text and ">Accept<" not in text
    assert post(officer, "recommendation_accept", room.report().recommendations.get()).status_code == 403


def test_papers_of_a_report_are_offered_where_it_is_heard(laptop, room, plenary, monkeypatch):
    monkeypatch.setitem(_loaders, "group_report.acts", [])
    fill("group_report.acts")(lambda actor, report: [Paper("On paper", "", f"/paper/{report.code}/")])
    room.to("plenary")
    assert f"/paper/{room.report().code}/" in laptop.get(plenary).content.decode()


def test_strangers_and_donors_find_no_room(client_of, stranger, make_actor, room, board, plenary, workshop):
    for client in (client_of(stranger), client_of(make_actor("donor"))):
        assert [client.get(page).status_code for page in (board, plenary)] == [404, 404]
        assert post(client, "breakout_open_choice", room.breakout).status_code == 404
        assert post(client, "topic_selection", room.breakout.topics.first()).status_code == 404
    assert room.fresh(room.breakout).state == Breakout.State.PLANNED


def test_a_donor_sees_the_numbers_on_the_hub_and_no_way_into_the_room(client_of, make_actor, room, board, workshop):
    room.to("plenary")
    text = client_of(make_actor("donor")).get(reverse("workshop", args=[workshop.code])).content.decode()
    assert "0 of 10" in text
    assert board not in text


def test_three_rows_cost_no_more_queries_than_one(laptop, room, board, plenary):
    room.select(1, 2, 3).to("plenary")
    room.seated("A")
    room.officer()
    room.recommend("Train officers")
    post(laptop, "group_report_present", room.report())

    def count():
        with CaptureQueriesContext(connection) as queries:
            for page in (board, plenary):
                assert laptop.get(page).status_code == 200
        return len(queries)

    count()
    one = count()
    for letter in "AABC":
        room.seated(letter)
        room.officer()
    for words in ("Meet every quarter", "Buy identifiers"):
        room.recommend(words)
    assert count() == one
