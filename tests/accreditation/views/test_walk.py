"""The same way in the browser: every step is a page, an act and a page, from the participant to the roster."""

from datetime import timedelta

from accreditation.models import Accreditation, Candidacy, CoTrainer, Mission, Sheet
from programmes.rules import clock


def follow(client, url, data):
    """POST, and the page it leads to."""
    answer = client.post(url, data, follow=True)
    assert answer.status_code == 200, answer.content.decode()[:3000]
    assert answer.redirect_chain, "the form came back"
    return answer.content.decode()


def rubric(candidacy, score="3"):
    """The sheet as a browser without a script posts it."""
    data = {"lesson1": "Day 4, 10:00, Licences", "recommends": "yes", "remarks": "", "remarks-seen": "x"}
    for criterion in candidacy.route.criteria.all():
        data |= {f"s{criterion.pk}": "yes" if criterion.is_yes_no else score, f"c{criterion.pk}": ""}
    return data


def test_the_whole_way_is_walked_in_the_browser(
    route, participation, organiser, administrator, assessors, expert, client_of, ghana, english, programme
):
    office, bench = client_of(organiser), client_of(administrator)
    hub = office.get(f"/workshops/{participation.workshop.code}/").content.decode()
    assert f"/participations/{participation.code}/candidacy/" in hub
    page = follow(office, f"/participations/{participation.code}/candidacy/", {})
    assert "1 of 5 steps done." in page and "Missing: Assessment." in page
    candidacy = Candidacy.objects.get()
    at = f"/candidacies/{candidacy.code}/"
    for assessor in assessors:
        client = client_of(assessor)
        assert f"{at}assessments/" in client.get("/").content.decode()
        assert "Begin your sheet" in client.get(f"{at}assessments/").content.decode()
        assert "Assess Noora Hasan" in follow(client, f"{at}sheet/", {})
        sheet = Sheet.objects.latest("pk")
        assert f"/sheets/{sheet.code}/" in client.get("/").content.decode()
        follow(client, f"/sheets/{sheet.code}/signature/", rubric(candidacy))
    assert "Record as passed" in office.get(at).content.decode()
    assert "Missing: Mission." in follow(office, f"{at}pass/", {})
    first = clock.today()
    mission = {
        "programme": programme.pk, "title": "Field mission in Accra", "city": "Accra", "country": ghana.pk,
        "starts_on": first, "ends_on": first + timedelta(days=4), "time_zone": "UTC", "language": english.pk,
    }  # fmt: skip
    assert "Match a lead expert first." in follow(office, "/missions/new/", mission)
    mission = Mission.objects.get()
    on = f"/missions/{mission.code}/"
    assert "Add at least one co-trainer" in follow(office, f"{on}lead/", {"lead": expert.person.pk})
    follow(office, f"{at}missions/", {"mission": mission.pk})
    place = CoTrainer.objects.get()
    release = {"reference": "Customs Affairs, 14-2/881", "released_on": first}
    assert "release letter of Ama Mensah" in follow(office, f"/co-trainers/{place.code}/release/", release)
    assert "Confirm the mission" in follow(office, f"{on}lead/release/", release)
    follow(office, f"{on}confirmation/", {})
    lead = client_of(expert)
    assert f"/co-trainers/{place.code}/evaluation/" in lead.get("/").content.decode()
    follow(lead, f"/co-trainers/{place.code}/evaluation/", {
        "lessons_observed": 3, "strengths": "Clear and calm.", "to_develop": "", "independence": "alone",
        "outcome": "recommend",
    })  # fmt: skip
    assert "The decision on Noora Hasan can be recorded" in bench.get("/").content.decode()
    page = follow(bench, f"{at}decision/", {
        "outcome": "accredit", "decided_by": "Director, Capacity Building", "decided_on": first, "minutes": "2019/4",
        "reason": "",
    })  # fmt: skip
    trainer = Accreditation.objects.get()
    assert f"/accreditations/{trainer.code}/" in page
    assert "Noora Hasan" in office.get("/accreditation/roster/").content.decode()
    assert "2019/4" in office.get(f"/accreditations/{trainer.code}/").content.decode()
    assert "STCE Expert Trainer" in office.get(f"/people/{candidacy.person.code}/").content.decode()
