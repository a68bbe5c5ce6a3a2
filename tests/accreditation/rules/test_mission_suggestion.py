"""Whom a mission might take along: reasons in words, nobody who cannot come, and people instead of countries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accreditation.actions import accreditation as accreditations
from accreditation.actions import mission as missions
from accreditation.actions import trainer_profile as trainer_profiles
from accreditation.models import Mission
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_suggestion as suggestions
from workshops.actions import participation as participations


@pytest.fixture
def trainer_of(walk, make_person, ghana_customs, administrator):
    def make(name, **fields):
        person = make_person(name, "T.", **({"organisation": ghana_customs} | fields))
        accreditations.load_earlier(
            programme=walk.candidacy.programme, person=person, title="T", granted_on=date(2016, 1, 1), letter="1",
            by=administrator,
        )  # fmt: skip
        return person

    return make


@pytest.fixture
def mission(walk, mission_of, ghana):
    ghana.wco_region = "WCA"
    ghana.save()
    mission = mission_of(walk.organiser, starts_in=30)
    missions.add_co_trainer(mission=mission, candidacy=walk.to("passed"), by=walk.organiser)
    missions.request(mission=mission, by=walk.organiser, topics="Customs valuation and origin")
    return Mission.objects.with_team().get(pk=mission.pk)


def names(found):
    return [one.person.family_name for one in found]


def test_experts_come_with_their_reasons_and_those_who_cannot_come_are_left_out(
    walk, mission, trainer_of, customs, ghana, english, add_participant, by
):
    fits = trainer_of("Fits", country=ghana)
    fits.languages.add(english)
    trainer_profiles.keep(person=fits, topics=["Origin"], by=by)
    trainer_of("Plain")
    trainer_of("Colleague", organisation=customs)
    away, busy, had = trainer_of("Away"), trainer_of("Busy"), trainer_of("Had")
    first = mission.workshop.starts_on
    trainer_profiles.add_period(person=away, kind="unavailable", starts_on=first, ends_on=first, by=by)
    other = Mission.objects.get(pk=missions.match(mission=_earlier(walk, mission), lead=had, by=by).pk)
    assert other.lead == had
    at = walk.mission_of(by, starts_in=31).workshop
    participations.add(workshop=at, person=busy, kind="facilitator", by=by)
    found = suggestions.leads(walk.organiser, mission)
    assert names(found) == ["Fits", "Plain", "Had"]
    assert found[0].reasons == ["speaks English", "same region", "teaches Origin", "has led no mission yet"]
    assert found[2].reasons[-1].startswith("led a mission in")


def _earlier(walk, mission):
    return walk.mission_of(walk.organiser, starts_in=-30)


def test_those_who_wait_come_in_the_order_of_waiting_and_say_what_speaks_against(
    walk, mission, second_candidate, mission_of, make_person, customs, programme
):
    found = suggestions.co_trainers(walk.organiser, mission)
    assert names(found) == ["Said"] and found[0].reasons[0] == "waits 0 months" and not found[0].against
    colleague = make_person("Ali", "Y.", organisation=customs)
    other = missions.match(mission=mission_of(walk.organiser, starts_in=60), lead=colleague, by=walk.organiser)
    found = suggestions.co_trainers(walk.organiser, Mission.objects.with_team().get(pk=other.pk))
    assert "same administration" in found[0].against


def test_the_line_counts_those_who_wait_and_missions_before_the_field(walk, mission, second_candidate, stranger):
    assert mission_rules.waiting_line(walk.organiser) == "1 waiting, 1 mission planned."
    assert mission_rules.waiting_line(walk.organiser, walk.candidacy.programme) == "1 waiting, 1 mission planned."
    assert mission_rules.waiting_line(stranger, walk.candidacy.programme) == ""


def test_suggestions_stand_beside_the_choice_and_cost_the_same_for_one_and_for_three(
    walk, mission, trainer_of, client_of
):
    client, at = client_of(walk.organiser), f"/missions/{mission.code}/"

    def queries():
        with CaptureQueriesContext(connection) as found:
            page = client.get(f"{at}lead/").content.decode()
        return len(found), page

    first = trainer_of("First")
    queries()
    one, page = queries()
    assert "Suggested experts" in page and "T. First" in page
    trainer_of("Second"), trainer_of("Third")
    three, page = queries()
    assert three == one and "T. Third" in page
    assert client.post(f"{at}lead/", {"lead": first.pk}).status_code == 302
    assert Mission.objects.get(pk=mission.pk).lead == first
    page = client.get(f"{at}co-trainers/").content.decode()
    assert "Suggested co-trainers" not in page and "Choose" in page
    assert "0 waiting, 1 mission planned." in client.get("/missions/").content.decode()
    assert "0 waiting, 1 mission planned." in client.get("/accreditation/").content.decode()
