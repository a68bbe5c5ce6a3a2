"""Every page somebody can reach by links opens, fits a phone, can be read by everybody and weighs little.

`make test` draws a quarter of them, `make matrix` all.
"""

import re
import zlib
from collections import deque

import brotli
import pytest
from django.urls import Resolver404, resolve

from tests.journeys.conftest import DESK, PHONE, STORED_MARK
from tests.journeys.test_whole_story import fill, press
from tests.tenth import ALL

SMALL = {"width": 320, "height": 700}
# Its own words are the browser's or another package's.
NOT_OURS = re.compile(r"^/(admin|accounts|i18n|static)/")
MAIN_ROLES = ("organiser", "facilitator", "participant", "administrator", "donor")
# These look different to each who opens them.
EVERYBODYS = ("home", "programme", "workshop", "breakout", "figures")
OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return "";
  const over = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > wide + 1);
  return over.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(" | ") || "somewhere";
}"""
READ = {
    "organiser": (
        "home", "workshops", "new_workshop", "workshop", "participants", "new_participant", "agenda", "people",
        "person", "programme", "figures", "accreditation_board", "candidacy", "mission",
    ),
    "facilitator": ("breakout", "board", "seating", "group", "group_report", "plenary"),
    "participant": ("choice",),
    "administrator": ("roster", "certificate"),
}  # fmt: skip


def name_of(address):
    try:
        return resolve(address).url_name
    except Resolver404:
        return None


def linked_pages(visitors, role, **how):
    """(browser of this role, {name: (address, status, whether a page)}): one of each kind that links lead to."""
    page, known = visitors.enter(f"{role}@demo.example", **how), visitors.portal.linked
    if role not in known:
        known[role] = follow_links(page)
    return page, known[role]


def follow_links(page):
    found, waiting = {}, deque(["/"])
    while waiting:
        address = waiting.popleft()
        name = name_of(address)
        if name in found or NOT_OURS.search(address):
            continue
        answer = page.request.get(address)
        found[name] = (address, answer.status, is_a_page(answer))
        if is_a_page(answer):
            waiting.extend(re.findall(r'href="(/[^"#?]*)', answer.text()))
    return found


def is_a_page(answer):
    """Whether a browser shows it as a page; a file to keep, a paper or a calendar only has to be there."""
    return answer.headers.get("content-type", "").startswith("text/html")


def store_what_nobody_means_well(visitors):
    """A name, a topic and an institution that would run in whatever page forgets what they are."""
    text = f"\"><img src=x onerror=\"alert('{STORED_MARK}')\"><script>alert('{STORED_MARK}')</script>"
    organiser = visitors.enter("organiser@demo.example")
    organiser.goto("/workshops/?q=Accra")
    organiser.get_by_role("table").get_by_role("link").first.click()
    hub = organiser.url
    organiser.goto(f"{hub}participants/new/")
    fill(organiser, family_name=f"Zz {text}"[:80], given_names=text[:80])
    press(organiser, "Put on the list")
    organiser.context.close()


def is_drawn(name):
    """Opening a page is quick and drawing it three times is not: a quarter is drawn, the same each time."""
    return ALL or name in EVERYBODYS or zlib.crc32(name.encode()) % 4 == 0


def overflows(page):
    """What sticks out, at any of the three widths; the page is at a phone's when we come and when we leave."""
    out = []
    for size in (DESK, SMALL, PHONE):
        page.set_viewport_size(size)
        if words := page.evaluate(OVERFLOW):
            out.append(f"{page.url} at {size['width']}: {words}")
    return out


def test_every_linked_page_opens_and_none_is_wider_than_the_screen(visitors):
    store_what_nobody_means_well(visitors)
    seen, drawn, wrong = set(), set(), []
    for role in (*MAIN_ROLES, "secretary", "assessor", "lead"):
        page, pages = linked_pages(visitors, role, at=PHONE)
        wrong += [f"{role} {address}: {status}" for address, status, _page in pages.values() if status != 200]
        for name, (address, status, a_page) in pages.items():
            if a_page and status == 200 and (name not in seen or (name in EVERYBODYS and role in MAIN_ROLES)):
                seen.add(name)
                if not is_drawn(name):
                    continue
                drawn.add(name)
                page.goto(address)
                wrong += [f"{role} {words}" for words in overflows(page)]
        page.context.close()
    print(f"{len(seen)} kinds of pages opened, {len(drawn)} of them drawn at three widths: {', '.join(sorted(drawn))}")
    assert not wrong, "\n".join(wrong)
    assert seen > {"home", "workshop", "participants", "breakout", "choice", "group_report", "candidacy", "certificate"}


def pages_to_read(visitors, **how):
    for role, names in READ.items():
        page, pages = linked_pages(visitors, role, **how)
        if "breakout" in pages:  # links lead to the plenary once it is called
            pages.setdefault("plenary", (f"{pages['breakout'][0]}plenary/", 200, True))
        for name in names:
            yield name, page, pages[name][0]
        page.context.close()


def test_axe_finds_nothing_on_the_pages_people_work_with(visitors, axe):
    page = visitors.arrive(at=PHONE)
    page.goto("/accounts/login/")
    wrong, read = axe(page), 1
    for _name, page, address in pages_to_read(visitors):
        page.goto(address)
        wrong += axe(page)
        read += 1
    print(f"axe read {read} pages")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("how", [{"color_scheme": "dark"}, {"locale": "ar"}], ids=["dark", "arabic"])
def test_axe_finds_nothing_in_the_dark_and_from_right_to_left(visitors, axe, how):
    wrong, read = [], 0
    for name, page, address in pages_to_read(visitors, at=PHONE, **how):
        if name in ("home", "workshop", "group_report", "choice", "candidacy"):
            page.goto(address)
            if "locale" in how:
                assert page.locator("html").get_attribute("dir") == "rtl"
            wrong += axe(page) + overflows(page)
            read += 1
    assert read == 5
    assert not wrong, "\n".join(wrong)


def weigh(page, address):
    """(requests, bytes as a proxy with brotli sends them) of opening a page with an empty cache."""
    answered = []
    page.on("requestfinished", lambda request: answered.append(request))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(300)
    weight = 0
    for request in answered:
        response = request.response()
        body = response.body()
        text = re.match(r"text/|application/(javascript|json)|image/svg", response.headers.get("content-type", ""))
        weight += len(brotli.compress(body, quality=5)) if text else len(body)
        weight += request.sizes()["responseHeadersSize"]
    return len(answered), weight


# Kilobytes and requests, cold cache: a telephone in a hall with bad Wi-Fi (docs/look.md). The fourth request of the
# choice is the worker that opens it again without a network.
LIGHT = {
    "verification": (25, 3), "join": (25, 3), "choice": (25, 4),
    "group": (45, 5), "group_report": (45, 5), "board": (45, 5), "stage": (45, 5),
}  # fmt: skip


def test_the_pages_of_a_phone_are_light(visitors):
    administrator, pages = linked_pages(visitors, "administrator")
    administrator.goto(pages["certificate"][0])
    verify = administrator.locator("a[href^='/v/']").get_attribute("href")
    addresses = {"verification": (verify, []), "join": ("/join/", [])}
    for name, role in (
        ("choice", "participant"), ("group", "secretary"), ("group_report", "secretary"), ("board", "facilitator"),
    ):  # fmt: skip
        page, pages = linked_pages(visitors, role)
        addresses[name] = (pages[name][0], page.context.cookies())
    addresses["stage"] = (addresses["board"][0].replace("/board/", "/stage/"), addresses["board"][1])
    print()
    for name, (address, cookies) in addresses.items():
        page = visitors.arrive(at=PHONE)  # its cache is empty
        page.context.add_cookies(cookies)
        requests, weight = weigh(page, address)
        print(f"{name:14} {requests} requests {weight / 1024:6.1f} KiB")
        kilobytes, most = LIGHT[name]
        assert requests <= most and weight <= kilobytes * 1024, name
