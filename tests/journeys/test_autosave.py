"""Promise 4: what the server has acknowledged is never lost, and what was typed outlives the tab.

A real browser on a line that cuts connections at random bytes, in either direction. PROMISES=all types the full number.
"""

import os
import random
import re
import sqlite3
from urllib.parse import urlsplit

import psycopg2
import pytest
from playwright.sync_api import expect

from tests.chaos.proxy import Line
from tests.journeys.conftest import PHONE
from ttt_portal import settings as portal_settings

SAVES = 2000 if os.environ.get("PROMISES") == "all" else 60
KILLS = 50 if os.environ.get("PROMISES") == "all" else 5
SEED = 20261126
CUT = 0.2


def rows(portal, sql):
    """What stands in the portal's database, read beside it."""
    if portal.database.startswith("sqlite"):
        with sqlite3.connect(portal_settings.database(portal.database)["NAME"]) as connection:
            return connection.execute(sql).fetchall()
    server = portal_settings.database(portal.database)
    keys = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    connection = psycopg2.connect(**{key: server[value] for key, value in keys.items() if server[value]})
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()
    finally:
        connection.close()


@pytest.fixture
def line(portal):
    made = Line("127.0.0.1", urlsplit(portal.url).port, SEED)
    yield made
    made.close()


@pytest.fixture
def report(visitors):
    """The address of the secretary's report."""
    page = visitors.enter("secretary@demo.example", at=PHONE)
    page.goto("/")
    page.get_by_role("link", name="Write the report").first.click()
    return urlsplit(page.url).path, page.context.storage_state()


def behind(visitors, line, state):
    """A browser that reaches the portal by the bad line only."""
    visitors.network_fails = True
    context = visitors.chromium.new_context(
        base_url=f"http://localhost:{line.port}", viewport=PHONE, storage_state=state, service_workers="block"
    )
    context.set_default_timeout(30_000)
    visitors.contexts.append(context)
    return context


def arrive(context, address):
    """The page, however often the line is cut on the way."""
    page = context.new_page()
    page.clock.install()
    for _ in range(50):
        try:
            page.goto(address)
            page.wait_for_function("document.getElementById('save')?.dataset.said !== undefined", timeout=3000)
            return page
        except Exception:
            continue
    raise AssertionError("the page did not come in fifty tries")


def typed_over_a_bad_line(page, line, label, saves):
    """Type `saves` texts into one box while the line is cut. Returns (the last one, {version: text} acknowledged)."""
    acknowledged, typed, dice = {}, "", random.Random(SEED)

    def heard(response):
        if "/changes/" not in response.url:
            return
        sent = response.request.post_data_json
        try:
            told = response.json()
        except Exception:
            return  # the answer was cut: not acknowledged
        for change in sent["changes"]:
            result = told.get("results", {}).get(change["key"], {})
            if "version" in result and "theirs" not in result:
                acknowledged[result["version"]] = change["text"]

    page.on("response", heard)
    box = page.get_by_label(label)
    line.cut = CUT
    for number in range(saves):
        typed = f"Save {number}: {dice.random():.12f} licences arrive late."
        box.fill(typed)
        # Long enough for the next try, however often the last ones failed.
        page.clock.run_for(2500 if number % 5 else 31_000)
        page.wait_for_timeout(20)
    line.cut = 0.0
    for _ in range(100):
        page.clock.run_for(31_000)
        page.wait_for_timeout(50)
        if "is-ok" in page.locator("#save").get_attribute("class"):
            break
    expect(page.locator("#save")).to_have_class(re.compile("is-ok"))
    return typed, acknowledged


def lost(portal, acknowledged, key, revisions):
    """What was acknowledged and is not among the revisions that stood."""
    kept = {
        base + 1: text
        for base, text in rows(portal, f"SELECT base_version, text FROM {revisions} WHERE key='{key}' AND accepted")
    }
    return {version: text for version, text in acknowledged.items() if kept.get(version) != text}


def test_what_was_acknowledged_is_in_the_database_however_the_line_is_cut(visitors, portal, line, report, capsys):
    address, state = report
    page = arrive(behind(visitors, line, state), address)
    typed, acknowledged = typed_over_a_bad_line(page, line, "What did the group discuss?", SAVES)
    missing = lost(portal, acknowledged, "discussion", "workshops_answerrevision")
    [(stands,)] = rows(portal, "SELECT text FROM workshops_answer WHERE key='discussion' ORDER BY id DESC LIMIT 1")
    with capsys.disabled():
        print(
            f"\npromise 4: {SAVES} texts typed over a line cut {line.cuts} times (seed {SEED}): {len(acknowledged)} "
            f"saves acknowledged, {len(missing)} lost"
        )
    assert not missing
    assert stands == typed
    assert line.cuts and len(acknowledged) > SAVES / 20


def test_the_sheet_of_an_assessor_stands_the_same_line(visitors, portal, line, capsys):
    page = visitors.enter("assessor@demo.example", at=PHONE)
    page.goto("/accreditation/?programme=stce&group=candidate")
    page.get_by_role("link", name="Anahit Grigoryan").click()
    page.goto(f"{page.url}assessments/")
    page.get_by_role("button", name="Begin your sheet").click()
    page.wait_for_url("**/sheets/**")
    page = arrive(behind(visitors, line, page.context.storage_state()), urlsplit(page.url).path)
    typed, acknowledged = typed_over_a_bad_line(page, line, "Remarks", SAVES // 4)
    missing = lost(portal, acknowledged, "remarks", "accreditation_sheetrevision")
    stands = [text for (text,) in rows(portal, "SELECT text FROM accreditation_sheetanswer WHERE key='remarks'")]
    with capsys.disabled():
        print(
            f"\npromise 4: {SAVES // 4} remarks typed on a sheet over a line cut {line.cuts} times: "
            f"{len(acknowledged)} saves acknowledged, {len(missing)} lost"
        )
    assert not missing and typed in stands and acknowledged


def die_and_come_back(visitors, line, report, keeps=True):
    """Type, kill the tab at once, open the page again: how many texts came back."""
    address, state = report
    context = behind(visitors, line, state)
    if not keeps:
        context.add_init_script("Storage.prototype.setItem = () => {}")
    back = 0
    for number in range(KILLS):
        page = arrive(context, address)
        line.refuse = True
        line.drop()
        words = f"Tab {number} died before it was sent"
        page.get_by_label("What did the group discuss?").fill(words)
        page.close()
        line.refuse = False
        page = arrive(context, address)
        back += page.get_by_label("What did the group discuss?").input_value() == words
        page.close()
    return back


def test_what_was_typed_outlives_the_tab_and_without_the_store_it_would_not(visitors, line, report, capsys):
    back = die_and_come_back(visitors, line, report)
    control = die_and_come_back(visitors, line, report, keeps=False)
    with capsys.disabled():
        print(f"\npromise 4: {KILLS} tabs killed while unsent: {KILLS - back} lost; control lost {KILLS - control}")
    assert back == KILLS
    assert control < KILLS, "without a store nothing was lost, so this test proves nothing"
