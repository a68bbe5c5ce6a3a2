"""The pages of a mission's record: each is filled in where it is missing, and what comes back loses nothing."""

from datetime import time, timedelta

import pytest

from accreditation.actions import host_feedback as host_feedbacks
from accreditation.actions import mission as missions
from accreditation.models import HostFeedback, Lesson, Mission, MissionEvaluation, Reflection
from accreditation.rules import mission_record as record_rules
from programmes.rules import clock
from workshops.actions import agenda_item as agenda_items


@pytest.fixture
def item(walk, by):
    walk.to("confirmed")
    workshop = walk.mission.workshop
    return agenda_items.add(workshop=workshop, day=workshop.starts_on, starts_at=time(9), title="Valuation", by=by)


def test_the_lead_puts_down_who_taught_what_ticks_the_lessons_and_puts_the_page_right(walk, item, client_of):
    lead, at, place = client_of(walk.expert), f"/missions/{walk.mission.code}/", walk.co_trainer
    page = lead.get(f"{at}teaching/").content.decode()
    assert "Valuation" in page and f'name="{item.code}-{place.code}"' in page
    assert lead.post(f"{at}teaching/", {f"{item.code}-lead": "70"}).status_code == 422
    assert (
        lead.post(f"{at}teaching/", {f"{item.code}-lead": "20", f"{item.code}-{place.code}": "40"}).status_code == 302
    )
    assert Lesson.objects.count() == 2 and "67 %" in lead.get(at).content.decode()
    there = f"/co-trainers/{place.code}/evaluation/"
    assert f'name="seen-{item.code}"' in lead.get(there).content.decode()
    form = {"strengths": "Clear.", "independence": "alone", "outcome": "recommend", f"note-{item.code}": "Good cases."}
    assert lead.post(there, form | {"outcome": "not", "to_develop": "Much."}).status_code == 422
    assert lead.post(there, form).status_code == 302
    assert "Good cases." in lead.get(there).content.decode()
    page = lead.get(f"{there}correction/").content.decode()
    assert "Good cases." in page and "Clear." in page
    assert lead.post(f"{there}correction/", form | {"strengths": "Very clear."}).status_code == 422
    right = form | {"strengths": "Very clear.", "reason": "A slip."}
    assert lead.post(f"{there}correction/", right).status_code == 302
    assert MissionEvaluation.objects.get().strengths == "Very clear."


def test_a_colleague_signs_too_and_the_candidate_writes_their_own_view(walk, client_of, facilitator, sign_in, route):
    route.requirements.filter(kind="mission").update(asks_second_signature=True, asks_reflection=True)
    walk.to("mission_evaluated")
    there = f"/co-trainers/{walk.co_trainer.code}/"
    second, candidate = client_of(facilitator), client_of(sign_in(walk.candidacy.person))
    assert "second sign-off open" in second.get(f"/missions/{walk.mission.code}/").content.decode()
    assert "Sign it too" in second.get(f"{there}evaluation/").content.decode()
    assert candidate.get(f"{there}evaluation/").status_code == 403
    assert candidate.post(f"{there}evaluation/second-signature/", {"remark": ""}).status_code == 403
    assert second.post(f"{there}evaluation/second-signature/", {"remark": "Agreed."}).status_code == 302
    assert "Agreed." in second.get(f"{there}evaluation/").content.decode()
    assert "Write it" in candidate.get(f"/missions/{walk.mission.code}/").content.decode()
    assert candidate.post(f"{there}reflection/", {"went_well": "The cases."}).status_code == 422
    assert candidate.post(f"{there}reflection/", {"went_well": "The cases.", "learned": "Time."}).status_code == 302
    assert "The cases." in client_of(walk.expert).get(f"{there}reflection/").content.decode()
    assert second.get(f"{there}reflection/").status_code == 403
    assert Reflection.objects.count() == 1


def test_the_host_answers_by_its_link_and_sees_nothing_else(walk, client_of, client):
    walk.to("confirmed")
    office, at = client_of(walk.organiser), f"/missions/{walk.mission.code}/"
    assert office.post(f"{at}host-link/").status_code == 302
    mission = Mission.objects.get(pk=walk.mission.pk)
    address = f"/host-feedback/{record_rules.token(mission)}/"
    assert address in office.get(at).content.decode()
    page = client.get(address)
    assert page.status_code == 200 and "Noora Hasan" not in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert client.post(address, {"given_by": "The director"}).status_code == 422
    words = {"given_by": "The director", "went_well": "A calm team.", "about_co_trainers": "Fine."}
    assert client.post(address, words).status_code == 302
    assert "A calm team." in office.get(at).content.decode()
    host_feedbacks.make_link(mission=mission, by=walk.organiser)
    assert client.get(address).status_code == 404
    assert office.post(f"{at}host-feedback/", words | {"went_well": "By telephone."}).status_code == 302
    assert HostFeedback.objects.get().went_well == "By telephone."
    with clock.at(clock.now() + timedelta(days=90)):
        mission.refresh_from_db()
        late = f"/host-feedback/{record_rules.token(mission)}/"
        assert (client.get(late).status_code, client.post(late, words).status_code) == (200, 409)


def test_the_office_keeps_request_dates_release_and_team(walk, client_of, mission_of, add_participant, facilitator):
    walk.mission = mission_of(walk.organiser, starts_in=9)
    walk.to("mission_planned")
    office, other, at = client_of(walk.organiser), client_of(facilitator), f"/missions/{walk.mission.code}/"
    for noun in ("request", "dates", "lead/release"):
        assert (office.get(f"{at}{noun}/").status_code, other.get(f"{at}{noun}/").status_code) == (200, 403), noun
    assert office.post(f"{at}request/", {"topics": "Valuation", "officers_expected": "30"}).status_code == 302
    release = {"reference": "GRA/12", "released_on": clock.today()}
    assert office.post(f"{at}lead/release/", release).status_code == 302
    page = office.get(at).content.decode()
    assert "Valuation" in page and "GRA/12" in page
    first = walk.mission.workshop.starts_on + timedelta(days=7)
    dates = {"starts_on": first, "ends_on": first, "reason": "Flood.", "releases_hold": "on"}
    assert office.post(f"{at}dates/", dates | {"reason": ""}).status_code == 422
    assert office.post(f"{at}dates/", dates).status_code == 302
    there = f"/co-trainers/{walk.co_trainer.code}/replacement/"
    assert office.get(there).status_code == 200 and other.post(there).status_code == 403
    assert office.post(there, {"candidacy": "", "reason": "Ill."}).status_code == 422


def test_a_mission_page_costs_the_same_with_one_and_with_three_of_everything(walk, item, client_of, second_candidate):
    office, at = client_of(walk.organiser), f"/missions/{walk.mission.code}/"
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert office.get(at).status_code == 200
        return len(found)

    queries()
    one = queries()
    missions.replace_co_trainer(
        co_trainer=walk.co_trainer, candidacy=second_candidate, by=walk.organiser, reason="Ill."
    )
    Mission.objects.filter(pk=walk.mission.pk).update(state="matched")
    missions.add_co_trainer(mission=Mission.objects.get(pk=walk.mission.pk), candidacy=walk.fresh(), by=walk.organiser)
    assert queries() == one


def test_the_contact_of_the_host_is_named_and_written_to_from_the_page_of_the_mission(walk, client_of, facilitator):
    walk.to("confirmed")
    office, at = client_of(walk.organiser), f"/missions/{walk.mission.code}/"
    assert "not yet named" in office.get(at).content.decode()
    assert office.post(f"{at}host-letters/").status_code == 409
    assert client_of(facilitator).get(f"{at}host-contact/").status_code == 403
    assert office.post(f"{at}host-contact/", {"host_email": "no address"}).status_code == 422
    assert office.post(f"{at}host-contact/", {"host_email": "addo@customs.example"}).status_code == 302
    assert "Send the link now" in office.get(at).content.decode()
    assert office.post(f"{at}host-letters/").status_code == 302
    page = office.get(at).content.decode()
    assert "The letter is on its way." in page and "Remind the host" in page and "addo@customs.example" in page
    assert "addo@customs.example" not in client_of(facilitator).get(at).content.decode()
