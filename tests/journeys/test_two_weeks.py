"""Two weeks of a workshop compressed: who was there, what they learned, who completed; and a visiting expert."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_room import badges
from tests.journeys.test_whole_story import fill, follow, heading, press, today, told

# Two days of the first week and one of the second are on the agenda, and today they part. The police come in week two.
FIRST, SECOND, THIRD = (today() - timedelta(days=back) for back in (11, 10, 1))
OFFICERS = """Family name\tGiven name\tSex\tAdministration
Nyarko\tAdjoa\tF\tGhana Revenue Authority, Customs Division
Sackey\tEfua\tF\tGhana Revenue Authority, Customs Division
Darko\tKweku\tM\tGhana Revenue Authority, Customs Division
Vanderpuye\tNana\tM\tGhana Police Service
"""


def test_two_weeks_with_customs_in_the_first_police_in_the_second_and_an_expert_with_a_code(visitors):
    organiser = visitors.enter("organiser@demo.example")
    hub = schedule(organiser)
    say_when_the_police_come(organiser, hub)
    for half_day, numbers in ((f"{FIRST}-afternoon", "102"), (f"{THIRD}-morning", "102, 103")):
        organiser.goto(f"{hub}attendance/{half_day}/")
        organiser.get_by_label("Numbers of those who are absent").fill(numbers)
        press(organiser, "Mark absent")
        press(organiser, "Everybody else was there")
    expect(organiser.locator(".facts")).to_contain_text("2 of 4")
    test, evaluation = prepare(organiser, hub)

    an_expert_comes_in_with_a_code(organiser, visitors, hub)
    organiser.goto(test)
    press(organiser, "Open the test after")
    organiser.goto(evaluation)
    press(organiser, "Open the evaluation")

    for name, (address, _digits) in badges(organiser, hub, ["Nyarko", "Sackey", "Darko", "Vanderpuye"]).items():
        phone = visitors.arrive(at=PHONE)
        phone.goto(address)
        phone.goto("/room/")
        answer_the_test(phone, "HFC-134a" if name == "Darko" else "HCFC-22")
        if name in ("Nyarko", "Vanderpuye"):
            say_what_they_thought(phone)

    organiser.goto(evaluation)
    press(organiser, "Close the evaluation")
    expect(organiser.get_by_role("main")).to_contain_text("2 answers.")
    expect(organiser.get_by_role("main")).to_contain_text("Of fewer than five nothing is shown.")
    expect(organiser.get_by_role("main")).not_to_contain_text("the exercises at the port")
    complete(organiser, hub)


def schedule(page):
    page.goto("/workshops/new/")
    fill(
        page,
        programme="Customs training on ozone-depleting substances",
        kind="National workshop",
        title="National workshop, Takoradi",
        starts_on=FIRST.isoformat(),
        ends_on=today().isoformat(),
        city="Takoradi",
        country="Ghana",
        time_zone="Africa/Accra",
        language="English",
    )
    press(page, "Schedule the workshop")
    told(page, "The workshop is on the calendar.")
    hub = page.url
    page.goto(f"{hub}agenda/")
    for day in (FIRST, SECOND, THIRD):
        for title, kind, starts_at in (("Lessons", "Presentation", "09:00"), ("Groups", "Break-out", "14:00")):
            fill(page, day=f"{day:%A} {day.day} {day:%B}", title=f"{title}, {day}", starts_at=starts_at, kind=kind)
            press(page, "Add to the agenda")
            expect(page.locator(".agenda")).to_contain_text(f"{title}, {day}")
    page.goto(f"{hub}participants/")
    page.get_by_role("link", name="Paste or drop a list").click()
    page.locator("textarea").first.fill(OFFICERS)
    press(page, "Check the list")
    press(page, "Add 4 people now")
    told(page, "4 people are on the list.")
    return hub


def say_when_the_police_come(page, hub):
    page.goto(f"{hub}expectations/")
    fill(page, who="Police", expected_from=THIRD.isoformat())
    press(page, "Keep")
    expect(page.get_by_role("main")).to_contain_text("from")
    page.goto(f"{hub}attendance/{FIRST}-morning/")
    expect(page.locator(".facts")).to_contain_text("3 of 3")


def prepare(page, hub):
    """One question, and the ten statements. Returns the addresses of test and evaluation."""
    page.goto(f"{hub}test/")
    press(page, "Prepare the test")
    fill(page, text="Which refrigerant is an ozone-depleting substance?", options="* HCFC-22\nHFC-134a\nAmmonia")
    press(page, "Add the question")
    expect(page.get_by_role("main")).to_contain_text("One question")
    test = page.url
    page.goto(f"{hub}evaluation/")
    press(page, "Prepare the evaluation")
    expect(page.get_by_role("button", name="Open the evaluation")).to_be_visible()
    return test, page.url


def an_expert_comes_in_with_a_code(organiser, visitors, hub):
    """The organiser reads the code out; the expert types it in small letters, and runs the room and nothing else."""
    organiser.goto("/programmes/ods/guest-passes/")
    fill(
        organiser,
        kind="facilitator",
        workshop="National workshop, Takoradi",
        family_name="Okonkwo",
        given_names="Ifeoma",
        starts_on=today().isoformat(),
        ends_on=today().isoformat(),
    )
    press(organiser, "Give the pass")
    press(organiser, "Make a code")
    code = organiser.locator("b.big").inner_text()
    expert = visitors.arrive(at=PHONE)
    expert.goto("/guest/")
    expert.get_by_label("Code").fill(code.lower())
    expert.locator("main form button").first.click()

    organiser.goto(hub)
    organiser.get_by_role("button", name=re.compile(r"^Set up: .* \(form D\.6\)$")).first.click()
    expert.goto(organiser.url)
    press(expert, "Open the choice of groups")
    expect(expert.get_by_role("main")).to_contain_text("seats left")
    # Nothing else: neither the list of people nor another workshop.
    assert expert.goto("/people/").status in (403, 404)
    expert.goto("/workshops/")
    expect(expert.get_by_role("main")).not_to_contain_text("Manama")


def answer_the_test(page, option):
    follow(page, "Test after")
    page.get_by_label(option).check()
    press(page, "Hand the test in")
    told(page, "Handed in. Thank you.")
    heading(page, "The room")


def say_what_they_thought(page):
    follow(page, "What did you think?")
    for statement in page.locator("main fieldset").all():
        statement.locator("input[type=radio]").last.check()
    page.locator("main textarea").first.fill("More of the exercises at the port.")
    press(page, "Send my answers")
    told(page, "Thank you.")


def complete(page, hub):
    """Computed and explained; whoever lacks something is completed by one line of reason, which stays beside it."""
    page.goto(f"{hub}completion/")
    heading(page, "Completion")
    row = {name: page.locator("tr", has_text=name.upper()) for name in ("Nyarko", "Sackey", "Darko", "Vanderpuye")}
    expect(row["Nyarko"]).to_contain_text("6 of 6 half-days")
    expect(row["Sackey"]).to_contain_text("4 of 6 half-days")
    expect(row["Sackey"]).to_contain_text("still to come: attendance (80 % needed)")
    expect(row["Darko"]).to_contain_text("5 of 6 half-days")
    expect(row["Darko"]).to_contain_text("test 0 %")
    expect(row["Vanderpuye"]).to_contain_text("2 of 2 half-days")
    expect(row["Vanderpuye"]).to_contain_text("test 100 %")
    page.get_by_role("button", name=re.compile("^Mark 2 as completed")).click()
    expect(row["Vanderpuye"].locator(".tag.is-ok")).to_be_visible()
    row["Sackey"].locator("summary").click()
    row["Sackey"].get_by_label("One line of reason").fill("Was called to the port by her Commissioner.")
    row["Sackey"].get_by_role("button", name="Complete", exact=True).click()
    expect(row["Sackey"]).to_contain_text("Completed all the same: Was called to the port by her Commissioner.")
