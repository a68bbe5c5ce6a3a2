"""Nobody stands on two sides of a case: the rule says so in a sentence, and the database refuses it without it."""

import pytest
from django.db import IntegrityError, transaction

from accreditation.actions import assessment as assessments
from accreditation.actions import case_party as case_parties
from accreditation.actions import decision as decisions
from accreditation.actions import mission as missions
from accreditation.models import CaseParty
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

DECISION = {"outcome": "accredit", "decided_by": "Director", "decided_on": clock.today()}


@pytest.mark.parametrize("side", CaseParty.Side.values)
def test_the_database_refuses_a_second_side_whatever_the_code_does(walk, side):
    candidacy = walk.to("accredited")
    for party in candidacy.parties.all():
        with pytest.raises(IntegrityError), transaction.atomic():
            CaseParty.objects.create(candidacy=candidacy, person=party.person, side=side)


def test_an_assessor_who_is_programme_administrator_cannot_record_the_decision(walk, sign_in, programme):
    candidacy = walk.to("mission_evaluated")
    both = sign_in(walk.assessors[0].person, RoleKind.PROGRAMME_ADMINISTRATOR, programme)
    with pytest.raises(NotAllowed, match="another side"):
        decisions.record(candidacy=candidacy, by=both, **DECISION)
    assert walk.fresh().state == "mission_evaluated"


def test_the_candidate_who_is_programme_administrator_cannot_record_the_decision(walk, sign_in, programme):
    candidacy = walk.to("mission_evaluated")
    both = sign_in(candidacy.person, RoleKind.PROGRAMME_ADMINISTRATOR, programme)
    with pytest.raises(NotAllowed, match="another side"):
        decisions.record(candidacy=candidacy, by=both, **DECISION)


def test_the_lead_decides_only_where_the_route_says_so(walk, sign_in, programme, route):
    candidacy = walk.to("mission_evaluated")
    both = sign_in(walk.expert.person, RoleKind.PROGRAMME_ADMINISTRATOR, programme)
    with pytest.raises(NotAllowed, match="Lead expert"):
        decisions.record(candidacy=candidacy, by=both, **DECISION)
    route.lead_may_decide = True
    route.save()
    decision = decisions.record(candidacy=walk.fresh(), by=both, **DECISION)
    assert decision.recorded_by.side == CaseParty.Side.LEAD


def test_a_candidate_does_not_assess_themselves(walk, sign_in, programme, scores):
    candidate = sign_in(walk.candidacy.person, RoleKind.ASSESSOR, programme)
    with pytest.raises(NotAllowed):
        assessments.sign(candidacy=walk.candidacy, by=candidate, scores=scores(walk.candidacy), recommends=True)


def test_an_assessor_of_the_case_cannot_lead_its_mission(walk, mission_of):
    candidacy = walk.to("passed")
    mission = mission_of(walk.organiser)
    missions.add_co_trainer(mission=mission, candidacy=candidacy, by=walk.organiser)
    with pytest.raises(Conflict, match="another side"):
        missions.match(mission=mission, lead=walk.assessors[0].person, by=walk.organiser)


def test_the_candidate_cannot_lead_their_own_mission(walk, mission_of):
    candidacy = walk.to("passed")
    mission = mission_of(walk.organiser)
    missions.add_co_trainer(mission=mission, candidacy=candidacy, by=walk.organiser)
    with pytest.raises(Invalid):
        missions.match(mission=mission, lead=candidacy.person, by=walk.organiser)


def test_who_nominated_takes_no_part_in_the_decision(walk, stranger, sign_in, programme):
    candidacy = walk.to("mission_evaluated")
    own = sign_in(candidacy.person, RoleKind.ORGANISER, programme)
    for actor in (stranger, own):
        with pytest.raises(NotAllowed):
            case_parties.nominate(candidacy=candidacy, person=walk.administrator.person, by=actor)
    with pytest.raises(Conflict, match="another side"):
        case_parties.nominate(candidacy=candidacy, person=walk.assessors[0].person, by=walk.organiser)
    case_parties.nominate(candidacy=candidacy, person=walk.organiser.person, by=walk.organiser)
    case_parties.nominate(candidacy=candidacy, person=walk.administrator.person, by=walk.organiser)
    nominators = candidacy.parties.filter(side=CaseParty.Side.NOMINATOR)
    assert [party.person for party in nominators] == [walk.administrator.person], "put right, not added"
    with pytest.raises(NotAllowed, match="Nominator"):
        decisions.record(candidacy=walk.fresh(), by=walk.administrator, **DECISION)
    type(candidacy.route).objects.update(nominator_may_decide=True)
    decision = decisions.record(candidacy=walk.fresh(), by=walk.administrator, **DECISION)
    assert decision.recorded_by.side == CaseParty.Side.NOMINATOR
    with pytest.raises(Conflict, match="closed"):
        case_parties.nominate(candidacy=candidacy, person=walk.organiser.person, by=walk.organiser)
