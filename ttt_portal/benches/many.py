"""As many people, workshops and participations as one likes, past the actions: for benches and for tests of figures.

The same seed gives the same scene. Everything figures are counted from is there, also what they must leave out: people
who withdrew or taught, workshops that were called off, heads without names, results of too few, courses put aside.
"""

import random
from datetime import datetime, time, timedelta
from itertools import islice

from accreditation.actions import route as routes
from accreditation.models import Accreditation, Candidacy, CaseParty, CoTrainer, Decision, Delivery, Mission
from programmes.actions import programme as programmes
from programmes.models import (
    AgencyKind,
    Country,
    History,
    Language,
    Organisation,
    Person,
    Qualifier,
    Sex,
    SourceStatement,
)
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from workshops.models import (
    Breakout,
    Evaluation,
    EvaluationStatement,
    EvaluationTally,
    Group,
    GroupReport,
    Headcount,
    KnowledgeSheet,
    KnowledgeTest,
    Participation,
    Recommendation,
    StatusReport,
    Topic,
    Workshop,
)

# How much of everything belongs to each programme: one is large, as in life.
SHARES = (40, 25, 15, 12, 8)
CODES = [a + b for a in "ABCDEFGH" for b in "ABCDEFGHIJ"]
SERVICES = (AgencyKind.CUSTOMS, AgencyKind.POLICE, AgencyKind.ENVIRONMENT)
STATES = ["completed"] * 14 + ["expected"] * 3 + ["withdrawn", "no_show", "to_invite"]
KINDS = ["participant"] * 17 + ["facilitator", "observer", "interpreter"]
SEXES = [Sex.FEMALE, Sex.MALE, Sex.MALE, Sex.NOT_RECORDED]
CASES = [
    "enrolled", "passed", "passed", "mission_planned", "mission_evaluated", "accredited", "accredited", "declined",
    "withdrawn",
]  # fmt: skip


def bulk(rows, size=5000):
    """Put them in, so many at a time; returns how many there were."""
    rows, number = iter(rows), 0
    while some := list(islice(rows, size)):
        type(some[0])._base_manager.bulk_create(some, batch_size=500)
        number += len(some)
    return number


class Scene:
    """`Scene(seed).fill(people=…, workshops=…, participations=…)`"""

    def __init__(self, seed=1):
        self.chance = random.Random(seed)
        self.today = clock.today()

    def fill(self, *, people, workshops, participations):
        self._reference()
        self._programmes()
        self._people(people)
        self._workshops(workshops)
        self._participations(participations)
        self._headcounts()
        self._results()
        self._recommendations()
        self._cases(max(people // 20, 12))
        self._courses(max(people // 50, 8))
        self._statements()
        bulk(
            History(
                at=clock.now() - timedelta(days=1), actor_kind="system", actor_label="Bench", act="workshops.edit",
                programme_id=programme, subject_type="workshops.workshop", subject_pk=pk, subject_label="-",
            )
            for pk, programme in Workshop.objects.order_by("pk").values_list("pk", "programme_id")
        )  # fmt: skip
        return {"people": people, "workshops": workshops, "participations": participations}

    def _reference(self):
        self.english = Language.objects.get_or_create(tag="en", defaults={"name": {"en": "English"}})[0]
        self.countries = [
            Country.objects.get_or_create(iso2=code, defaults={"name": {"en": f"Country {code}"}})[0] for code in CODES
        ]
        bulk(
            Organisation(
                name={"en": f"{kind.label} {one.iso2}"}, kind=kind, country=one, search_key=f"{kind} {one.iso2}"
            )
            for one in self.countries
            for kind in SERVICES
        )
        bulk(Organisation(name={"en": f"Body {n}"}, kind="regional", country=self.countries[n]) for n in range(3))
        bulk(Organisation(name={"en": f"Donor {n}"}, kind="donor") for n in range(3))
        rows = list(Organisation.objects.order_by("pk"))
        self.services = [one for one in rows if one.kind in SERVICES]
        self.bodies = [one for one in rows if one.kind == "regional"]
        self.donors = [one for one in rows if one.kind == "donor"]

    def _programmes(self):
        self.programmes, self.series, self.routes = [], [], []
        for number in range(len(SHARES)):
            slug = f"many{number}"
            programme = programmes.found(
                by=SYSTEM, slug=slug, title=slug, acronym=slug, organisation=self.bodies[0], certificate_prefix=slug
            )
            self.programmes.append(programme)
            self.series.append(programmes.add_series(programme=programme, by=SYSTEM, slug="main", title="Main"))
            self.routes.append(routes.give(programme=programme, key="stce", by=SYSTEM))

    def _people(self, number):
        bulk(
            Person(
                family_name=f"Officer {n:06}", given_names="A.", sex=self.chance.choice(SEXES),
                organisation=home, country=home.country, search_key=f"officer {n:06} a.",
            )
            for n in range(number)
            for home in [self._home()]
        )  # fmt: skip
        columns = ("pk", "organisation_id", "country_id", "sex")
        self.people = list(
            Person.objects.filter(family_name__startswith="Officer ").order_by("pk").values_list(*columns)
        )

    def _home(self):
        return self.chance.choice(self.bodies) if self.chance.random() < 0.02 else self.chance.choice(self.services)

    def _workshops(self, number):
        spans = sorted(self.chance.randrange(3650) for _ in range(number))
        numbers = [0] * len(SHARES)
        rows = []
        for position, ago in enumerate(reversed(spans)):
            where = self.chance.choices(range(len(SHARES)), SHARES)[0]
            first = self.today - timedelta(days=ago - 30)
            in_series = self.chance.random() < 0.7
            numbers[where] += in_series
            rows.append(
                Workshop(
                    programme=self.programmes[where], title=f"Workshop {position}", kind="regional",
                    series=self.series[where] if in_series else None,
                    series_number=numbers[where] if in_series else None,
                    state=self.chance.choices(["scheduled", "cancelled", "postponed"], [94, 3, 3])[0],
                    country=self.chance.choice(self.countries), city="City", language=self.english,
                    starts_on=first, ends_on=first + timedelta(days=self.chance.randrange(1, 10)),
                    cost=self.chance.choice([None, None, 12345.5]), cost_currency="EUR",
                )
            )  # fmt: skip
        bulk(rows)
        self.workshops = list(Workshop.objects.filter(programme__in=self.programmes).order_by("pk"))
        paid = [one for one in self.workshops if self.chance.random() < 0.3]
        donors = Workshop.donors.through
        bulk(donors(workshop_id=one.pk, organisation_id=self.chance.choice(self.donors).pk) for one in paid)

    def _participations(self, number):
        each = number / len(self.workshops)
        bulk(
            self._participation(workshop, position, person)
            for place, workshop in enumerate(self.workshops)
            for position, person in enumerate(
                self.chance.sample(self.people, min(int((place + 1) * each) - int(place * each), len(self.people)))
            )
        )

    def _participation(self, workshop, position, person):
        pk, home, country, sex = person
        if self.chance.random() < 0.05:
            # Officers change post, and with it sometimes the service.
            other = self.chance.choice(self.services)
            home, country = other.pk, other.country_id
        is_named = self.chance.random() > 0.02
        late = self.chance.random() < 0.05
        return Participation(
            workshop_id=workshop.pk, number=101 + position, person_id=pk if is_named else None,
            listed_as="" if is_named else "Officer", kind=self.chance.choice(KINDS), state=self.chance.choice(STATES),
            organisation_id=home, country_id=country if self.chance.random() < 0.9 else None, sex=sex,
            expected_from=workshop.starts_on + timedelta(days=1) if late else None,
        )  # fmt: skip

    def _headcounts(self):
        told = [one for one in self.workshops if self.chance.random() < 0.2]
        bulk(
            Headcount(
                workshop=one, agency_kind=self.chance.choice(["customs", "police", "regional", "other"]),
                number=self.chance.randrange(1, 40), qualifier=self.chance.choice([Qualifier.EXACT, *Qualifier]),
                sex=self.chance.choice(SEXES),
            )
            for one in told
        )  # fmt: skip
        places = Headcount.countries.through
        bulk(
            places(headcount_id=pk, country_id=one.pk)
            for pk in Headcount.objects.filter(workshop__in=told).order_by("pk").values_list("pk", flat=True)
            for one in self.chance.sample(self.countries, self.chance.choice([0, 1, 1, 3]))
        )

    def _results(self):
        tested = [one for one in self.workshops if self.chance.random() < 0.15]
        bulk(KnowledgeTest(workshop=one, way="elsewhere") for one in tested)
        first = Participation.objects.filter(workshop__in=tested, number__lte=108).order_by("pk")
        tests = dict(KnowledgeTest.objects.values_list("workshop_id", "pk"))
        few = {one.pk: self.chance.randrange(102, 109) for one in tested}
        bulk(
            KnowledgeSheet(test_id=tests[workshop], phase=phase, participation_id=pk, percent=percent)
            for pk, workshop, number in first.values_list("pk", "workshop_id", "number")
            if number <= few[workshop]
            for phase, percent in (("before", self.chance.randrange(60)), ("after", self.chance.randrange(40, 100)))
        )
        asked = [one for one in self.workshops if self.chance.random() < 0.25]
        bulk(Evaluation(workshop=one, state="closed", paper_sheets=self.chance.randrange(2, 20)) for one in asked)
        bulk(
            EvaluationStatement(evaluation_id=pk, position=n, kind=kind, key=kind)
            for pk in Evaluation.objects.order_by("pk").values_list("pk", flat=True)
            for n, kind in enumerate(("usual", "own", "module"))
        )
        bulk(
            EvaluationTally(statement_id=pk, degree=degree, on_paper=self.chance.randrange(9))
            for pk in EvaluationStatement.objects.order_by("pk").values_list("pk", flat=True)
            for degree in (1, 2, 3, 4)
        )

    def _recommendations(self):
        worked = [one for one in self.workshops if self.chance.random() < 0.1]
        bulk(Breakout(workshop=one, title="Break-out") for one in worked)
        breakouts = list(Breakout.objects.filter(workshop__in=worked).select_related("workshop").order_by("pk"))
        bulk(Topic(breakout=one, number=1, title="Topic") for one in breakouts)
        topics = dict(Topic.objects.values_list("breakout_id", "pk"))
        bulk(Group(breakout=one, topic_id=topics[one.pk], letter="A", capacity=9) for one in breakouts)
        bulk(
            GroupReport(group_id=pk) for pk in Group.objects.filter(breakout__in=breakouts).values_list("pk", flat=True)
        )
        reports = dict(GroupReport.objects.values_list("group__breakout_id", "pk"))
        bulk(
            Recommendation(
                report_id=reports[one.pk], breakout=one, number=n, text="-", state=state,
                decided_at=datetime.combine(one.workshop.ends_on, time(12), tzinfo=clock.now().tzinfo),
            )
            for one in breakouts
            for n, state in enumerate(("accepted", "deferred", "accepted", "proposed"), 1)
        )  # fmt: skip
        adopted = Recommendation.objects.filter(state="accepted").order_by("pk")
        bulk(
            StatusReport(
                recommendation_id=pk, status=self.chance.choice(StatusReport.Status.values), reported_by="-",
                reported_at=at + timedelta(days=month * 30),
            )
            for pk, at in adopted.values_list("pk", "decided_at")
            for month in (3, 6)
        )  # fmt: skip

    def _cases(self, number):
        """Each person in one case at most, so that nobody is a candidate twice."""
        done = Participation.objects.filter(kind="participant", state="completed", person__isnull=False)
        places, seen = [], set()
        # Enough of them; a cursor over all would have the database put every row aside first.
        for place in done.select_related("workshop").order_by("pk")[: number * 3]:
            if place.person_id not in seen and len(places) < number:
                seen.add(place.person_id)
                places.append(place)
        where = {programme.pk: position for position, programme in enumerate(self.programmes)}
        bulk(
            Candidacy(
                route=self.routes[where[place.workshop.programme_id]], programme_id=place.workshop.programme_id,
                person_id=place.person_id, participation=place, state=state, opened_on=place.workshop.starts_on,
                passed_on=place.workshop.ends_on if state not in ("enrolled", "declined") else None,
            )
            for place in places
            for state in [self.chance.choice(CASES)]
        )  # fmt: skip
        cases = list(Candidacy.objects.filter(programme__in=self.programmes).order_by("pk"))
        decided = [one for one in cases if one.state in ("accredited", "declined")]
        bulk(CaseParty(candidacy=one, person_id=self.people[-1][0], side="bench") for one in decided)
        bench = dict(CaseParty.objects.values_list("candidacy_id", "pk"))
        bulk(
            Decision(
                candidacy=one, outcome="accredit" if one.state == "accredited" else "decline", decided_by="-",
                decided_on=self._later(one), recorded_at=clock.now(), recorded_by_id=bench[one.pk],
            )
            for one in decided
        )  # fmt: skip
        bulk(
            Accreditation(
                programme_id=one.candidacy.programme_id, person_id=one.candidacy.person_id, title="T", decision=one,
                granted_on=one.decided_on, state=self.chance.choice(["active", "active", "lapsed", "withdrawn"]),
            )
            for one in Decision.objects.filter(outcome="accredit").select_related("candidacy").order_by("pk")
        )  # fmt: skip
        free = iter(one for one in self.workshops if self.chance.random() < 0.2)
        sent = [one for one in cases if one.state in ("mission_planned", "mission_evaluated")]
        pairs = list(zip(sent, free, strict=False))
        bulk(Mission(workshop=there, programme_id=there.programme_id, state="confirmed") for _one, there in pairs)
        missions = dict(Mission.objects.values_list("workshop_id", "pk"))
        bulk(CoTrainer(mission_id=missions[there.pk], candidacy=one) for one, there in pairs)

    def _later(self, case):
        return min(case.opened_on + timedelta(days=self.chance.randrange(90, 700)), self.today)

    def _courses(self, number):
        bulk(self._course() for _ in range(number))

    def _course(self):
        day = self.today - timedelta(days=self.chance.randrange(10, 2000))
        home, men = self.chance.choice(self.services), self.chance.randrange(1, 30)
        state = self.chance.choice(["reported", "confirmed", "confirmed", "put_aside"])
        sure = men if state == "confirmed" else None
        at = datetime.combine(day + timedelta(days=5), time(9), tzinfo=clock.now().tzinfo)
        return Delivery(
            programme=self.chance.choice(self.programmes), organisation=home, country_id=home.country_id, topic="-",
            starts_on=day, ends_on=day, men=men, state=state, confirmed_men=sure, reported_at=at, reported_label="-",
            confirmed_women=None if sure is None else 0, confirmed_unrecorded=None if sure is None else 0,
            confirmed_at=None if sure is None else at + timedelta(days=3),
        )  # fmt: skip

    def _statements(self):
        """Two programmes have published totals: one of everybody in its series, one of its services alone."""
        day = self.today - timedelta(days=900)
        stated = {0: {"persons": 400, "countries": 60, "accredited": 9}, 1: {"customs": 90, "police": 40}}
        for position, numbers in stated.items():
            before = [
                one.series_number
                for one in self.workshops
                if one.series_id == self.series[position].pk and one.ends_on <= day
            ]
            for figure, value in numbers.items() if before else ():
                SourceStatement.objects.create(
                    programme=self.programmes[position], series=self.series[position], figure=figure, value=value,
                    through_session=max(before), as_of=day, source="A report", qualifier=Qualifier.EXACT,
                )  # fmt: skip
