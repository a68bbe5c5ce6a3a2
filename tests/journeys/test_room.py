"""The room: a facilitator, a projector, six telephones, from the topics to the printed list; the network fails."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_whole_story import fill, heading, paper, press, today, told, words_of

WALL = {"width": 1280, "height": 720}
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
OFFICERS = """Family name\tGiven name\tSex\tAdministration
Abena\tSerwaa\tF\tCustoms Division
Asante\tYaw\tM\tCustoms Division
Danquah\tEsi\tF\tCustoms Division
Mensah\tKofi\tM\tCustoms Division
Owusu\tAma\tF\tCustoms Division
Lamptey\tEfua\tF\tCustoms Division
Sarpong\tKojo\tM\tCustoms Division
"""


class Clicks:
    """Counts what the facilitator presses during the hour; looking and scrolling cost nothing."""

    def __init__(self, page):
        self.page, self.presses = page, []

    def press(self, name):
        self.presses.append(getattr(name, "pattern", name))
        self.page.get_by_role("button", name=name).first.click()


def a_workshop(page):
    """Seven officers, a break-out and a plenary on today's agenda. Returns the hub's address."""
    page.goto("/workshops/new/")
    fill(
        page,
        programme="Customs training on ozone-depleting substances",
        kind="National workshop",
        title="National workshop, Tema",
        starts_on=today().isoformat(),
        ends_on=today().isoformat(),
        city="Tema",
        country="Ghana",
        time_zone="Africa/Accra",
        language="English",
    )
    press(page, "Schedule the workshop")
    told(page, "The workshop is on the calendar.")
    hub = page.url
    page.goto(f"{hub}agenda/")
    fill(page, title="Working session in groups", starts_at="10:00", minutes=60, kind="Break-out")
    press(page, "Add to the agenda")
    expect(page.locator(".agenda")).to_contain_text("Working session")
    page.goto(f"{hub}participants/")
    page.get_by_role("link", name="Paste or drop a list").click()
    page.locator("textarea").first.fill(OFFICERS)
    press(page, "Check the list")
    press(page, "Add 7 people now")
    told(page, "7 people are on the list.")
    page.goto(f"{hub}participants/")
    expect(page.get_by_role("table").first).to_contain_text("SARPONG")
    return hub


def badges(page, hub, names):
    """{family name: (address of the code, digits)}, as they are printed on the badges."""
    found = {}
    for name in names:
        page.goto(f"{hub}participants/")
        row = page.locator("tr", has_text=name.upper()).first
        code = re.search(r"/participations/(\w+)/", row.inner_html())[1]
        page.goto(f"/participations/{code}/badge/")
        found[name] = page.locator("[data-address]").get_attribute("data-address"), page.locator("b.big").inner_text()
    return found


def test_the_room_from_the_topics_to_the_printed_list_while_the_network_fails(visitors, tmp_path):
    organiser = visitors.enter("organiser@demo.example")
    hub = a_workshop(organiser)

    facilitator = visitors.enter("facilitator@demo.example")
    facilitator.goto(hub)
    facilitator.get_by_role("button", name=re.compile(r"^Set up: .* \(form D\.6\)$")).click()
    board = facilitator.url
    names = ["Abena", "Asante", "Danquah", "Mensah", "Owusu", "Lamptey"]
    doors = badges(facilitator, hub, names)
    facilitator.goto(board)
    clicks = Clicks(facilitator)

    wall = visitors.enter("facilitator@demo.example", at=WALL)
    wall.goto(f"{board}board/")
    code = wall.locator(".board-code").inner_text()
    expect(wall.get_by_role("heading", level=1)).to_have_text("The topics")

    # Two scan their badge; one types in Arabic digits, and mistypes once; a topic is suggested from a telephone.
    serwaa = visitors.arrive(at=PHONE)
    serwaa.goto(doors["Abena"][0])
    heading(serwaa, "Working session")
    serwaa.get_by_label("Topic", exact=True).fill("Refrigerants sold over the internet")
    press(serwaa, "Suggest the topic")
    told(serwaa, "with the facilitators")
    yaw = visitors.arrive(at=PHONE)
    yaw.goto("/join/")
    yaw.get_by_label("Code on the wall").fill(code.translate(ARABIC))
    # The last two digits are drawn by lot, and may be any.
    mistyped = next(number for number in ("10198", "10199") if number != re.sub(r"\D", "", doors["Abena"][1]))
    yaw.get_by_label("Number on your badge").fill(mistyped.translate(ARABIC))
    press(yaw, "Come in")
    expect(yaw.locator(".errors").first).to_contain_text("not on a badge")
    yaw.get_by_label("Number on your badge").fill(doors["Asante"][1].translate(ARABIC))
    press(yaw, "Come in")
    heading(yaw, "Working session")
    expect(yaw.get_by_role("main")).not_to_contain_text("Refrigerants sold over the internet")

    expect(facilitator.get_by_text("Something has changed")).to_be_visible(timeout=15_000)
    facilitator.get_by_role("link", name="Show it").click()
    expect(facilitator.get_by_role("main")).to_contain_text("suggested by Serwaa Abena")
    facilitator.get_by_label("Action planning for further").uncheck()
    facilitator.get_by_label("Refrigerants sold over the internet").check()
    facilitator.get_by_label("Seats in a group").fill("2")
    clicks.press("Open the choice of groups")
    expect(facilitator.get_by_role("main")).to_contain_text("There is one seat fewer than participants")

    # Telephones follow by themselves; the third of group A finds it full and waits.
    phones = {"Abena": serwaa, "Asante": yaw}
    for name in names[2:]:
        phones[name] = visitors.arrive(at=PHONE)
        phones[name].goto(doors[name][0])
    seats = {"Abena": "A, topic 1", "Asante": "A, topic 1", "Danquah": "B, topic 2", "Mensah": "B, topic 2"}
    for name, seat in seats.items():
        phone = phones[name]
        phone.reload()
        heading(phone, "Choose your topic")
        press(phone, f"Take a seat in group {seat}")
        heading(phone, "Your group")
    ama = phones["Owusu"]
    expect(ama.get_by_role("button", name="Wait for a seat in group A, number 1 in line")).to_be_visible(timeout=15_000)
    press(ama, "Wait for a seat in group A, number 1 in line")
    expect(ama.get_by_role("main")).to_contain_text("You wait for a seat in Group A.")
    expect(wall.locator(".board-topics > li").first).to_contain_text("Waiting:", timeout=15_000)
    expect(wall.locator(".board-topics > li").first).to_contain_text("AO")
    press(yaw, "Give the seat back")
    expect(ama.get_by_role("main")).to_contain_text("Your seat is in Group A.", timeout=15_000)
    press(phones["Lamptey"], "Take a seat in group C, topic 4")
    yaw.reload()
    press(yaw, "Take a seat in group C, topic 4")
    expect(wall.locator(".board-count")).to_contain_text("1 of 7", timeout=15_000)

    # One officer has no telephone: the facilitator's one tap, outside the eight of the hour.
    facilitator.goto(f"{board}seating/")
    row = facilitator.locator("tr", has_text="Kojo Sarpong")
    expect(row.get_by_role("button", name=re.compile("^A"))).to_be_disabled()
    facilitator.goto(board)

    clicks.press("Close the choice, start the work")
    roles(phones)
    write_while_the_network_fails(serwaa, visitors)

    clicks.press("Call the plenary")
    stage = visitors.enter("facilitator@demo.example", at=WALL)
    stage.goto(f"{board}stage/")
    clicks.press("Call Group A")
    expect(stage.locator(".stage-clock")).to_have_text(re.compile(r"^(10:00|9:\d\d)$"))
    expect(stage.locator(".stage-recs .is-now")).to_contain_text("Compare licence")
    with visitors.without_network(stage):
        before = stage.locator(".stage-clock").inner_text()
        expect(stage.locator(".stage-clock")).not_to_have_text(before)
    clicks.press("Accept the 2 open, call Group B")
    expect(stage.get_by_role("main")).to_contain_text("Group B", timeout=15_000)
    clicks.press(re.compile("Finish B, call Group C"))
    clicks.press("End the presentations")
    clicks.press("Close the session")
    print(f"the facilitator pressed {len(clicks.presses)} times: {', '.join(clicks.presses)}")
    assert len(clicks.presses) <= 8

    facilitator.goto(f"{board}plenary/")
    facilitator.get_by_role("button", name="Adopted list as PDF").click()
    _address, pdf = paper(facilitator)
    written = words_of(pdf)
    assert "Compare licence, invoice and bill of lading before release." in written
    assert "Train forty officers at the ports." in written


def roles(phones):
    """In the group: one tap a role, handed over in one."""
    serwaa, ama = phones["Abena"], phones["Owusu"]
    serwaa.reload()
    for role in ("Secretary", "Leader"):
        serwaa.get_by_role("button", name=re.compile(f"^Take this role ?: {role}$")).click()
    ama.reload()
    ama.get_by_role("link", name="Open your group").click()
    expect(ama.locator(".roles")).to_contain_text("Serwaa Abena")
    ama.get_by_role("button", name=re.compile("^Take over ?: Leader$")).click()
    expect(ama.locator(".roles .is-you")).to_contain_text("Leader")


def write_while_the_network_fails(page, visitors):
    """The secretary types; the network is cut twice, once over a reload. Another member reads along."""
    page.get_by_role("link", name="Write the report").click()
    heading(page, "Group report")
    state = page.locator("#save")
    page.get_by_label("What did the group discuss?").fill("Licences arrive on paper.")
    expect(state).to_contain_text("being sent")
    expect(state).to_contain_text("On the server", timeout=15_000)

    with visitors.without_network(page):
        page.get_by_label("What did the group discuss?").press_sequentially(" Days after the goods.")
        expect(state).to_contain_text("Offline, keep typing", timeout=15_000)
        first = page.locator("#recs > li:visible").first
        first.locator("textarea").first.fill("Compare licence, invoice and bill of lading before release.")
    expect(state).to_contain_text("On the server", timeout=40_000)

    page.get_by_role("button", name="Add a recommendation").click()
    with visitors.without_network(page):
        page.locator("#recs > li:visible").nth(1).locator("textarea").first.fill("Train forty officers at the ports.")
        expect(state).to_contain_text("Offline, keep typing", timeout=15_000)
        page.reload()
        expect(page.get_by_label("What did the group discuss?")).to_have_value(
            "Licences arrive on paper. Days after the goods."
        )
        boxes = page.locator("#recs textarea[name$='-text']")
        typed = boxes.evaluate_all("boxes => boxes.map((box) => box.value).filter(Boolean)")
        assert typed == [
            "Compare licence, invoice and bill of lading before release.", "Train forty officers at the ports.",
        ]  # fmt: skip
    expect(state).to_contain_text("On the server", timeout=40_000)
    page.reload()
    texts = page.locator("#recs textarea[name^='r'][name$='-text']")
    expect(texts).to_have_count(2)
    expect(texts.nth(1)).to_have_value("Train forty officers at the ports.")
    press(page, "Ready to present")
    told(page, "Recorded.")
