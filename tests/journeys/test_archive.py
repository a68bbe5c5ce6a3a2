"""An archive by hand: dropped, its names matched, its doubts read, added, opened on an activity, taken back."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_every_page import OVERFLOW
from tests.journeys.test_organisers_week import Hand, drop
from tests.journeys.test_whole_story import fill, follow, heading, press, told
from tests.workshops.archive import archive

PEOPLE = {"activity_kind": "training", "participants_total": "12", "country": "Nepal"}
ROWS = [
    PEOPLE | {"seed": "9", "line_no": str(number), "title": f"Licences read at the border, part {number}", "city": city,
              "start_date": f"2015-0{number}-02", "end_date": f"2015-0{number}-05", "organisers": organiser,
              "participants_text": text}
    for number, city, organiser, text in (
        (1, "Pokhara", "Academy of the Himalaya", "some 12 officers"), (2, "Dharan", "UNEP", "Twelve officers"),
        (3, "Janakpur", "UNEP", "about a dozen"), (4, "Butwal", "UNEP", "12 officers"),
    )
]  # fmt: skip


def test_an_archive_is_loaded_read_and_taken_back(visitors):
    page = visitors.enter("administrator@demo.example")
    hand, main = Hand(page), page.get_by_role("main")
    page.goto("/activity-imports/")
    fill(page, programme="Customs training on ozone")
    drop(hand, "archive.csv", archive(*ROWS).encode())
    press(page, "Check the list")
    heading(page, "Check the archive before it is added")
    expect(main).to_contain_text("4 rows were read.")
    expect(main).to_contain_text("Academy of the Himalaya")
    page.set_viewport_size(PHONE)
    assert not page.evaluate(OVERFLOW)

    follow(page, "Match the names")
    heading(page, "Names nobody knows here")
    row = main.locator("tbody tr", has_text="Academy of the Himalaya")
    row.get_by_label(re.compile("^Or it is new")).select_option(index=1)
    assert not page.evaluate(OVERFLOW)
    press(page, "Save what is chosen")

    page.goto(page.url.removesuffix("words/"))
    hand.press("Add 4 rows")
    heading(page, "The archive is in the portal")
    rows = page.url
    follow(page, "Licences read at the border, part 1", within=main)
    heading(page, "Licences read at the border, part 1")
    expect(main).to_contain_text("some 12 officers")

    page.goto(rows)
    press(page, "Take all 4 added back")
    told(page, "The archive is taken back")
    page.goto("/workshops/?q=Licences")
    expect(main).not_to_contain_text("Licences read")
