"""Who pays: a default of the workshop, what differs for one participation, and shares that come to one hundred."""

import pytest

from programmes.actions import grant as grants
from programmes.actions import organisation as organisations
from programmes.models import History
from programmes.rules.refusal import Invalid, NotAllowed
from workshops.actions import funding as fundings
from workshops.actions import headcount as headcounts
from workshops.models import Participation
from workshops.rules import funding as rules
from workshops.rules.funding import Share


@pytest.fixture
def grant(programme, by):
    donor = organisations.add(name="Ministry", kind="donor", by=by)
    return grants.record(programme=programme, by=by, donor=donor, title="Phase II")


@pytest.fixture
def second(programme, by, unep):
    return grants.record(programme=programme, by=by, donor=unep, title="Ozone fund")


def test_participations_take_the_default_of_the_workshop_and_one_may_differ(
    organiser, workshop, add_participant, grant, second
):
    there = [add_participant(name) for name in ("Hasan", "Saleh", "Rashid")]
    fundings.set_for_workshop(
        workshop=workshop, by=organiser, shares=[Share("grant", 60, grant), Share("grant", 40, second)]
    )
    fundings.set_for_participation(participation=there[1], by=organiser, shares=[Share("own", 100)])
    fundings.set_for_participation(participation=there[2], by=organiser, shares=[Share("grant", 100, second)])
    assert rules.words(rules.of_participation(there[0])) == "Phase II, 60 %; Ozone fund, 40 %"
    assert [set(rules.participations(one)) for one in (grant, second)] == [{there[0]}, {there[0], there[2]}]
    assert set(workshop.donors.all()) == {grant.donor, second.donor}, "credited"
    shares = rules.Shares(second)
    assert [shares.of(workshop.pk, one.pk) for one in (there[0], there[2])] == [40, 100]
    assert list(rules.workshops(grant)) == [workshop]
    entry = History.objects.about(there[1]).first()
    assert (entry.act, "Own administration" in entry.details) == ("fundings.set_for_participation", True)
    fundings.set_for_participation(participation=there[1], by=organiser, shares=[])
    assert set(rules.participations(grant)) == {there[0], there[1]}, "as the workshop again"


def test_shares_come_to_one_hundred_and_belong_to_the_programme(
    organiser, workshop, grant, other_programme, by, facilitator, stranger
):
    with pytest.raises(Invalid, match="come to 90 %"):
        fundings.set_for_workshop(workshop=workshop, by=organiser, shares=[Share("grant", 90, grant)])
    theirs = grants.record(programme=other_programme, by=by, donor=grant.donor, title="Theirs")
    with pytest.raises(Invalid, match="another programme"):
        fundings.set_for_workshop(workshop=workshop, by=organiser, shares=[Share("grant", 100, theirs)])
    for nobody in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            fundings.set_for_workshop(workshop=workshop, by=nobody, shares=[])


def test_the_pages_say_who_pays_and_take_it(client_of, organiser, workshop, add_participant, grant, by):
    entry = add_participant("Hasan")
    client = client_of(organiser)
    page = f"/workshops/{workshop.code}/funding/"
    assert "Phase II" in client.get(page).content.decode()
    bad = client.post(page, {f"grant_{grant.code}": "70", "host": "20"})
    assert bad.status_code == 422 and "come to 90 %" in bad.content.decode()
    assert client.post(page, {f"grant_{grant.code}": "70", "host": "30"}).status_code == 302
    assert "Phase II, 70 %; Host, 30 %" in client.get(f"/workshops/{workshop.code}/").content.decode()
    own = f"/participations/{entry.code}/funding/"
    assert "Phase II, 70 %; Host, 30 %" in client.get(own).content.decode()
    assert client.post(own, {"own": "100"}).status_code == 302
    assert "Own administration" in client.get(f"/participations/{entry.code}/details/").content.decode()
    assert not rules.participations(grant).exists()
    headcounts.declare(workshop=workshop, number=12, by=by)
    assert list(rules.workshops_by_default(grant)) == [workshop] and Participation.objects.count() == 1
