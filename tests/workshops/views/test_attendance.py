"""Attendance in the browser: the list of a half-day, the table, one person's line, who comes when."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programmes.rules import actor as actors
from tests.workshops.attending import MONDAY, MORNING, NEXT, NEXT_MONDAY, at
from workshops.actions import attendance
from workshops.models import Attendance, PaperRecord


@pytest.fixture
def hasan(expect):
    return expect("Hasan", "Noora")


@pytest.fixture
def saleh(expect):
    return expect("Saleh", "Ahmed")


@pytest.fixture
def to(two_weeks):
    """to("half_day") -> the address of a page of Monday morning."""
    return lambda name, *more: reverse(name, args=[two_weeks.code, MORNING, *more])


def test_one_tap_marks_and_the_page_comes_back_at_that_person(client_of, facilitator, hasan, saleh, to):
    client = client_of(facilitator)
    here = reverse("participation_half_day", args=[hasan.code, MORNING])
    with at(MONDAY, 9, 25):
        page = client.get(to("half_day")).content.decode()
        assert "2 of 2" in page and "Came now, 25 minutes late" in page and "Everybody else was there" in page
        answer = client.post(here, {"state": "present", "late_minutes": "25", "seen": "0"})
        assert answer.url == f"{to('half_day')}#p-{hasan.code}"
        client.post(reverse("participation_half_day", args=[saleh.code, MORNING]), {"state": "absent", "seen": "0"})
        page = client.get(to("half_day")).content.decode()
        assert "1 of 2" in page and "25 minutes late" in page and "marked by hand" in page
        # Somebody who had the page open before presses a button of it.
        answer = client.post(here, {"state": "absent", "seen": "0"})
        assert answer.status_code == 409 and "meanwhile: 25 minutes late" in answer.content.decode()
        assert 'name="seen" value="1"' in answer.content.decode()
        assert client.post(here, {"state": "absent", "seen": "1"}).status_code == 302
        assert client.post(here, {"state": "present", "late_minutes": "500", "seen": "2"}).status_code == 422
    assert Attendance.objects.filter(state="absent").count() == 2


def test_numbers_in_any_script_and_a_wrong_one_is_said_beside_the_field(client_of, facilitator, hasan, saleh, to):
    client, other = client_of(facilitator), str(saleh.number)
    arabic = "".join(chr(0x660 + int(c)) for c in str(hasan.number))
    with at(MONDAY, 10):
        wrong = client.post(to("half_day_absences"), {"numbers": f"{other}, 777"})
        assert wrong.status_code == 422 and "has the number 777" in wrong.content.decode()
        assert client.post(to("half_day_absences"), {"numbers": f"{arabic} ، {other}"}).status_code == 302
        assert Attendance.objects.filter(state="absent").count() == 2
        assert client.post(to("half_day_presences"), follow=True).status_code == 200
        assert client.post(to("half_day_missing")).status_code == 409


def test_a_sheet_is_attached_and_typed_in(client_of, facilitator, hasan, saleh, two_weeks, to):
    client = client_of(facilitator)
    with at(MONDAY, 18):
        assert (
            "2 half-days have no signed sheet"
            in client.get(reverse("attendance", args=[two_weeks.code])).content.decode()
        )
        assert client.post(to("half_day_scans"), {}).status_code == 422
        scan = SimpleUploadedFile("monday.pdf", b"%PDF-1.7 signed")
        assert client.post(to("half_day_scans"), {"file": scan}).status_code == 302
        kept = PaperRecord.objects.get()
        assert (kept.kind, kept.day, kept.half) == ("sign_in", MONDAY, "morning")
        page = client.get(to("half_day_sheet")).content.decode()
        assert "monday.pdf" in page and f'name="signed-{hasan.code}"' in page
        typed = {f"signed-{saleh.code}": "on", f"late-{saleh.code}": "500"}
        assert client.post(to("half_day_sheet"), typed).status_code == 422
        assert client.post(to("half_day_sheet"), typed | {f"late-{saleh.code}": "15"}).status_code == 302
        assert "monday.pdf" in client.get(to("half_day")).content.decode()
        whole = SimpleUploadedFile("day.pdf", b"%PDF-1.7 signed all day")
        client.post(to("half_day_scans"), {"file": whole, "whole_day": "on"})
        assert "no signed sheet" not in client.get(reverse("attendance", args=[two_weeks.code])).content.decode()
    assert hasan.attendance.get().is_absent and saleh.attendance.get().late_minutes == 15


def test_everybody_sees_their_own_half_days_and_nobody_elses(
    client_of, signed_in, facilitator, stranger, hasan, saleh, two_weeks, to
):
    own, other = (reverse("participation_attendance", args=[one.code]) for one in (hasan, saleh))
    with at(MONDAY, 18):
        attendance.mark(participation=hasan, half_day=MORNING, late_minutes=20, by=facilitator)
        client = signed_in(actors.for_person(hasan.person))
        hub = client.get(reverse("workshop", args=[two_weeks.code])).content.decode()
        assert "You were there in 2 of 2 half-days" in hub and own in hub and to("half_day") not in hub
        page = client.get(own).content.decode()
        assert "20 minutes late" in page and "4 hours 25 minutes" in page
        assert "What was recorded, when" not in page and facilitator.person.family_name not in page
        assert client.get(other).status_code == 403
        assert client.get(to("half_day")).status_code == 403
        assert client_of(stranger).get(other).status_code == 404
        team = client_of(facilitator)
        hub = team.get(reverse("workshop", args=[two_weeks.code])).content.decode()
        assert to("half_day").replace("morning", "afternoon") in hub
        assert facilitator.label in team.get(own).content.decode()


def test_late_changes_are_marked_and_a_link_from_before_the_agenda_changed_leads_to_the_table(
    client_of, organiser, hasan, two_weeks
):
    client = client_of(organiser)
    with at(MONDAY.replace(month=4), 9):
        attendance.mark(participation=hasan, half_day=NEXT, state="absent", by=organiser)
        page = client.get(reverse("participation_attendance", args=[hasan.code])).content.decode()
        assert page.count("recorded after the workshop") == 2
        table = client.get(reverse("half_day", args=[two_weeks.code, "2026-03-04-morning"]), follow=True)
        assert "Nothing is on the agenda in this half-day" in table.content.decode()
        assert "2 of 3 half-days" in table.content.decode()


def test_a_whole_service_comes_in_week_two(client_of, organiser, facilitator, hasan, two_weeks):
    url = reverse("expectations", args=[two_weeks.code])
    with at(MONDAY, 8):
        client = client_of(organiser)
        assert client.post(url, {"who": "", "expected_from": "2026-03-09"}).status_code == 422
        assert client.post(url, {"who": "kind customs", "expected_from": "2026-04-09"}).status_code == 422
        page = client.post(url, {"who": "kind customs", "expected_from": "2026-03-09"}, follow=True).content.decode()
        assert "Changed for 1 person" in page and "from 9 March" in page
        assert client_of(facilitator).get(url).status_code == 403
    with at(MONDAY, 12):
        page = client.get(reverse("half_day", args=[two_weeks.code, MORNING])).content.decode()
        assert "Not expected in this half-day" in page and "No participant is expected" in page
    hasan.refresh_from_db()
    assert hasan.expected_from == NEXT_MONDAY


@pytest.mark.parametrize("number", [1, 4])
@pytest.mark.parametrize("name", ["attendance", "half_day", "half_day_sheet"])
def test_the_pages_ask_the_database_no_more_for_many_than_for_one(
    client_of, facilitator, expect, two_weeks, to, name, number, django_assert_max_num_queries
):
    client = client_of(facilitator)
    with at(MONDAY, 18):
        for n in range(number):
            one = expect(f"Officer {n}", organisation=None)
            attendance.mark(participation=one, half_day=MORNING, late_minutes=n + 1, by=facilitator)
        url = reverse(name, args=[two_weeks.code]) if name == "attendance" else to(name)
        client.get(url)
        with django_assert_max_num_queries(15):
            client.get(url)
