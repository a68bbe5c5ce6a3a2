"""Certificates by hand: a whole workshop in six clicks, a wrong name put right, one withdrawn, the file in a browser.

Twenty-five people in `make test`, sixty with PROMISES=all.
"""

import io
import re
import subprocess
from datetime import timedelta

import pypdf
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_organisers_week import Hand, drop
from tests.journeys.test_whole_story import fill, heading, paper, press, today, told, words_of
from tests.promises.names import names
from tests.tenth import ALL

PEOPLE = 60 if ALL else 25
# The machine draws as fast as it draws; what is judged is the number of clicks.
PATIENCE = 240_000


def scheduled(page):
    page.goto("/workshops/new/")
    fill(
        page,
        programme="Customs training on ozone-depleting substances",
        kind="National workshop",
        title="National workshop, Chimbote",
        starts_on=(today() - timedelta(days=2)).isoformat(),
        ends_on=today().isoformat(),
        city="Chimbote",
        country="Peru",
        time_zone="America/Lima",
        language="English",
    )
    press(page, "Schedule the workshop")
    told(page, "The workshop is on the calendar.")
    return page.url


def listed(hand, hub):
    """People nobody else has heard of, from a file."""
    hand.page.goto(f"{hub}participants/")
    hand.follow("Paste or drop a list")
    every = names()
    rows = [f"{family},{given},Peru,Aduanas de Chimbote" for given, family in map(parted, every[::33][:PEOPLE])]
    drop(hand, "list.csv", "\n".join(["Family name,Given names,Country,Organisation", *rows]).encode())
    hand.press("Check the list")
    hand.press(f"Add {PEOPLE} people now")
    told(hand.page, f"{PEOPLE} people are on the list.")


def parted(entry):
    """(given names, family name) of a name in any of ten scripts."""
    script, name = entry
    return (name[1:], name[0]) if script == "Chinese" else name.split(" ", 1)


def certificate_of(hand, place):
    """Opens the certificate of the person in this place of the list. Answers its number."""
    link = hand.page.get_by_role("main").locator("tbody tr").nth(place).get_by_role("link").first
    number = link.inner_text()
    hand.click(link)
    heading(hand.page, re.compile(re.escape(number)))
    return number


def page_of(pdf, number):
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return next(n for n, words in enumerate(pages, 1) if number in words)


def code_on(pdf, page):
    """What the camera of a telephone reads from one page."""
    command = ["pdftoppm", "-r", "150", "-f", str(page), "-singlefile", "-png", "-"]
    picture = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return code.text


def chosen(page, name, content):
    page.locator("#file").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": content})


def test_a_workshops_certificates_by_hand_and_in_the_hands_of_others(visitors):
    page = visitors.enter("administrator@demo.example")
    hand, main = Hand(page), page.get_by_role("main")
    print()
    hub = scheduled(page)
    listed(hand, hub)

    page.goto(hub)
    with hand.step(f"{PEOPLE} certificates, from the hub to one PDF") as used:
        hand.click(main.get_by_role("link", name=re.compile("^Certificates")).first)
        hand.follow("Issue certificates")
        hand.press(f"Issue {PEOPLE}")
        expect(page.locator("#batch")).to_contain_text(f"{PEOPLE} of {PEOPLE} issued", timeout=PATIENCE)
        one_pdf = main.get_by_role("button", name="All in one PDF")
        expect(one_pdf).to_be_visible(timeout=PATIENCE)
        hand.click(one_pdf)
        expect(page.get_by_role("link", name="Open the PDF")).to_be_visible(timeout=PATIENCE)
        hand.clicks += 1  # that link
        _address, pdf = paper(page)
    assert used["clicks"] <= 6
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == PEOPLE

    page.goto(hub)
    with hand.step("A misspelt name, reprinted") as used:
        hand.click(main.get_by_role("link", name=re.compile("^Certificates")).first)
        misspelt = certificate_of(hand, 0)
        fill(page, family_name="Quispe Mamani")
        hand.press("Correct and reprint")
        told(page, "Reprinted as")
        expect(page.get_by_role("link", name="Open the PDF")).to_be_visible(timeout=PATIENCE)
        hand.clicks += 1
        _address, mended = paper(page)
    assert used["clicks"] <= 4 and "Quispe Mamani" in words_of(mended).title()
    anew = code_on(mended, 1)

    page.goto(f"{hub}certificates/")
    withdrawn = certificate_of(hand, 1)
    fill(page, reason="Left on the second day.")
    press(page, "Withdraw the certificate")
    told(page, "Withdrawn.")

    stranger = visitors.arrive(at=PHONE)
    codes = [code_on(pdf, page_of(pdf, number)) for number in (misspelt, withdrawn)]
    for code, verdict in ((codes[0], "Replaced"), (codes[1], "No longer valid"), (anew, "Valid")):
        stranger.goto(code)
        heading(stranger, verdict)
    stranger.get_by_text("Check the file").click()
    said = stranger.locator("#file-check [role=status]")
    chosen(stranger, "certificate.pdf", mended)
    expect(said).to_have_text(re.compile("Yes, this is the file the portal made, unchanged"), use_inner_text=True)
    chosen(stranger, "altered.pdf", mended[:-20] + bytes([mended[-20] ^ 1]) + mended[-19:])
    expect(said).to_have_text(re.compile("No, this is not the file the portal made"), use_inner_text=True)
