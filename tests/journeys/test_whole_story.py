"""The stories the portal is for, lived through in a browser by the people who live them."""

import io
import re
import subprocess
from datetime import UTC, datetime, timedelta

import pypdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE


def today():
    return datetime.now(UTC).date()


def press(page, name, within=None):
    (within or page).get_by_role("button", name=name, exact=True).click()


def follow(page, name, within=None):
    (within or page).get_by_role("link", name=name, exact=True).first.click()


def fill(page, **values):
    """Fill a form by the names of its fields; in a list, the entry that begins with these words is taken."""
    for name, value in values.items():
        field = page.locator(f'main [name="{name}"]:not([type=hidden], button)')
        kind = field.first.evaluate("field => field.type")
        if kind == "radio":
            page.locator(f'main [name="{name}"][value="{value}"]').check()
        elif kind.startswith("select"):
            words = field.locator("option").all_inner_texts()
            field.select_option(index=next(n for n, shown in enumerate(words) if shown.startswith(value)))
        else:
            field.fill(str(value))


def heading(page, words):
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def told(page, words):
    expect(page.locator("#messages")).to_contain_text(words)


def paper(page):
    """Wait on the page that watches the paper being made, then fetch it as this person."""
    link = page.get_by_role("link", name="Open the PDF")
    expect(link).to_be_visible(timeout=30_000)
    address = link.get_attribute("href")
    answer = page.request.get(address)
    assert answer.ok and answer.headers["content-type"] == "application/pdf"
    return address, answer.body()


def words_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def open_signin(page, name, email):
    page.goto(f"/people/?q={name}")
    page.get_by_role("main").get_by_role("link", name=re.compile(name, re.IGNORECASE)).click()
    follow(page, "Open a sign-in")
    fill(page, email=email)
    press(page, "Open a sign-in")
    told(page, "The sign-in is open")


@pytest.mark.sqlite
def test_one_workshop_lived_through_by_hand_as_four_people(visitors):
    organiser = visitors.enter("organiser@demo.example")
    hub = schedule_a_workshop(organiser)

    facilitator = visitors.enter("facilitator@demo.example")
    facilitator.goto(hub)
    facilitator.get_by_role("button", name=re.compile(r"^Set up: .* \(form D\.6\)$")).click()
    board = facilitator.url
    facilitator.get_by_text("Purpose and instructions").click()
    main = facilitator.get_by_role("main")
    expect(main).to_contain_text("Kenya")
    expect(main).not_to_contain_text("[Country]")

    amina = visitors.enter_by_code("amina@journey.example", organiser, at=PHONE)
    amina.goto(board)
    amina.get_by_label("Topic", exact=True).fill("Refrigerants sold over the internet")
    press(amina, "Suggest the topic")
    expect(amina.get_by_role("main")).to_contain_text("Refrigerants sold over the internet")

    facilitator.goto(board)
    expect(main).to_contain_text("Refrigerants sold over the internet")
    facilitator.get_by_label("Action planning for further").uncheck()
    facilitator.get_by_label("Seats in a group").fill("10")
    press(facilitator, "Open the choice of groups")
    expect(main).to_contain_text("10 seats left")

    brian = visitors.enter_by_code("brian@journey.example", organiser, at=PHONE)
    for phone, duties in ((amina, ["Secretary"]), (brian, ["Leader", "Spokesperson"])):
        phone.goto("/")
        follow(phone, "See the topics")
        heading(phone, "Choose your topic")
        press(phone, "Take a seat in group A, topic 1")
        heading(phone, "Your group")
        for duty in duties:
            phone.get_by_role("button", name=re.compile(f"^Take this role ?: {duty}$")).click()
    expect(brian.get_by_role("main").locator(".roles")).to_contain_text("Amina Otieno")

    facilitator.goto(board)
    press(facilitator, "Close the choice, start the work")
    write_the_report(amina)

    press(facilitator, "Call the plenary")
    facilitator.goto(board)
    follow(facilitator, "Open the plenary")
    hear_the_group(facilitator)

    amina.reload()
    press(amina, "Submit to facilitator")
    told(amina, "Recorded.")
    facilitator.reload()
    press(facilitator, "Accept the report as final")
    told(facilitator, "Recorded.")

    amina.reload()
    expect(amina.get_by_role("main")).to_contain_text("Final")
    amina.locator(".acts form[action*='/documents/'] button").first.click()
    address, pdf = paper(amina)
    written = words_of(pdf)
    for expected in (
        "Compare licence, invoice and bill of lading before release.",
        "Amina Otieno",
        "Brian Mwangi",
        "Licences arrive on paper",
        "Kenya",
    ):
        assert expected in written, f"{expected!r} is not in: {written}"
    assert "every quarter" in written and "twice a year" in written
    assert "Unnamed officer" not in written and "Police officer, Kenya" not in written
    assert facilitator.request.get(address).ok
    assert visitors.enter("donor@demo.example").request.get(address).status == 404
    assert visitors.arrive().request.get(address, max_redirects=0).status in (302, 404)


def schedule_a_workshop(page):
    """The organiser's part: dates, agenda, list, headcount and two sign-ins. Returns the hub's address."""
    page.goto("/workshops/new/")
    fill(
        page,
        programme="Customs training on ozone-depleting substances",
        kind="National workshop",
        title="National workshop, Mombasa",
        starts_on=(today() - timedelta(days=1)).isoformat(),
        ends_on=(today() + timedelta(days=2)).isoformat(),
        city="Mombasa",
        country="Kenya",
        time_zone="Africa/Nairobi",
        language="English",
    )
    press(page, "Schedule the workshop")
    told(page, "The workshop is on the calendar.")
    hub = page.url
    page.goto(f"{hub}agenda/")
    for title, starts_at, minutes, kind in (
        ("Opening", "09:00", 45, "Opening"),
        ("Working session in groups", "10:00", 240, "Break-out"),
        ("Plenary", "15:00", 90, "Plenary"),
    ):
        fill(page, title=title, starts_at=starts_at, minutes=minutes, kind=kind)
        press(page, "Add to the agenda")
        expect(page.locator(".agenda")).to_contain_text(title)
    for family_name, given_names, email in (
        ("Otieno", "Amina", "amina@journey.example"),
        ("Mwangi", "Brian", "brian@journey.example"),
    ):
        page.goto(f"{hub}participants/new/")
        fill(page, family_name=family_name, given_names=given_names, email=email)
        press(page, "Put on the list")
        expect(page.get_by_role("table").first).to_contain_text(family_name, ignore_case=True)
    page.goto(f"{hub}participants/unnamed/")
    fill(page, listed_as="Police officer, Kenya", country="Kenya")
    press(page, "Put on the list")
    expect(page.get_by_role("main")).to_contain_text("no name: counted, never printed")
    page.goto(f"{hub}headcounts/")
    fill(page, number=12, agency_kind="Customs", countries="Kenya", source="Opening speech")
    press(page, "Declare the headcount")
    expect(page.get_by_role("main")).to_contain_text("Opening speech")
    for name in ("Otieno", "Mwangi"):
        page.goto(f"{hub}participants/")
        page.get_by_role("link", name=re.compile(f"^{name}", re.IGNORECASE)).click()
        follow(page, "Open a sign-in")
        press(page, "Open a sign-in")
        told(page, "The sign-in is open")
    return hub


def write_the_report(page):
    """The secretary's part, on a phone."""
    page.goto("/")
    follow(page, "Write the report")
    page.get_by_label("What did the group discuss?").fill("Licences arrive on paper, days after the goods.")
    recommendations = page.locator(".recs > li:visible")
    for number, (text, addressed_to) in enumerate(
        (
            ("Compare licence, invoice and bill of lading before release.", "Customs"),
            ("Set up a task force of Customs and the Ozone Unit, meeting every quarter.", "Ozone Unit"),
        )
    ):
        row = recommendations.nth(number)
        if number:
            press(page, "Add a recommendation")
        row.locator("textarea").first.fill(text)
        row.get_by_text("More", exact=True).click()
        row.get_by_label("To whom").fill(addressed_to)
        row.get_by_label("By the end of").select_option(index=number + 3)
    page.get_by_text("Questions for this topic").click()
    page.locator("textarea[name^=q]").nth(1).fill("By telephone only, and never in writing.")
    expect(page.locator("#save")).to_contain_text("On the server", timeout=15_000)
    press(page, "Ready to present")
    told(page, "Recorded.")


def hear_the_group(page):
    """The facilitator's part in the plenary: one recommendation as it stands, the other in other words."""
    press(page, "Call Group A")
    first, second = page.locator("article.rec").nth(0), page.locator("article.rec").nth(1)
    press(page, "Accept", within=first)
    expect(first).to_contain_text("Accepted")
    second.locator("summary", has_text="Amend").click()
    second.get_by_label("Amended text").fill(
        "Set up a task force of Customs and the Ozone Unit, meeting at least twice a year."
    )
    press(page, "Accept as amended", within=second)
    expect(second.locator("del").first).to_contain_text("every")
    expect(second.locator("ins").first).to_contain_text("at least")
    press(page, "Finish A, call Group B")
    press(page, "End the presentations")
    page.goto(f"{page.url.partition('?')[0]}?group=A")


def test_a_candidate_becomes_an_accredited_trainer_and_the_certificate_can_be_checked_and_withdrawn(visitors, tmp_path):
    organiser = visitors.enter("organiser@demo.example")
    organiser.goto("/programmes/stce/")
    figures = organiser.locator("section[aria-labelledby=s-figures]")
    expect(figures).to_contain_text("23 are accredited as STCE Expert Trainers")
    expect(figures).to_contain_text("2 counted here, 23 reported")
    organiser.goto("/accreditation/?programme=stce")
    organiser.get_by_role("link", name="Nino Beridze").click()
    case = organiser.url

    open_signin(organiser, "Marchand", "marchand@journey.example")
    for assessor in (
        visitors.enter("assessor@demo.example"),
        visitors.enter_by_code("marchand@journey.example", organiser),
    ):
        assessor.goto(f"{case}assessments/")
        press(assessor, "Begin your sheet")
        assessor.get_by_label("Lesson 1").fill("Day 4, 10:00, Licences")
        for score in assessor.locator("main input[type=radio]:is([value='3'], [value='yes'])").all():
            score.check()
        assessor.get_by_label("Remarks").fill("Calm before a doubting audience.")
        press(assessor, "Sign the assessment")
        told(assessor, "The assessment of Nino Beridze is signed.")

    organiser.goto(case)
    press(organiser, "Record as passed")
    told(organiser, "Nino Beridze has passed the workshop.")
    organiser.goto("/missions/new/")
    fill(
        organiser,
        programme="Strategic Trade Control Enforcement",
        title="STCE national training, Tashkent",
        city="Tashkent",
        country="Uzbekistan",
        starts_on=today().isoformat(),
        ends_on=(today() + timedelta(days=3)).isoformat(),
        time_zone="Asia/Tashkent",
        language="Russian",
    )
    press(organiser, "Plan the mission")
    mission = organiser.url
    follow(organiser, "Match the lead expert")
    fill(organiser, lead="Rik Vermeulen")
    press(organiser, "Match this expert")
    follow(organiser, "Add a co-trainer")
    fill(organiser, candidacy="Nino Beridze")
    press(organiser, "Add as co-trainer")
    told(organiser, "The release letter comes next.")
    organiser.get_by_role("link", name=re.compile("^Record it ?: Nino Beridze$")).click()
    fill(organiser, reference="Letter 22-1/107", released_on=today().isoformat())
    press(organiser, "Record the release")
    press(organiser, "Confirm the mission")
    told(organiser, "Recorded.")
    follow(organiser, "Workshop")
    organiser.goto(f"{organiser.url}agenda/")
    fill(organiser, title="Licences and end users", starts_at="09:00", minutes=90, kind="Presentation")
    press(organiser, "Add to the agenda")
    expect(organiser.locator(".agenda")).to_contain_text("Licences and end users")
    the_mission_is_taught(organiser, visitors, mission, case)

    administrator = visitors.enter("administrator@demo.example")
    administrator.goto(case)
    fill(administrator, decided_by="Director, Compliance and Facilitation", minutes="Panel minutes STCE/9")
    press(administrator, "Record the decision")
    refusal = administrator.locator("#decision")
    expect(refusal).to_contain_text("This cannot be signed yet")
    expect(refusal).to_contain_text("evaluation", ignore_case=True)
    expect(refusal.locator("[name=minutes]")).to_have_value("Panel minutes STCE/9")

    lead = visitors.enter("lead@demo.example")
    lead.goto(mission)
    lead.get_by_role("link", name=re.compile("^Evaluate ?: Nino Beridze$")).click()
    lead.get_by_role("checkbox").first.check()
    fill(lead, strengths="Keeps the group at work.", independence="alone", outcome="recommend")
    press(lead, "Sign the evaluation")
    expect(lead.get_by_role("main")).to_contain_text("Recommended for accreditation")

    administrator.goto(case)
    fill(administrator, decided_by="Director, Compliance and Facilitation", minutes="Panel minutes STCE/9")
    press(administrator, "Record the decision")
    told(administrator, "The decision is recorded.")
    administrator.goto("/accreditation/roster/?programme=stce")
    expect(administrator.get_by_role("table")).to_contain_text("Nino Beridze")
    organiser.goto("/programmes/stce/")
    expect(figures).to_contain_text("24 are accredited as STCE Expert Trainers")
    expect(figures).to_contain_text("3 counted here, 23 reported")

    follow(administrator, "Nino Beridze")
    administrator.locator("main .head form button").click()
    certificate = administrator.url
    _address, pdf = paper(administrator)
    (tmp_path / "certificate.pdf").write_bytes(pdf)
    picture = subprocess.run(["pdftoppm", "-r", "150", "-png", "-"], input=pdf, capture_output=True, check=True).stdout
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    shown = administrator.locator("main a[href^='/v/']").inner_text()
    assert code.text == shown

    stranger = visitors.arrive(at=PHONE)
    stranger.goto(code.text)
    heading(stranger, "Valid")
    expect(stranger.get_by_role("main")).not_to_contain_text("Beridze")
    stranger.get_by_text("Check the name on the paper").click()
    for name, answer in (("Nina Beridze", "No, another name"), ("BERIDZE Nino", "Yes, this is the name")):
        fill(stranger, name=name)
        press(stranger, "Check")
        expect(stranger.get_by_role("status")).to_contain_text(answer)

    administrator.goto(certificate)
    fill(administrator, reason="Printed with a wrong title.")
    press(administrator, "Withdraw the certificate")
    told(administrator, "Withdrawn.")
    stranger.goto(code.text)
    heading(stranger, "No longer valid")


def the_mission_is_taught(organiser, visitors, mission, case):
    """Who taught what, by the lead expert; the host's word, without an account; the candidate's own, on a phone."""
    lead = visitors.enter("lead@demo.example")
    lead.goto(mission)
    lead.get_by_role("link", name=re.compile("^Put it down ?Who taught what$")).click()
    lead.get_by_role("spinbutton", name=re.compile("Nino Beridze$")).fill("60")
    press(lead, "Put it down")
    expect(lead.get_by_role("main")).to_contain_text("Share of the teaching")

    organiser.goto(mission)
    press(organiser, "Make a link for the host")
    host = visitors.arrive(at=PHONE)
    host.goto(organiser.locator("bdi", has_text="/host-feedback/").inner_text())
    fill(host, given_by="Head of the training centre, Tashkent", went_well="Every officer opened a licence.")
    press(host, "Save")
    organiser.goto(mission)
    expect(organiser.get_by_role("main")).to_contain_text("Every officer opened a licence.")

    open_signin(organiser, "Beridze", "beridze@journey.example")
    candidate = visitors.enter_by_code("beridze@journey.example", organiser, at=PHONE)
    candidate.goto(case)
    expect(candidate.get_by_role("main")).to_contain_text("Mission evaluation")
    candidate.goto(mission)
    candidate.get_by_role("link", name=re.compile("^Write it ?: Nino Beridze$")).click()
    fill(candidate, went_well="The exercise at the port.", learned="Fewer slides on the first day.")
    press(candidate, "Keep it")


def test_the_last_seat_is_taken_by_one_of_two_phones_and_the_other_is_told_so_and_offered_free_seats(visitors):
    organiser, facilitator = visitors.enter("organiser@demo.example"), visitors.enter("facilitator@demo.example")
    open_signin(organiser, "Murad", "murad@journey.example")
    ali = visitors.enter_by_code("murad@journey.example", organiser, at=PHONE)
    omar = visitors.enter("participant@demo.example", at=PHONE)
    facilitator.goto("/workshops/?q=Manama")
    facilitator.get_by_role("table").get_by_role("link").first.click()
    follow(facilitator, "Room board")
    board = facilitator.url
    group = facilitator.locator("section.topic", has_text="Group B")
    left = int(re.search(r"(\d+) seats? left", group.inner_text())[1])
    facilitator.goto(f"{board}seating/")
    for _seat in range(left - 1):
        row = facilitator.locator("tr", has=facilitator.locator("form")).filter(has_not_text=re.compile("Karim|Murad"))
        name = row.first.locator("b").inner_text()
        row.first.get_by_role("button", name=f"B {name}").click()
        expect(facilitator.locator("table")).not_to_contain_text(name)
    for phone in (ali, omar):
        phone.goto("/")
        follow(phone, "See the topics")
        expect(phone.locator("section.topic", has_text="Group B")).to_contain_text("1 seat left")
    press(omar, "Take a seat in group B, topic 2")
    heading(omar, "Your group")
    press(ali, "Take a seat in group B, topic 2")
    expect(ali.get_by_role("alert")).to_contain_text("You have no seat yet.")
    expect(ali.get_by_role("alert")).to_contain_text("is full")
    expect(ali.get_by_role("alert")).to_be_focused()
    expect(ali.get_by_role("button", name=re.compile("^Wait for a seat in group B"))).to_be_visible()
    press(ali, "Take a seat in group C, topic 3")
    heading(ali, "Your group")
    facilitator.goto(board)
    expect(facilitator.locator("section.topic", has_text="Group B")).to_contain_text("Omar Karim")
    expect(facilitator.locator("section.topic", has_text="Group C")).to_contain_text("Ali Murad")
