"""Two assessors of one candidate: one on a tablet whose Wi-Fi goes, one without an account; they differ by two."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_whole_story import fill, follow, press, today, told

TABLET = {"width": 768, "height": 1024}


def test_a_sheet_outlives_the_wifi_and_a_second_device_and_a_difference_of_two_is_said(visitors):
    organiser = visitors.enter("organiser@demo.example")
    organiser.goto("/accreditation/?programme=stce&group=candidate")
    follow(organiser, "Elena Rusu")
    case = organiser.url
    sheet = on_the_tablet(visitors, case)
    by_a_guest(visitors, organiser, case)

    organiser.goto(f"{case}assessments/")
    main = organiser.get_by_role("main")
    expect(main).to_contain_text("The assessors differ by two: talk before the result is recorded.")
    press(organiser, "Record as passed")
    expect(main).to_contain_text("Say in a line how it was settled.")
    fill(organiser, settlement="They talked over lunch: a 3.")
    press(organiser, "Record as passed")
    told(organiser, "Elena Rusu has passed the workshop.")
    organiser.goto(f"{case}assessments/")
    expect(main).to_contain_text("They talked over lunch: a 3.")
    assert organiser.goto(sheet).status == 404, "a sheet is its assessor's alone"


def choose(page, criterion, value):
    page.get_by_role("group", name=re.compile(f"^{re.escape(criterion)}")).get_by_role(
        "radio", name=re.compile(f"^{re.escape(value)}")
    ).check()


def on_the_tablet(visitors, case):
    tablet = visitors.enter("assessor@demo.example", at=TABLET)
    tablet.goto(f"{case}assessments/")
    press(tablet, "Begin your sheet")
    sheet, state = tablet.url, tablet.locator("#save")
    tablet.get_by_label("Lesson 1", exact=True).fill("Day 4, 10:00, Licences and end users")
    choose(tablet, "Preparation and objectives", "3")
    expect(state).to_contain_text("On the server", timeout=15_000)
    # From the second visit on the page opens without a network.
    tablet.evaluate("navigator.serviceWorker.ready.then(() => null)")
    tablet.reload()
    with visitors.without_network(tablet):
        choose(tablet, "Technical accuracy", "3")
        choose(tablet, "Structure and time", "4")
        expect(state).to_contain_text("Offline, keep typing", timeout=15_000)
        tablet.reload()
        expect(tablet.locator("[data-box] input[value='4']:checked")).to_have_count(1)
        expect(tablet.get_by_label("Lesson 1", exact=True)).to_have_value("Day 4, 10:00, Licences and end users")
    expect(state).to_contain_text("On the server", timeout=40_000)

    phone = visitors.enter("assessor@demo.example", at=PHONE)
    phone.goto(sheet)
    expect(phone.locator("[data-box] input:checked")).to_have_count(3)
    phone.get_by_label("Remarks", exact=True).fill("From the telephone.")
    expect(phone.locator("#save")).to_contain_text("On the server", timeout=15_000)
    tablet.get_by_label("Remarks", exact=True).fill("From the tablet.")
    expect(tablet.locator("#conflicts")).to_contain_text("From the telephone.", timeout=15_000)
    press(tablet, "Keep both")
    expect(state).to_contain_text("On the server", timeout=15_000)

    press(tablet, "Sign the assessment")
    expect(tablet.get_by_role("main")).to_contain_text("Structure and time: a score of 1 or 4 needs a comment.")
    tablet.get_by_label(re.compile("^Comment: Structure and time")).fill("Ended on the minute.")
    for one in ("Adult-learning", "Voice", "Teamwork"):
        choose(tablet, one, "3")
    for one in ("Treated", "Kept", "Shows the skills"):
        choose(tablet, one, "Yes")
    press(tablet, "Sign the assessment")
    told(tablet, "The assessment of Elena Rusu is signed.")
    expect(tablet.get_by_role("main")).to_contain_text("From the tablet.")
    expect(tablet.get_by_role("main")).to_contain_text("From the telephone.")
    return sheet


def by_a_guest(visitors, organiser, case):
    """A visiting assessor types a code, and has a sheet without an account."""
    organiser.goto("/programmes/stce/guest-passes/")
    fill(
        organiser,
        kind="assessor",
        workshop="STCE Expert Trainer Accreditation Workshop",
        family_name="Quintero",
        given_names="Paloma",
        starts_on=today().isoformat(),
        ends_on=today().isoformat(),
    )
    press(organiser, "Give the pass")
    press(organiser, "Make a code")
    code = organiser.locator("b.big").inner_text()
    guest = visitors.arrive(at=TABLET)
    guest.goto("/guest/")
    guest.get_by_label("Code").fill(code.lower())
    guest.locator("main form button").first.click()
    guest.goto(f"{case}assessments/")
    expect(guest.get_by_role("main")).not_to_contain_text("From the tablet.")
    press(guest, "Begin your sheet")
    guest.get_by_label("Lesson 1", exact=True).fill("Day 5, 9:00, Dual-use goods")
    for score in guest.locator("main input[type=radio]:is([value='3'], [value='yes'])").all():
        score.check()
    choose(guest, "Structure and time", "2")
    press(guest, "Sign the assessment")
    told(guest, "The assessment of Elena Rusu is signed.")
    expect(guest.get_by_role("main")).to_contain_text("The assessors differ by two")
