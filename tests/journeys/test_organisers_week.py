"""The organiser's week, by hand: a workshop from last year's, its list, its papers, its letters. Clicks are counted."""

import io
import re
import subprocess
import time
from contextlib import contextmanager
from datetime import timedelta

import docx
import pypdf
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_every_page import OVERFLOW
from tests.journeys.test_whole_story import fill, paper, today, told
from tests.workshops.listing import HEADINGS, ROWS, xlsx

# Two whom the demonstration knows from Accra: one by name, one by a name spelt in another way.
KNOWN = {
    12: "OWUSU ANSAH|Kwabena|M|Ghana|Ghana Revenue Authority, Customs Division|Officer|k.owusu@gra.example|N012",
    21: "FRIMPONG|Adwoah|F|Ghana|Ghana Revenue Authority, Customs Division|Officer|a.frimpong@gra.example|N021",
}
# The demonstration has these two under their full names; in other words they would be asked about, too.
FULL = {
    ("Malaysia", "Royal Malaysian Customs"): "Royal Malaysian Customs Department",
    ("Thailand", "Customs Department"): "Thai Customs Department",
}


def the_list():
    rows = [KNOWN[n].split("|") if n in KNOWN else list(row) for n, row in enumerate(ROWS, 1)]
    return [HEADINGS, *([*row[:4], FULL.get((row[3], row[4]), row[4]), *row[5:]] for row in rows)]


PASTED = {
    "Russian": "Фамилия\tИмя\tПол\tСтрана\tОрганизация\tДолжность\tЭл. почта\n"
    "Сидоренко\tПавел\tм\tКазахстан\tТаможня\tИнспектор\tpavel@customs.example",
    "Arabic": "الاسم الكامل\tالجنس\tالبلد\tجهة العمل\tالوظيفة\tالبريد الإلكتروني\n"
    "سلمى الزهراني\tأنثى\tمصر\tالجمارك\tمفتشة\tsalma@customs.example",
    "Chinese": "姓名\t性别\t国家\t单位\t职务\t电子邮件\n欧阳明\t男\t中国\t海关\t处长\touyang@customs.example",
}

# How many addresses the letters went to, as the demonstration's mail shows.
ADDRESSES = """async number => {
  const read = async n => (await fetch(`/mail/?page=${n}`)).text();
  const letters = (await Promise.all([1, 2, 3].map(read))).join("");
  return new Set(letters.match(/To:\\s*<bdi>[^<]+@[^<]+/g)).size"""


class Hand:
    """Somebody's finger on a page: what is clicked is counted, what is typed is not."""

    def __init__(self, page):
        self.page, self.clicks, self.pages = page, 0, 0
        page.on("request", self.count)

    def count(self, request):
        self.pages += request.is_navigation_request()

    def click(self, what):
        self.clicks += 1
        what.click()

    def press(self, name):
        self.click(self.page.get_by_role("main").get_by_role("button", name=name, exact=True).first)

    def follow(self, name):
        self.click(self.page.get_by_role("main").get_by_role("link", name=name, exact=True).first)

    def choose(self, **values):
        self.clicks += len(values)
        fill(self.page, **values)

    @contextmanager
    def step(self, what):
        clicks, pages, started, used = self.clicks, self.pages, time.monotonic(), {}
        yield used
        used |= {"clicks": self.clicks - clicks, "pages": self.pages - pages}
        seconds = time.monotonic() - started  # told, never judged
        print(f"{what:48} {used['clicks']:2} clicks {used['pages']:3} pages {seconds:5.1f} s", flush=True)


def test_the_organisers_week_by_hand_with_every_click_counted(visitors, tmp_path):
    page = visitors.enter("organiser@demo.example")
    hand, main = Hand(page), page.get_by_role("main")
    print()
    starts_on = today() + timedelta(days=30)
    starts_on += timedelta(days=(3 - starts_on.weekday()) % 7)  # a Thursday: the third day is a Monday
    with hand.step("A workshop from last year's") as used:
        copy_a_workshop(hand, starts_on)
    assert used["clicks"] <= 8 and used["pages"] <= 2 * used["clicks"]
    hub = page.url
    look_at_the_hub(page, hub, starts_on)

    with hand.step("25 people from a spreadsheet, 20 of them at once") as used:
        hand.follow("The list")
        hand.follow("Paste or drop a list")
        drop(hand, "list.xlsx", xlsx(the_list()).read())
        hand.press("Check the list")
        expect(main).to_contain_text("20 are ready; 3 have a cell to correct and 2 may be people you already know.")
        hand.press("Add 20 people now")
        told(page, "20 people are on the list.")
    assert used["clicks"] <= 5 and used["pages"] <= 2 * used["clicks"]
    with hand.step("The three bad cells and the two duplicates"):
        settle(hand)
    page.goto(f"{hub}participants/")
    expect(main).to_contain_text("26 entries.")
    expect(main.get_by_role("button", name="Take that list back")).to_be_visible()

    page.goto(hub)
    with hand.step("The field pack") as used:
        hand.follow("Field pack")
        hand.press("Make the field pack")
        _address, pack = paper(page)
    assert used["clicks"] == 2
    look_at_the_pack(pack, tmp_path)

    phone = visitors.enter("organiser@demo.example", at=PHONE)
    at_the_door(phone, hub)

    page.goto(hub)
    with hand.step("Invitations: looked at and sent") as used:
        hand.follow("Letters")
        expect(main).to_contain_text("letters, as they will leave")
        expect(main.locator("textarea[name^=body]").first).to_have_value(re.compile("Kumasi"))
        send = main.get_by_role("button", name=re.compile(r"^Send \d+ letters$"))
        number = int(re.search(r"\d+", send.inner_text())[0])
        hand.click(send)
        told(page, f"{number} letters are on their way.")
    assert used["clicks"] == 2 and number >= 23
    with hand.step("One letter sent outside the portal"):
        sent_outside(hand)
    letters_arrived(page, number)

    with hand.step("The plan of the year"):
        page.goto("/workshops/")
        hand.follow("Plan of the year")
        if starts_on.year != today().year:
            hand.click(main.get_by_role("link", name=re.compile(str(starts_on.year))))
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Plan of the year {starts_on.year}")
        expect(main.get_by_role("table").first).to_contain_text("Kumasi")
    lists_of_three_scripts(hand, hub)
    a_file_that_is_something_else(hand, hub)


def copy_a_workshop(hand, starts_on):
    hand.page.goto("/")
    hand.follow("New from an earlier workshop")
    hand.click(hand.page.get_by_role("link", name=re.compile("^Take this one ?: .*Accra")).first)
    fill(hand.page, starts_on=starts_on.isoformat(), city="Kumasi")
    hand.choose(country="Ghana")
    hand.press("Make the workshop")
    told(hand.page, "The workshop stands.")


def look_at_the_hub(page, hub, starts_on):
    main = page.get_by_role("main")
    days = [starts_on + timedelta(days=more) for more in (0, 1, 4)]
    expect(main.locator(".agenda .day h3")).to_have_text([f"{day:%A} {day.day} {day:%B}" for day in days])
    expect(main.locator(".agenda")).to_contain_text("Plenary: three groups, 10 minutes each")
    expect(main.locator(".facts")).to_contain_text("Kumasi")
    expect(main.locator(".facts")).to_contain_text("no names yet")
    expect(main).to_contain_text("1 person is to be invited")
    expect(main.locator("section[aria-labelledby=s-papers]")).to_contain_text(re.compile(r"Checklist\s*7 things to do"))
    topics = main.get_by_role("link", name=re.compile("^Room board|^Working session in groups")).first
    answer = page.request.get(topics.get_attribute("href"))
    assert answer.ok and "Proposed" in answer.text() and "Open the choice of groups" in answer.text()
    listed = page.request.get(f"{hub}participants/").text()
    assert "One entry." in listed and "To be invited" in listed and "Haddad" in listed.title()


def drop(hand, name, content):
    hand.clicks += 1
    hand.page.locator("main [name=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def settle(hand):
    main = hand.page.get_by_role("main")
    hand.press("Accept all three proposals")
    expect(main.get_by_role("button", name="Add 3 people now")).to_be_visible()
    hand.press("Same person")
    expect(main.get_by_role("button", name="Add 4 people now")).to_be_visible()
    hand.press("Different")
    hand.press("Add 5 people now")
    told(hand.page, "5 people are on the list.")
    expect(main.get_by_role("button", name="Take all 25 added back")).to_be_visible()


def look_at_the_pack(pack, tmp_path):
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pack)).pages]
    everything = " ".join(pages)
    for heading in ("Contents", "Programme of work", "List of participants", "Sign-in sheet", "Badges", "Name tents"):
        assert heading in everything, f"{heading!r} is on none of {len(pages)} pages"
    for heading in ("Sign-in sheet", "Group report", "Evaluation of the workshop"):
        assert any(heading in words[:60] for words in pages), f"no page is headed {heading!r}"
    # the list, the sign-in sheets of six half-days, the badge and both sides of the tent
    assert everything.upper().count("WICKRAMASINGHE") >= 1 + 5 + 1 + 2
    assert "Passport" not in everything and "N001" not in everything
    (tmp_path / "pack.pdf").write_bytes(pack)
    subprocess.run(["pdftoppm", "-r", "40", "-png", tmp_path / "pack.pdf", tmp_path / "pack"], check=True)
    pictures = sorted(tmp_path.glob("pack-*.png"))
    assert len(pictures) == len(pages)
    blank = [one.name for one in pictures if Image.open(one).convert("L").getextrema()[0] > 128]
    print(f"{'':4}{len(pages)} pages, {len(pack) / 1024:.0f} KiB, {tmp_path}")
    assert not blank


def at_the_door(phone, hub):
    hand, main = Hand(phone), phone.get_by_role("main")
    phone.goto(f"{hub}participants/")
    assert not phone.evaluate(OVERFLOW)
    with hand.step("A substitute, on a phone") as used:
        hand.follow("Replace LIM Wei Jian")
        fill(phone, family_name="Tan", given_names="Mei Ling", email="meiling.tan@customs.example")
        assert not phone.evaluate(OVERFLOW)
        hand.press("Replace")
        told(phone, re.compile(r"is number \d+, in place of"))
    assert used["clicks"] == 2 and used["pages"] <= 3
    expect(main.get_by_role("row", name=re.compile("TAN Mei Ling"))).to_contain_text(re.compile(r"in place of no\."))
    with hand.step("A walk-in at the door, on a phone") as used:
        hand.follow("Add at the door")
        fill(phone, family_name="Baffoe", given_names="Esi")
        hand.choose(organisation="Ghana Revenue Authority", sex="female")
        assert not phone.evaluate(OVERFLOW)
        hand.press("Add")
        told(phone, re.compile(r"is number \d+\. Add another\."))
    assert used["clicks"] <= 4 and used["pages"] <= 3
    phone.context.close()


def sent_outside(hand):
    page, main = hand.page, hand.page.get_by_role("main")
    expect(main).to_contain_text("Baffoe", ignore_case=True)
    fill(page, sent_on=today().isoformat(), reference="Letter 14-2/881")
    hand.click(main.get_by_role("button", name=re.compile(r"^Record \d+ letters? as sent$")))
    told(page, "recorded.")
    log = main.locator("section[aria-labelledby=s-log]")
    one = log.locator("details", has_text="Baffoe")
    expect(one).to_contain_text("Letter 14-2/881")
    expect(one.locator("summary")).to_contain_text(f"{today().day} {today():%B %Y}")


def letters_arrived(page, number):
    """The worker sends them; the log and the mail of the demonstration are read until the last one is there."""
    log = page.locator("section[aria-labelledby=s-log]")
    assert log.locator("details").count() >= 20
    page.wait_for_function(ADDRESSES + " >= number; }", arg=number, polling=250, timeout=30_000)
    page.goto("/mail/")
    expect(page.get_by_role("main")).to_contain_text("Kumasi")


def lists_of_three_scripts(hand, hub):
    main = hand.page.get_by_role("main")
    for language, words in PASTED.items():
        hand.page.goto(f"{hub}lists/")
        with hand.step(f"A list with {language} headings"):
            hand.page.locator("main [name=text]").fill(words)
            hand.press("Check the list")
            columns = len(words.partition("\n")[0].split("\t"))
            expect(main).to_contain_text(f"{columns} headings recognised")
            expect(main.get_by_role("button", name="Add 1 person now")).to_be_visible()


def a_file_that_is_something_else(hand, hub):
    page, main = hand.page, hand.page.get_by_role("main")
    page.goto(f"{hub}lists/")
    with hand.step("A file that is not what it claims"):
        drop(hand, "list.xlsx", b"%PDF-1.7\n a paper, and no list at all")
        hand.press("Check the list")
        expect(main).to_contain_text("The file calls itself xlsx, but is something else.")
    page.goto(f"{hub}lists/")
    expect(main.locator("section[aria-labelledby=s-lists] li")).to_have_count(1 + len(PASTED))
    page.goto(f"{hub}participants/")
    expect(main).to_contain_text("28 entries.")


def test_the_list_of_participants_in_word(visitors):
    page = visitors.enter("organiser@demo.example")
    hand, main = Hand(page), page.get_by_role("main")
    page.goto("/workshops/?q=Accra")
    page.get_by_role("table").get_by_role("link").first.click()
    print()
    with hand.step("The list of participants in Word") as used:
        hand.follow("The list")
        hand.press("List as Word")
        link = main.get_by_role("link", name="Open in Word")
        expect(link).to_be_visible(timeout=30_000)
    assert used["clicks"] == 2
    document = docx.Document(io.BytesIO(page.request.get(link.get_attribute("href")).body()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    written = " ".join(" ".join([*(one.text for one in document.paragraphs), *cells]).split())
    for name in ("OFORI-ATTA Abena", "OWUSU ANSAH Kwabena", "FRIMPONG Adwoa", "Ghana Police Service"):
        assert name in written, f"{name} is not in: {written}"
