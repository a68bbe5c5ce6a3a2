"""The roster on paper: the office's own with addresses, and the one to hand on with those alone who agreed."""

import io
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
from django.urls import reverse

from accreditation.actions import accreditation as accreditations
from accreditation.actions import trainer_profile as trainer_profiles
from programmes.actions import person as people
from programmes.actions import role as roles
from programmes.models import History, RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from reports.documents.papers import render_paper
from reports.models import Document
from tests.reports.documents.reading import letters_of, page_count, text_of


@pytest.fixture
def trainers(make_person, programme, ghana, english):
    """One who agreed, one who did not."""
    made = []
    for name, given, native, agrees in (("Садыкова", "A.", "Айгерим Садыкова", True), ("Zeisig", "=1+2", "", False)):
        email = f"{len(made)}@secret.example"
        person = make_person(name, given, native_name=native, country=ghana, languages=[english], email=email)
        accreditations.load_earlier(
            programme=programme, person=person, title="Trainer", granted_on=clock.today(), letter="Letter 7", by=SYSTEM
        )
        trainer_profiles.keep(person=person, topics=["Licences & quotas <b>"], by=SYSTEM)
        if agrees:
            people.consent(person=person, shown=True, by=actors.for_person(person))
        made.append(person)
    return made


@pytest.fixture
def extract(client_of, organiser, work):
    """extract("pdf", "office") -> the bytes of the paper"""

    def make(format, whom, query=""):
        browser = client_of(organiser)
        asked = browser.post(reverse("roster_extract") + query, {"format": format, "whom": whom})
        assert asked.status_code == 302, asked.content.decode()
        work()
        code = asked.url.rstrip("/").rpartition("/")[2]
        assert "ready" in browser.get(asked.url).content.decode()
        return b"".join(browser.get(reverse("document_file", args=[code])).streaming_content)

    return make


def words_of(format, content):
    if format == "pdf":
        return text_of(content) + letters_of(content)
    if format == "docx":
        [table] = docx.Document(io.BytesIO(content)).tables
        return " ".join(cell.text for row in table.rows for cell in row.cells)
    return " ".join(str(cell) for row in openpyxl.load_workbook(io.BytesIO(content)).active.values for cell in row)


@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx"])
def test_others_get_those_who_agreed_and_the_office_all(extract, trainers, format):
    office, others = (words_of(format, extract(format, whom)) for whom in ("office", "agreed"))
    for word in ("Айгерим Садыкова", "Zeisig", "0@secret.example", "Licences & quotas <b>", "Ghana", "English"):
        assert word in office, word
    for word in ("Айгерим Садыкова", "Licences & quotas <b>", "Ghana", "English"):
        assert word in others, word
    for word in ("Zeisig", "secret", "Letter 7", "Trainer"):
        assert word not in others, word
    assert History.objects.filter(act="roster_files.take").count() == 2


def test_the_sheet_runs_nothing_and_is_the_same_twice(extract, trainers):
    first = extract("xlsx", "office")
    [row] = [row for row in openpyxl.load_workbook(io.BytesIO(first)).active if "ZEISIG" in str(row[0].value).upper()]
    assert row[0].data_type == "s" and row[0].value.startswith("'=")
    document = Document.objects.get(format="xlsx")
    assert render_paper("roster", document.snapshot, "xlsx") == first
    assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in zipfile.ZipFile(io.BytesIO(first)).infolist())


def test_it_is_narrowed_as_the_page_is_and_only_the_office_may(
    extract, trainers, client_of, organiser, facilitator, stranger
):
    assert "Zeisig" not in words_of("pdf", extract("pdf", "office", "?words=Садыкова"))
    code = Document.objects.get().code
    assert client_of(stranger).get(reverse("document", args=[code])).status_code == 404
    assert client_of(facilitator).get(reverse("document", args=[code])).status_code == 404
    assert client_of(facilitator).post(reverse("roster_extract")).status_code == 403
    assert client_of(stranger).post(reverse("roster_extract")).status_code == 409
    assert "Make the extract" in client_of(organiser).get(reverse("roster")).content.decode()
    assert "Make the extract" not in client_of(facilitator).get(reverse("roster")).content.decode()


def test_of_two_programmes_one_is_chosen_first(trainers, client_of, organiser, other_programme, make_person):
    roles.grant(
        person=organiser.person,
        kind=RoleKind.ORGANISER,
        programme=other_programme,
        starts_on=date(2000, 1, 1),
        by=SYSTEM,
    )
    person = make_person("Elsewhere", "E.", in_programme=other_programme)
    accreditations.load_earlier(
        programme=other_programme, person=person, title="T", granted_on=clock.today(), letter="L", by=SYSTEM
    )
    browser = client_of(organiser)
    answer = browser.post(reverse("roster_extract"), {"whom": "office"})
    assert answer.status_code == 409 and "Choose one of them first" in answer.content.decode()
    chosen = browser.post(reverse("roster_extract") + f"?programme={other_programme.slug}", {"whom": "office"})
    assert chosen.status_code == 302 and Document.objects.get().programme == other_programme


def test_a_long_extract_repeats_its_heads_and_runs_from_right_to_left(trainers):
    heads = ["الاسم", "البلد", "المواضيع", "اللغات"]
    snapshot = {
        "language": "ar", "programme": "برنامج", "organised_by": "UNEP", "lead": "90", "heads": heads,
        "shares": [5, 4, 6, 4], "rows": [["ليلى العبدالله\nLeila", "البحرين", "a" * 300, "ar"]] * 90,
        "created": "2026-11-24", "printed_text": "24",
    }  # fmt: skip
    pdf = render_paper("roster", snapshot)
    assert page_count(pdf) > 3 and text_of(pdf).count("المواضيع") == page_count(pdf)
