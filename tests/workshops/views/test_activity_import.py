"""An archive in the browser: dropped, looked at, its words chosen, added, taken back, and its report taken along."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programmes.models import Import
from tests.workshops.archive import CASES, NO_YEAR, TADOC, TWO_CITIES, archive, load_all_countries
from workshops.models import ActivityRecord, Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client_of, make_actor):
    load_all_countries()
    return client_of(make_actor("programme_administrator"))


def url(name, batch, **query):
    return reverse(name, args=[batch.code]) + ("?show=" + query["show"] if query else "")


def test_from_the_file_to_the_page_of_an_activity(admin, programme, django_assert_max_num_queries):
    page = admin.get(reverse("activity_imports"))
    assert page.status_code == 200 and b"the one each row names" not in page.content.lower()
    file = SimpleUploadedFile("archive.csv", archive(*CASES).encode(), content_type="text/csv")
    answer = admin.post(reverse("activity_imports"), {"programme": programme.pk, "file": file})
    batch = Import.objects.get(kind="activities")
    assert answer.url == url("activity_import", batch)
    with django_assert_max_num_queries(40):
        shown = admin.get(answer.url).content.decode()
    assert "6 rows were read." in shown and "1 waits for you to decide." in shown
    # Sorted by what is to be done: a row to decide, names to match, and doubts by what they are about.
    assert "Line 7</a>, no year" in shown and "about=days" in shown
    for show, title in (("open", NO_YEAR["title"]), ("cells", NO_YEAR["title"]), ("doubt&about=days", TADOC["title"])):
        assert title in admin.get(url("activity_import", batch, show=show)).content.decode()
    for show in ("cells", "doubt&about=sessions"):
        assert TADOC["title"] not in admin.get(url("activity_import", batch, show=show)).content.decode()
    assert TADOC["title"] not in admin.get(url("activity_import", batch, show="here")).content.decode()
    # A word nobody knows is chosen; the others stay words.
    words = admin.get(url("activity_import_words", batch)).content.decode()
    assert "UNODC" in words
    # All of a page at once; a wrong one loses nothing of the others.
    chosen = {"w0-sort": "organisation", "w0-words": "UNODC", "w0-name": "Nobody of that name", "w0-new": ""}
    chosen |= {"w1-sort": "organisation", "w1-words": "TADOC", "w1-name": "", "w1-new": "police"}
    wrong = admin.post(url("activity_import_words", batch), chosen)
    assert wrong.status_code == 422 and "Nobody of that name" in wrong.content.decode()
    assert admin.post(url("activity_import_words", batch), {}).status_code == 422
    chosen |= {"w0-name": "", "w0-new": "international"}
    assert admin.post(url("activity_import_words", batch), chosen).status_code == 302
    left = admin.get(url("activity_import_words", batch)).content.decode()
    assert 'words" value="UNODC"' not in left and 'words" value="TADOC"' not in left and "names to be matched" in left
    admin.post(url("activity_import_open_words", batch))
    # The year is typed in; a day that is none comes back with what was typed.
    row = batch.rows.get(number=6)
    typed = {f"{row.code}-start_date": "14 December"}
    wrong = admin.post(url("activity_import_corrections", batch), typed)
    assert wrong.status_code == 422 and "14 December" in wrong.content.decode()
    typed = {f"{row.code}-start_date": "10-14 December 2018"}
    assert admin.post(url("activity_import_corrections", batch), typed).status_code == 302
    assert admin.post(url("activity_import_entries", batch)).status_code == 302
    assert Workshop.objects.filter(programme=programme).count() == 7
    # Each row leads to its activity, and a row of two sessions to both.
    shown = admin.get(url("activity_import", batch)).content.decode()
    assert "The archive is in the portal" in shown
    for workshop in Workshop.objects.filter(programme=programme):
        assert reverse("workshop", args=[workshop.code]) in shown
    # The activity has its original text beside what was understood, and the report names every doubt.
    record = ActivityRecord.objects.get(key="002:51")
    hub = admin.get(reverse("workshop", args=[record.sessions.get().workshop.code])).content.decode()
    assert "dateline 10-14 December but the text says four-day" in hub and "5 calendar days" in hub
    sessions = ActivityRecord.objects.get(key="002:706").sessions.all()
    hub = admin.get(reverse("workshop", args=[sessions[0].workshop.code])).content.decode()
    assert reverse("workshop", args=[sessions[1].workshop.code]) in hub
    report = admin.get(url("activity_import_report", batch)).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(report)))
    assert {line[0] for line in lines[1:]} == {"2", "3", "4", "5", "6", "7"}
    assert any("four-day" in line[4] for line in lines)
    assert admin.get(url("activity_import_file", batch)).status_code == 200
    admin.post(url("activity_import_reversal", batch))
    assert not Workshop.objects.exists()


def test_a_long_archive_is_a_workers(admin, programme):
    rows = [TWO_CITIES | {"line_no": str(n), "title": f"Visit {n}", "organisers": ""} for n in range(220)]
    answer = admin.post(reverse("activity_imports"), {"programme": programme.pk, "text": archive(*rows)})
    batch = Import.objects.get(kind="activities")
    assert admin.get(answer.url + "?page=2").status_code == 200
    admin.post(url("activity_import_entries", batch))
    assert not Workshop.objects.exists()
    assert b"is being added" in admin.get(answer.url).content


def test_rows_are_settled_one_by_one(admin, programme):
    text = archive(NO_YEAR | {"start_date": "03/04/2018"}, TADOC, TADOC | {"line_no": "52"})
    admin.post(reverse("activity_imports"), {"programme": programme.pk, "text": text})
    batch = Import.objects.get(kind="activities")
    first, _second, third = batch.rows.order_by("number")
    admin.post(reverse("activity_row_acceptance", args=[first.code]) + "?field=start_date")
    admin.post(reverse("activity_row_keeping", args=[third.code]) + "?field=title")
    admin.post(reverse("activity_row_keeping", args=[third.code]) + "?field=organisers")
    assert [row.state for row in batch.rows.order_by("number")] == ["ready", "to_fix", "ready"]
    assert admin.post(reverse("activity_row_keeping", args=[first.code]) + "?field=start_date").status_code == 422
    admin.post(url("activity_import_acceptance", batch))
    page = admin.get(url("activity_import_headings", batch))
    assert page.status_code == 200
    admin.post(url("activity_import_disposal", batch))
    assert not Workshop.objects.exists()


def test_others_find_nothing(admin, programme, client_of, make_actor, other_programme):
    admin.post(reverse("activity_imports"), {"programme": programme.pk, "text": archive(TADOC)})
    batch = Import.objects.get(kind="activities")
    stranger = client_of(make_actor("programme_administrator", at=other_programme))
    assert stranger.get(url("activity_import", batch)).status_code == 404
    facilitator = client_of(make_actor("facilitator"))
    assert facilitator.get(reverse("activity_imports")).status_code == 403
    system = client_of(make_actor("system_administrator"))
    assert b"The one each row names" in system.get(reverse("activity_imports")).content
    assert system.get(url("activity_import", batch)).status_code == 200


def test_a_row_is_an_activity_that_stands_here(admin, programme, workshop):
    days = {"starts_on": TADOC["start_date"], "ends_on": TADOC["end_date"]}
    Workshop.objects.filter(pk=workshop.pk).update(title="Crime analysis", city="Ankara", search_key="ankara", **days)
    admin.post(reverse("activity_imports"), {"programme": programme.pk, "text": archive(TADOC)})
    batch = Import.objects.get(kind="activities")
    row = batch.rows.get()
    here = reverse("activity_row_link", args=[row.code])
    shown = admin.get(url("activity_import", batch)).content.decode()
    assert here in shown and f'value="{workshop.code}"' in shown
    page = admin.get(here).content.decode()
    assert "Crime analysis" in page and "It is this one" in page
    assert "Crime analysis" not in admin.get(here + "?q=Vienna").content.decode()
    assert admin.post(here, {"workshop": "nothing"}).status_code == 409
    assert admin.post(here, {"workshop": workshop.code}).url.endswith(f"#row-{row.number}")
    assert "which stands here" in admin.get(url("activity_import", batch)).content.decode()
    admin.post(reverse("activity_row_link_removal", args=[row.code]))
    assert "which stands here" not in admin.get(url("activity_import", batch)).content.decode()
    admin.post(here, {"workshop": workshop.code})
    admin.post(url("activity_import_entries", batch))
    hub = admin.get(reverse("workshop", args=[workshop.code])).content.decode()
    assert "As the source says" in hub and "19 experts" in hub and Workshop.objects.count() == 1
