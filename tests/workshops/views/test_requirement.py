"""Completion in the browser: one line a person, one tap a result, one line of reason."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.actions import account as accounts
from programmes.rules import actor as actors
from workshops.actions import requirement as requirements


@pytest.fixture
def asked(workshop, by):
    return requirements.set_for_workshop(workshop=workshop, demonstration=True, prerequisites="Basics", by=by)


def url(name, thing):
    return reverse(name, args=[thing.code])


def test_one_tap_from_the_list_and_one_line_of_reason(client_of, organiser, facilitator, asked, add_participant):
    one, page = add_participant("Hasan", "Noora"), url("workshop_completion", asked)
    client = client_of(facilitator)
    shown = client.get(page).content.decode()
    assert "missing: Basics" in shown and "Complete all the same" not in shown
    basics, demonstration = asked.requirements.all()
    tap = {"requirement": basics.code, "state": "met", "seen": "0", "from_list": "1"}
    assert client.post(url("requirement_results", one), tap).url == page
    assert client.post(page).status_code == 403
    tap = {"requirement": demonstration.code, "state": "not_yet", "seen": "0", "from_list": "1"}
    client.post(url("requirement_results", one), tap)
    assert client.post(url("requirement_results", one), tap | {"state": "met"}).status_code == 409, "an old page"
    client = client_of(organiser)
    assert "missing: demonstration" in client.get(page).content.decode()
    assert client.post(url("participation_complete", one), {"from_list": "1"}).status_code == 422
    assert client.post(url("participation_complete", one), {"from_list": "1", "reason": "Taught at home"}).url == page
    shown = client.get(page).content.decode()
    assert "Completed all the same: Taught at home" in shown and "Completed, by decision" in shown
    assert "Taught at home" in client.get(url("requirement_results", one)).content.decode()


def test_a_whole_result_with_its_file_is_put_right_and_taken_back(client_of, organiser, asked, add_participant):
    from django.core.files.uploadedfile import SimpleUploadedFile

    one, client = add_participant("Hasan"), client_of(organiser)
    basics = asked.requirements.first()
    form = {"requirement": basics.code, "dated_on": "2020-02-03", "reference": "14-2/881", "seen": "0", "note": ""}
    form["file"] = SimpleUploadedFile("certificate.pdf", b"%PDF-1.7 nothing")
    assert client.post(url("requirement_results", one), form).status_code == 302
    page = client.get(url("requirement_results", one)).content.decode()
    assert "14-2/881" in page and "3 February 2020" in page
    kept = one.requirement_results.get()
    assert client.get(url("requirement_result_file", kept)).status_code == 200
    answer = client.post(url("requirement_results", one), form | {"dated_on": "2120-02-03", "file": "", "seen": "1"})
    assert answer.status_code == 422 and "still to come" in answer.content.decode()
    client.post(url("requirement_result_removal", kept))
    assert not one.requirement_results.exists()


def test_what_is_asked_is_set_for_the_workshop_and_for_the_programme(client_of, organiser, workshop, programme):
    client = client_of(organiser)
    page = url("workshop_requirements", workshop)
    assert 'placeholder="80"' in client.get(page).content.decode()
    assert client.post(page, {"attendance_percent": "101"}).status_code == 422
    assert client.post(page, {"attendance_percent": "90", "demonstration": "on"}).status_code == 302
    shown = client.get(url("workshop_completion", workshop)).content.decode()
    assert "90 % of the half-days" in shown and "Teaching demonstration" in shown
    page = reverse("programme_requirements", args=[programme.slug])
    assert client.post(page, {"prerequisites": "Basics"}).status_code == 302
    assert "Basics" in client.get(page).content.decode()


def test_everybody_reads_their_own_line_and_nobody_elses(client_of, stranger, asked, add_participant, by):
    one, other = add_participant("Hasan"), add_participant("Rashid")
    accounts.open(person=one.person, email="hasan@customs.example", by=by)
    client = client_of(actors.for_person(one.person))
    assert "missing: Basics" in client.get(url("requirement_results", one)).content.decode()
    assert "missing: Basics" in client.get(url("person", one.person)).content.decode()
    assert client.get(url("requirement_results", other)).status_code == 403
    assert client.get(url("workshop_completion", asked)).status_code == 403
    for name, thing in (("workshop_completion", asked), ("requirement_results", one)):
        assert client_of(stranger).get(url(name, thing)).status_code == 404


def test_the_page_asks_as_much_for_three_as_for_one(client_of, organiser, asked, add_participant):
    client = client_of(organiser)

    def number():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url("workshop_completion", asked)).status_code == 200
        return len(caught)

    add_participant("Hasan")
    number()
    one = number()
    add_participant("Rashid"), add_participant("Haddad")
    assert number() == one
