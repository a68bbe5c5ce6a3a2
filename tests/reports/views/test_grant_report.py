"""The report on a grant in one click: PDF, Word and tables of the same numbers; its donor makes it, others do not."""

import io
import subprocess
from datetime import date, timedelta

import docx
import openpyxl
import pytest

from programmes.actions import grant as grants
from programmes.actions import organisation as organisations
from programmes.actions import person as people
from programmes.models import RoleKind
from programmes.rules import clock
from reports.actions import indicator as indicators
from reports.models import Document
from workshops.actions import funding as fundings
from workshops.actions import guest_pass as guest_passes
from workshops.rules import guest_pass as guest_pass_rules
from workshops.rules.funding import Share


@pytest.fixture
def grant(workshop, by, add_participant):
    donor = organisations.add(name="Ministry of the Environment", kind="donor", by=by)
    made = grants.record(
        programme=workshop.programme, by=by, donor=donor, title="Phase II", starts_on=date(2019, 1, 1),
        credit_line="Paid for by the Ministry", disclaimer="=Not the views of the Ministry.",
    )  # fmt: skip
    add_participant("Hasan", "Noora", sex="female")
    add_participant("Saleh", "Ali", sex="male")
    fundings.set_for_workshop(workshop=workshop, shares=[Share("grant", 70, made), Share("host", 30)], by=by)
    indicators.add(grant=made, by=by, title="Officers trained", target="20", figure="persons")
    return made


def asked(client, grant, noun, work, **days):
    answer = client.post(f"/grants/{grant.code}/reports/{noun}/", days)
    assert answer.status_code == 302, answer.content
    assert client.get(answer.url).status_code == 200
    work()
    document = Document.objects.latest("pk")
    response = client.get(f"{answer.url}file/")
    return document, b"".join(response.streaming_content)


def test_the_three_files_hold_the_same_numbers_and_no_names(client_of, organiser, grant, work, tmp_path):
    client = client_of(organiser)
    page = client.get(f"/grants/{grant.code}/").content.decode()
    assert "Report in Word" in page and "Officers trained" in page
    (tmp_path / "report.pdf").write_bytes(asked(client, grant, "pdf", work)[1])
    printed = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "report.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    sheet, content = asked(client, grant, "word", work)
    written = docx.Document(io.BytesIO(content))
    words = [one.text for one in written.paragraphs] + [c.text for t in written.tables for r in t.rows for c in r.cells]
    tables = openpyxl.load_workbook(io.BytesIO(asked(client, grant, "tables", work)[1]))
    for whole in (printed, "\n".join(words)):
        assert "Paid for by the Ministry" in whole and "=Not the views of the Ministry." in whole
        assert "Officers trained" in whole and "Host, 30 %" in whole and "To be written" in whole
        assert "Hasan" not in whole and "HASAN" not in whole
    indicator = [cell.value for cell in tables["Indicators"][3]]
    assert indicator == ["Officers trained", "–", "20", 2, 2, "Counted by the portal: Representatives trained"]
    assert [cell.value for cell in tables["Countries"][4]] == ["Total", 1, 1, 2, 2]
    assert tables["Report"]["A6"].value != "=Not the views of the Ministry.", "no formula"
    assert {"Definitions", "Who paid", "Activities"} <= set(tables.sheetnames)
    assert sheet.title.startswith("Report to the donor, Phase II, 1 January 2019 –")


def test_a_period_without_activities_says_so(client_of, organiser, grant, work):
    made, _content = asked(client_of(organiser), grant, "word", work, first="2019-01-01", last="2019-06-30")
    assert "1 January – 30 June 2019" in made.title
    said = [block.get("text") for block in made.snapshot["sections"][0]["blocks"]]
    assert "No activity that this grant pays for began in the period." in said


def test_its_donor_makes_it_with_a_role_or_a_pass_and_nobody_else(
    client_of, client, make_actor, facilitator, stranger, grant, organiser, by, work
):
    donor = make_actor(RoleKind.DONOR)
    people.edit(person=donor.person, by=by, organisation=grant.donor)
    _document, content = asked(client_of(donor), grant, "word", work)
    assert content.startswith(b"PK")
    page = client_of(donor).get(f"/grants/{grant.code}/").content.decode()
    assert "Add an indicator" not in page and "Figures of the grant" in page and "Hasan" not in page
    assert client_of(donor).get(f"/grants/{grant.code}/indicators/").status_code == 403
    for nobody in (facilitator, stranger):
        assert client_of(nobody).post(f"/grants/{grant.code}/reports/word/").status_code == 404
    given = guest_passes.give(
        programme=grant.programme, kind="donor", family_name="Visitor", organisation=grant.donor,
        ends_on=clock.today() + timedelta(days=9), by=organiser,
    )  # fmt: skip
    link = f"/guest/{guest_pass_rules.token(given)}/"
    client.post(link)
    assert "Phase II" in client.get(f"/programmes/{grant.programme.slug}/grants/").content.decode()
    assert asked(client, grant, "tables", work)[1].startswith(b"PK")


def test_the_news_of_a_workshop_is_drafted_by_its_organisers(client_of, organiser, facilitator, grant, workshop, work):
    page = f"/workshops/{workshop.code}/news-item/"
    assert client_of(facilitator).post(page).status_code == 403
    client = client_of(organiser)
    answer = client.post(page)
    work()
    content = b"".join(client.get(f"{answer.url}file/").streaming_content)
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)
    assert "Two Customs officers from Bahrain are attending" in text and "Paid for by the Ministry." in text


def test_the_page_costs_the_same_with_one_indicator_and_with_three(client_of, organiser, grant, by):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = client_of(organiser), []
    client.get(f"/grants/{grant.code}/")
    for number in (0, 2):
        for more in range(number):
            indicators.add(grant=grant, by=by, title=f"More {more}", figure="women")
        with CaptureQueriesContext(connection) as caught:
            client.get(f"/grants/{grant.code}/")
        counts.append(len(caught))
    assert counts[0] == counts[1]
