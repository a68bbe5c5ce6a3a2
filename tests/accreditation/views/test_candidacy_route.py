"""Pre-screening, more time and another version, as pages: for the organisers, with what was typed kept."""

from django.core.files.uploadedfile import SimpleUploadedFile

from accreditation.actions import candidacy as candidacies
from accreditation.actions import route as routes
from accreditation.models import Candidacy, Screening
from programmes.rules import clock


def test_a_pre_screening_is_recorded_and_its_file_is_for_the_organisers(
    programme, participation, organiser, assessors, by, client_of
):
    routes.give(programme=programme, key="wco_experts", by=by)
    case = candidacies.open(participation=participation, by=organiser)
    office, at = client_of(organiser), f"/candidacies/{case.code}/"
    page = office.get(at).content.decode()
    assert "Missing: Pre-screening." in page and f"{at}screenings/" in page
    data = {"is_met": "no", "screened_by": "Capacity Building", "screened_on": clock.today()}
    answer = office.post(f"{at}screenings/", data)
    assert answer.status_code == 422 and "Capacity Building" in answer.content.decode()
    file = SimpleUploadedFile("cv.pdf", b"%PDF-1.7 nothing")
    assert office.post(f"{at}screenings/", data | {"is_met": "yes", "file": file}).status_code == 302
    url = f"/screenings/{Screening.objects.get().code}/file/"
    assert url in office.get(at).content.decode() and office.get(url).status_code == 200
    assert client_of(assessors[0]).get(url).status_code == 403


def test_more_time_and_another_version_are_given_on_the_page_of_the_case(walk, programme, administrator, client_of):
    walk.to("passed")
    office, at = client_of(walk.organiser), f"/candidacies/{walk.candidacy.code}/"
    assert office.get(f"{at}extension/").status_code == 409 and office.get(f"{at}version/").status_code == 409
    new = routes.give(programme=programme, key="unodc", by=administrator)
    type(new).objects.update(completion_months=12)
    assert "Move to version 2 of the route" in office.get(at).content.decode()
    page = office.get(f"{at}version/").content.decode()
    assert "0 of 2 are done" in page and "Now asked for" in page and "would have to be completed by" in page
    assert office.post(f"{at}version/", {"reason": ""}).status_code == 422
    assert office.post(f"{at}version/", {"reason": "She asked for it"}).status_code == 302
    case = Candidacy.objects.get()
    assert case.route == new and "To be completed by" in office.get(at).content.decode()
    page = office.get(f"{at}extension/").content.decode()
    later = case.due_on.replace(year=case.due_on.year + 1)
    answer = office.post(f"{at}extension/", {"until": case.due_on, "reason": "No mission this year"})
    assert answer.status_code == 422 and "No mission this year" in answer.content.decode()
    assert office.post(f"{at}extension/", {"until": later, "reason": "No mission this year"}).status_code == 302
    assert Candidacy.objects.get().due_on == later
    with clock.at(clock.now().replace(year=later.year + 1)):
        home = office.get("/").content.decode()
        assert "1 candidate is past the date to complete the route" in home
        board = office.get("/accreditation/?group=past_date").content.decode()
        assert "Hasan" in board


def test_the_page_says_who_stands_where_and_who_does_not_decide(walk, client_of, sign_in):
    walk.to("mission_evaluated")
    at = f"/candidacies/{walk.candidacy.code}/"
    office = client_of(walk.organiser)
    assert office.post(f"{at}nominator/", {"person": walk.candidacy.person_id}).status_code == 422
    assert office.get(f"{at}nominator/").status_code == 200
    page = office.get(at).content.decode()
    assert page.count("Takes no part in the decision.") == 4, "candidate, two assessors and the lead expert"
    assert "nominator and lead expert take no part" in page
    type(walk.candidacy.route).objects.update(lead_may_decide=True)
    page = client_of(walk.organiser).get(at).content.decode()
    assert page.count("Takes no part in the decision.") == 3 and "the route says so" in page
    assert office.post(f"{at}nominator/", {"person": walk.administrator.person_id}).status_code == 302
    page = office.get(at).content.decode()
    assert "Nominated by" in page and page.count("Takes no part in the decision.") == 4
    assert "Who stands where" not in client_of(sign_in(walk.candidacy.person)).get(at).content.decode()
