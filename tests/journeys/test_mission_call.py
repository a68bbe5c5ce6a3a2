"""A call for a mission: answered on a telephone, selected at the desk, told by letter."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_every_page import OVERFLOW
from tests.journeys.test_whole_story import fill, follow, heading, press, told


def test_whoever_waits_says_on_a_phone_that_they_can_go_and_is_selected(visitors):
    phone = visitors.enter("waiting@demo.example", at=PHONE)
    follow(phone, "Say whether you can go")
    heading(phone, re.compile("Tbilisi"))
    fill(phone, says="interested", motivation="I have taught this twice at home.")
    assert not phone.evaluate(OVERFLOW)
    call = phone.url
    press(phone, "Send my answer")
    told(phone, "Thank you, your answer is with the organisers.")

    organiser = visitors.enter("organiser@demo.example")
    organiser.goto("/missions/")
    main = organiser.get_by_role("main")
    main.get_by_role("link", name=re.compile("Tbilisi")).first.click()
    main.get_by_role("link", name=re.compile("call", re.IGNORECASE)).first.click()
    heading(organiser, "Call for the mission")
    row = main.locator("tbody tr", has_text="I have taught this twice at home.")
    row.get_by_role("button", name=re.compile("^Select")).click()
    told(organiser, "is on the team, and told by letter.")
    expect(main.locator("tbody tr", has_text="I have taught this twice at home.")).to_contain_text("on the team")

    phone.goto(call)
    expect(phone.get_by_role("main")).to_contain_text("You are on the team of this mission.")
    follow(phone, "See the mission")
    organiser.wait_for_function(
        "async () => (await (await fetch('/mail/')).text()).includes('mammadov@demo.example')",
        polling=250, timeout=30_000,
    )  # fmt: skip
