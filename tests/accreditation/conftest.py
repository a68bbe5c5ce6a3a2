"""One scene: an accreditation workshop that is over, a candidate, assessors, an expert of another administration."""

from datetime import timedelta

import pytest

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.actions import route as routes
from accreditation.models import Candidacy
from programmes.actions import account as accounts
from programmes.actions import organisation as organisations
from programmes.actions import role as roles
from programmes.models import AgencyKind, RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from tests.workshops.conftest import room, template  # noqa: F401  the break-out of the workshops' own tests
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops


@pytest.fixture
def route(programme, by):
    return routes.give(programme=programme, key="stce", by=by)


@pytest.fixture
def short_route(programme, by):
    return routes.give(programme=programme, key="workshop_only", by=by)


@pytest.fixture
def accreditation_workshop(programme, bahrain, english, by):
    """Ten days in Manama that ended yesterday."""
    return workshops.schedule(
        programme=programme,
        title="Expert Trainer Accreditation Workshop",
        kind="accreditation",
        city="Manama",
        country=bahrain,
        starts_on=clock.today() - timedelta(days=10),
        ends_on=clock.today() - timedelta(days=1),
        language=english,
        by=by,
    )


@pytest.fixture
def ghana_customs(ghana, by):
    return organisations.add(name="Ghana Revenue Authority", kind=AgencyKind.CUSTOMS, country=ghana, by=by)


@pytest.fixture
def sign_in(by):
    """sign_in(person, "assessor", programme) -> Actor of that person, with a sign-in and, if named, a role."""

    def make(person, kind=None, programme=None):
        if kind:
            roles.grant(person=person, kind=kind, programme=programme, by=by)
        if not hasattr(person, "user"):
            accounts.open(person=person, email=f"{person.code}@people.example", by=by, password="a long password 1")
        return actors.for_person(person)

    return make


@pytest.fixture
def assessors(programme, make_person, ghana_customs, sign_in):
    return [
        sign_in(make_person(name, "A.", organisation=ghana_customs), RoleKind.ASSESSOR, programme)
        for name in ("Vermeulen", "Okafor")
    ]


@pytest.fixture
def expert(make_person, ghana_customs, programme, sign_in):
    """A facilitator of the programme, from Ghana: may be asked to lead a mission in Bahrain's cases."""
    return sign_in(make_person("Mensah", "Ama", organisation=ghana_customs), RoleKind.FACILITATOR, programme)


@pytest.fixture
def participation(accreditation_workshop, add_participant, customs, bahrain, by):
    there = add_participant(
        "Hasan", "Noora", at=accreditation_workshop, person_fields={"organisation": customs, "country": bahrain}
    )
    return participations.move(participation=there, act="complete", by=by)


@pytest.fixture
def scores(db):
    """scores(candidacy, 3) -> the same score in every criterion, commented where needed; yes to the rest."""

    def make(candidacy, score=3, **changed):
        comment = "Seen in two lessons." if score in (1, 4) else ""
        found = {c: (True, "") if c.is_yes_no else (score, comment) for c in candidacy.route.criteria.all()}
        for criterion in list(found):
            if f"at_{criterion.position}" in changed:
                found[criterion] = changed[f"at_{criterion.position}"]
        return found

    return make


class Walk:
    """A candidacy taken to any stage by the real actions. `walk.to("passed")` goes there from where it stands."""

    STAGES = ("enrolled", "assessed", "passed", "mission_planned", "confirmed", "mission_evaluated", "accredited")

    def __init__(self, candidacy, organiser, administrator, assessors, expert, scores, mission_of):
        self.candidacy, self.organiser, self.administrator = candidacy, organiser, administrator
        self.assessors, self.expert, self.scores, self.mission_of = assessors, expert, scores, mission_of
        self.stage, self.mission, self.co_trainer = "enrolled", None, None

    def to(self, stage):
        for name in self.STAGES[self.STAGES.index(self.stage) + 1 : self.STAGES.index(stage) + 1]:
            getattr(self, f"_{name}")()
            self.stage = name
        return self.fresh()

    def fresh(self):
        self.candidacy = Candidacy.objects.with_proofs().get(pk=self.candidacy.pk)
        return self.candidacy

    def _assessed(self):
        for assessor in self.assessors:
            assessments.sign(candidacy=self.candidacy, by=assessor, scores=self.scores(self.candidacy), recommends=True)

    def _passed(self):
        self.candidacy = candidacies.record_pass(candidacy=self.candidacy, by=self.organiser)

    def _mission_planned(self):
        self.mission = self.mission or self.mission_of(self.organiser)
        self.mission = missions.match(mission=self.mission, lead=self.expert.person, by=self.organiser)
        self.co_trainer = missions.add_co_trainer(mission=self.mission, candidacy=self.candidacy, by=self.organiser)

    def _confirmed(self):
        self.co_trainer = missions.record_release(
            co_trainer=self.co_trainer, reference="14-2/881", released_on=clock.today(), by=self.organiser
        )
        missions.record_lead_release(
            mission=self.mission, reference="GRA/12", released_on=clock.today(), by=self.organiser
        )
        self.mission = missions.confirm(mission=self.mission, by=self.organiser)

    def _mission_evaluated(self):
        mission_evaluations.sign(
            co_trainer=self.co_trainer,
            by=self.expert,
            lessons_observed=3,
            strengths="Clear and calm.",
            independence="alone",
            outcome="recommend",
        )

    def _accredited(self):
        from accreditation.actions import decision as decisions

        decisions.record(
            candidacy=self.fresh(),
            outcome="accredit",
            decided_by="Director, Capacity Building",
            decided_on=clock.today(),
            by=self.administrator,
        )


@pytest.fixture
def mission_of(programme, ghana, english):
    """mission_of(by) -> a mission in Accra that began today."""

    def make(by, starts_in=0):
        first = clock.today() + timedelta(days=starts_in)
        return missions.plan(
            programme=programme,
            by=by,
            title="Field mission in Accra",
            city="Accra",
            country=ghana,
            starts_on=first,
            ends_on=first + timedelta(days=4),
            language=english,
        )

    return make


@pytest.fixture
def walk(route, participation, organiser, administrator, assessors, expert, scores, mission_of):
    candidacy = candidacies.open(participation=participation, by=organiser)
    return Walk(candidacy, organiser, administrator, assessors, expert, scores, mission_of)


@pytest.fixture
def trainer(participation, sign_in):
    """Noora Hasan of Customs, trained at a workshop that is over, with a sign-in."""
    return sign_in(participation.person)


@pytest.fixture
def colleague(accreditation_workshop, add_participant, customs, bahrain, sign_in):
    """A second trainer of the same administration."""
    there = add_participant(
        "Saleh", "Yusuf", at=accreditation_workshop, person_fields={"organisation": customs, "country": bahrain}
    )
    return sign_in(there.person)


@pytest.fixture
def second_candidate(walk, add_participant, accreditation_workshop, by):
    """Another candidate who has passed, of the same workshop."""
    there = add_participant("Said", "Layla", at=accreditation_workshop)
    there = participations.move(participation=there, act="complete", by=by)
    second = type(walk)(
        candidacies.open(participation=there, by=walk.organiser),
        walk.organiser,
        walk.administrator,
        walk.assessors,
        walk.expert,
        walk.scores,
        walk.mission_of,
    )
    return second.to("passed")
