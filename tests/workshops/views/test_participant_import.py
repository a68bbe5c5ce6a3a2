import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.models import Import, Job, Outbox
from programmes.rules import clock
from tests.workshops.listing import DRAWN, load_all_countries, many, xlsx
from workshops.actions import participant_import as participant_imports
from workshops.tasks import participant_import as tasks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def countries(db):
    load_all_countries()


@pytest.fixture
def browser(client_of, organiser):
    return client_of(organiser)


@pytest.fixture
def batch(workshop, organiser):
    return participant_imports.stage(workshop=workshop, text=DRAWN, by=organiser)


def url(name, thing):
    return reverse(name, args=[thing.code])


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_pasted_list_is_shown_row_by_row(browser, workshop):
    response = browser.post(url("participant_imports", workshop), {"text": DRAWN}, follow=True)
    page = text_of(response)
    assert "25 rows were read. 22 are ready; 3 have a cell to correct." in page
    assert "Passport No.” is left out: it belongs to travel." in page
    assert "7 headings recognised" in page
    assert 'value="b.sisoulith.customs.gov.la"' in page
    assert "no name: counted, never printed" in page
    assert "Add 22 people now" in page


def test_a_dropped_file_does_the_same(browser, workshop):
    file = xlsx([("Name", "Country"), ("Hasan, Noora", "Bahrain")])
    response = browser.post(url("participant_imports", workshop), {"file": file}, follow=True)
    assert "1 row was read. 1 is ready." in text_of(response)


def test_what_was_pasted_stays_when_it_cannot_be_read(browser, workshop):
    response = browser.post(url("participant_imports", workshop), {"text": "Name\tCountry"})
    assert response.status_code == 422
    assert "Name\tCountry" in response.content.decode()
    assert "Only headings were found" in text_of(response)


def test_a_disguised_file_gets_a_sentence_and_keeps_nothing(browser, workshop):
    file = SimpleUploadedFile("list.xlsx", b"%PDF-1.7 nothing")
    response = browser.post(url("participant_imports", workshop), {"file": file})
    assert response.status_code == 422
    assert "calls itself xlsx, but is something else" in text_of(response)
    assert not Import.objects.exists()


def test_twenty_five_people_in_five_clicks(browser, workshop):
    """Paste, check; accept all; add: the rest of the clicks is the way to the page."""
    clicks = 0
    response = browser.post(url("participant_imports", workshop), {"text": DRAWN}, follow=True)
    batch = response.context["batch"]
    for name in ("import_acceptance", "import_participations"):
        response = browser.post(url(name, batch), {}, follow=True)
        clicks += 1
    assert clicks == 2
    assert "25 people are on the list." in text_of(response)
    assert workshop.participations.count() == 25


def test_a_cell_that_is_still_wrong_comes_back_as_it_was_typed(browser, batch):
    row = batch.rows.get(number=5)
    response = browser.post(url("import_corrections", batch), {f"{row.code}-email": "nearly, but no"})
    assert response.status_code == 422
    assert 'value="nearly, but no"' in text_of(response)
    response = browser.post(url("import_corrections", batch), {f"{row.code}-email": "b@customs.gov.la"})
    assert response.status_code == 302


@pytest.mark.parametrize("name", ["import_acceptance", "import_participations"])
def test_every_button_keeps_what_was_typed_elsewhere(browser, batch, name):
    row = batch.rows.get(number=10)
    browser.post(url(name, batch), {f"{row.code}-country": "Thailand"})
    row.refresh_from_db()
    assert row.values["text"]["country"] == "Thailand"
    assert row.problems == {}


def test_accepting_one_proposal_keeps_what_was_typed_into_another_row(browser, batch):
    fifth, tenth = batch.rows.get(number=5), batch.rows.get(number=10)
    browser.post(f"{url('import_row_acceptance', fifth)}?field=email", {f"{tenth.code}-country": "Thailand"})
    for row in (fifth, tenth):
        row.refresh_from_db()
        assert row.state == "ready"


def test_an_e_mail_without_at_cannot_stay(browser, batch):
    row = batch.rows.get(number=5)
    assert browser.post(f"{url('import_row_keeping', row)}?field=email").status_code == 422


def test_nonsense_posted_to_the_rows_changes_nothing(browser, batch):
    junk = {"x": "y", "-": "", "service-": "customs", "nothing-email": "a@b.c", "service-zz": "zz"}
    assert browser.post(url("import_corrections", batch), junk).status_code == 302
    assert browser.post(url("import_corrections", batch), junk | {"service-zz": "\x00"}).status_code == 400
    row = batch.rows.get(number=5)
    body = {f"{row.code}-email": "x" * 5000, f"{row.code}-cells": "[]", f"service-{row.code}": "no such kind"}
    assert browser.post(url("import_corrections", batch), body).status_code == 422


def test_a_duplicate_is_settled_by_its_two_buttons(browser, workshop, organiser, make_person):
    make_person("Perera", "N", email="n.perera@customs.gov.lk")
    batch = participant_imports.stage(workshop=workshop, text=DRAWN, by=organiser)
    page = text_of(browser.get(url("participant_import", batch)))
    assert "1 possible duplicate" in page
    assert "Known: PERERA N, same e-mail" in page
    row = batch.rows.get(number=12)
    browser.post(url("import_row_difference", row))
    row.refresh_from_db()
    assert (row.state, row.match) == ("ready", None)
    assert browser.post(url("import_row_sameness", row)).status_code == 409


def test_the_kind_of_a_new_administration_is_proposed_and_chosen(browser, batch):
    page = text_of(browser.get(url("participant_import", batch)))
    row = batch.rows.get(number=3)
    assert f'name="service-{row.code}"' in page
    assert '<option value="police" selected>' in page
    browser.post(url("import_participations", batch), {f"service-{row.code}": "border"})
    from programmes.models import Organisation

    found = {str(o): o.kind for o in Organisation.objects.filter(country__iso2="KH")}
    assert found == {"National Police": "border", "Customs and Excise": "other"}


def test_headings_are_changed_on_a_page_of_their_own(browser, workshop, organiser):
    batch = participant_imports.stage(workshop=workshop, text="Surname\tWas\nHasan\tOfficer", by=organiser)
    page = text_of(browser.get(url("import_headings", batch)))
    assert "“Was”" in page and "Officer" in page
    both = {"column-0": "family_name", "column-1": "family_name"}
    assert browser.post(url("import_headings", batch), both).status_code == 422
    assert (
        browser.post(url("import_headings", batch), {"column-0": "family_name", "column-1": "post"}).status_code == 302
    )
    assert batch.rows.get().values["text"]["post"] == "Officer"


def test_the_list_is_taken_back_from_its_page(browser, workshop, batch):
    browser.post(url("import_participations", batch))
    assert "Take all 22 added back" in text_of(browser.get(url("participant_import", batch)))
    response = browser.post(url("import_undo", batch), follow=True)
    assert "The list is taken back" in text_of(response)
    assert not workshop.participations.exists()


def test_the_list_of_participants_offers_the_last_list(browser, workshop, batch):
    page = text_of(browser.get(url("participants", workshop)))
    assert url("participant_imports", workshop) in page
    browser.post(url("import_participations", batch))
    page = text_of(browser.get(url("participants", workshop)))
    assert url("import_undo", batch) in page
    assert "Take that list back" in page


def test_the_source_is_downloaded_as_it_came(browser, batch):
    response = browser.get(url("import_file", batch))
    assert b"".join(response.streaming_content).decode() == DRAWN
    assert response["Content-Disposition"].startswith("attachment")


def test_markup_in_a_cell_is_text(browser, workshop):
    text = 'Surname\tFirst name\tE-mail\n<script>alert(1)</script>\tA\t"><img src=x onerror=alert(1)>'
    response = browser.post(url("participant_imports", workshop), {"text": text}, follow=True)
    assert b"<script>alert" not in response.content
    assert b"<img" not in response.content


def test_strangers_find_nothing_and_others_are_refused(client_of, batch, workshop, stranger, facilitator):
    row = batch.rows.first()
    posts = [
        *(url(name, batch) for name in ("import_corrections", "import_acceptance", "import_headings", "import_undo",
                                        "import_participations", "import_discard")),
        *(url(name, row) for name in ("import_row_acceptance", "import_row_keeping", "import_row_sameness",
                                      "import_row_difference")),
    ]  # fmt: skip
    gets = [url(name, batch) for name in ("participant_import", "import_headings", "import_file")]
    for actor, status in ((stranger, 404), (facilitator, 403)):
        other = client_of(actor)
        assert other.get(url("participant_imports", workshop)).status_code == status
        assert {other.get(address).status_code for address in gets} == {status}
        assert {other.post(address).status_code for address in posts} == {status}


def test_home_says_what_waits(client_of, browser, workshop, batch, stranger):
    said = f"The list for {workshop} has 25 rows to settle"
    assert said in text_of(browser.get(reverse("home")))
    assert said not in text_of(client_of(stranger).get(reverse("home")))
    browser.post(url("import_discard", batch))
    assert said not in text_of(browser.get(reverse("home")))


def test_blanks_become_reminders(browser, workshop, organiser):
    batch = participant_imports.stage(workshop=workshop, text="Name\nHasan\nIsa", by=organiser)
    browser.post(url("import_participations", batch))
    page = text_of(browser.get(url("workshop", workshop)))
    assert "2 people are without an e-mail address" in page
    assert "2 people are without an administration" in page


def queries(browser, address):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_the_page_asks_as_much_for_three_rows_as_for_fifty(browser, workshop, organiser):
    few = participant_imports.stage(workshop=workshop, file=xlsx(many(3)), by=organiser)
    most = participant_imports.stage(workshop=workshop, file=xlsx(many(60)), by=organiser)
    assert queries(browser, url("participant_import", few)) == queries(browser, url("participant_import", most))


def test_reading_and_adding_a_long_list_takes_few_statements_a_row(workshop, organiser):
    def asked(do):
        with CaptureQueriesContext(connection) as found:
            do()
        return len(found)

    batch = participant_imports.stage(workshop=workshop, file=xlsx(many(10)), by=organiser)
    before = asked(lambda: participant_imports.apply(batch=batch, by=organiser))
    file = xlsx(many(110))
    read = asked(lambda: participant_imports.stage(workshop=workshop, file=file, by=organiser))
    assert read < 40
    longer = Import.objects.first()
    assert asked(lambda: participant_imports.apply(batch=longer, by=organiser)) - before < 100 * 2 + 120


@pytest.fixture
def long_list(workshop, organiser):
    return participant_imports.stage(workshop=workshop, file=xlsx(many(250)), by=organiser)


def test_a_long_list_is_added_by_the_worker(browser, workshop, long_list):
    browser.post(url("import_participations", long_list))
    assert not workshop.participations.exists()
    assert Outbox.objects.get().event == "workshops.import.confirmed"
    page = text_of(browser.get(url("participant_import", long_list)))
    assert "The list is being added" in page
    assert "Add 250 people now" not in page
    tasks.add(Outbox.objects.get().object_pk)
    tasks.add(Outbox.objects.get().object_pk)
    assert workshop.participations.count() == 250
    assert Job.objects.get().state == "done"
    polled = browser.get(url("participant_import", long_list), headers={"HX-Request": "true"})
    assert polled["HX-Refresh"] == "true"


def test_a_worker_that_may_not_any_more_says_so(browser, workshop, long_list):
    browser.post(url("import_participations", long_list))
    from datetime import timedelta

    with clock.at(clock.now() + timedelta(days=200)):
        tasks.add(long_list.pk)
    assert Job.objects.get().state == "failed"
    page = text_of(browser.get(url("participant_import", long_list)))
    assert "Only organisers keep the list" in page
    assert "Add 250 people now" in page


def test_two_thousand_rows_are_read_and_shown_in_pages(browser, workshop):
    response = browser.post(url("participant_imports", workshop), {"file": xlsx(many(2000))}, follow=True)
    page = text_of(response)
    assert "2000 rows were read." in page
    assert page.count('<tr id="row-') == 50
