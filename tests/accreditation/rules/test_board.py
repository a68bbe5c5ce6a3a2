"""The board reads a dozen tables in two queries, and says of every case what is said of it alone, whatever there is."""

from datetime import time, timedelta
from random import Random

import pytest
from django.db import connection
from django.db.models import Prefetch, prefetch_related_objects
from django.test.utils import CaptureQueriesContext

from accreditation.actions import route as routes
from accreditation.models import (
    Assessment,
    Candidacy,
    CaseParty,
    CoTrainer,
    Decision,
    HostFeedback,
    Mission,
    MissionEvaluation,
    Reflection,
    Route,
    Score,
    Screening,
    SecondSignature,
)
from accreditation.rules import board as boards
from accreditation.rules import evidence as evidence_rules
from accreditation.rules import steps
from programmes.models import together
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from tests.accreditation.actions.test_route import as_written
from workshops.actions import agenda_item as agenda_items
from workshops.actions import workshop as workshops
from workshops.models import (
    Attendance,
    KnowledgeItem,
    KnowledgeOption,
    KnowledgeSheet,
    KnowledgeTest,
    Requirement,
    RequirementResult,
)

OPEN = [state.value for state in Candidacy.OPEN] + ["accredited"]


class Evidence:
    """Cases on two versions of a route and at three workshops, with rows of evidence that come, change and go."""

    def __init__(self, seed, cases, host, judges):
        self.random, self.cases, self.host, self.judges = Random(seed), cases, host, judges
        self.now = clock.now()

    def chance(self, of=2):
        return self.random.random() < 1 / of

    def change(self):
        """Something of everything, of one case or of its workshop."""
        case = self.random.choice(self.cases)
        for what in self.random.sample(
            [self.listed, self.marks, self.screened, self.tested, self.results, self.assessed, self.sent, self.decided],
            4,
        ):
            what(case, case.participation, case.participation.workshop)
        state = self.random.choice(OPEN)
        passed = None if state in ("enrolled", "not_yet") else clock.today() - timedelta(days=60)
        Candidacy.objects.filter(pk=case.pk).update(state=state, passed_on=passed)

    def listed(self, case, place, workshop):
        type(place).objects.filter(pk=place.pk).update(state="completed" if self.chance(1.3) else "expected")

    def marks(self, case, place, workshop):
        place.attendance.all().delete()
        for day in workshop.days[:3]:
            state = "absent" if self.chance(3) else "present"
            Attendance.objects.create(participation=place, day=day, half="morning", state=state, recorded_at=self.now)

    def screened(self, case, place, workshop):
        Screening.objects.create(
            candidacy=case, is_met=self.chance(), note="Too young", screened_by="HR “unit”", recorded_at=clock.now(),
            screened_on=workshop.starts_on + timedelta(days=self.random.randint(-3, 3)),
        )  # fmt: skip

    def tested(self, case, place, workshop):
        test, _new = KnowledgeTest.objects.get_or_create(workshop=workshop, defaults={"state": "closed"})
        if not test.items.exists():
            for n in range(3):
                item = KnowledgeItem.objects.create(test=test, position=n, key=f"Q{n}", text=f"Q{n}")
                for m in range(2):
                    KnowledgeOption.objects.create(item=item, position=m, text=str(m), is_right=m == 1)
        KnowledgeSheet.objects.filter(participation=place).delete()
        typed = self.random.choice([None, None, "71.5"])
        sheet = KnowledgeSheet.objects.create(test=test, phase="after", participation=place, percent=typed)
        for item in [] if typed else test.items.all():
            sheet.choices.create(option=self.random.choice(list(item.options.all())))

    def results(self, case, place, workshop):
        place.requirement_results.all().delete()
        for asked in [*workshop.requirements.all(), *workshop.programme.requirements.filter(workshop=None)]:
            if self.chance(1.2):
                RequirementResult.objects.create(
                    participation=place, requirement=asked, state=self.random.choice(["met", "met", "not_yet"]),
                    reference="№ 7", dated_on=clock.today(), recorded_at=self.now,
                )  # fmt: skip

    def assessed(self, case, place, workshop):
        Score.objects.filter(assessment__candidacy=case).delete()
        case.assessments.all().delete()
        for judge in self.random.sample(self.judges, self.random.randint(0, 2)):
            party, _new = CaseParty.objects.get_or_create(candidacy=case, person=judge, defaults={"side": "assessor"})
            signed = self.now - timedelta(minutes=self.random.randint(0, 90))
            row = Assessment.objects.create(
                candidacy=case, assessor=party, recommends=self.chance(1.1), signed_at=signed
            )
            for criterion in case.route.criteria.all():
                value = self.random.choice([2, 3, 3, 3, None])
                said = {"is_met": self.chance(1.05)} if criterion.is_yes_no else {"score": value}
                Score.objects.create(assessment=row, criterion=criterion, comment="Seen", **said)

    def sent(self, case, place, workshop):
        first = clock.today() + timedelta(days=self.random.randint(-20, 20))
        held = workshops.schedule(
            programme=case.programme, title="Mission", kind="field_mission", city="Accra", country=workshop.country,
            host=self.host, starts_on=first, ends_on=first + timedelta(days=2), language=workshop.language, by=self.by,
        )  # fmt: skip
        mission = Mission.objects.create(
            workshop=held, programme=case.programme, lead=self.random.choice([None, self.judges[2]]),
            state=self.random.choice(["matched", "confirmed", "evaluated", "cancelled"]),
        )  # fmt: skip
        asked = self.random.choice([None, *case.route.requirements.filter(kind="mission")])
        there = CoTrainer.objects.create(
            mission=mission, candidacy=case, requirement=asked, share=self.random.choice([None, 40, 100]),
            released_on=self.random.choice([None, clock.today()]), release_reference="1",
        )  # fmt: skip
        if self.chance():
            lead, _new = CaseParty.objects.get_or_create(
                candidacy=case, person=self.judges[2], defaults={"side": "lead"}
            )
            signed = MissionEvaluation.objects.create(
                co_trainer=there, evaluator=lead, strengths="Calm", independence="alone", signed_at=clock.now(),
                outcome=self.random.choice(["recommend", "recommend", "repeat"]),
            )  # fmt: skip
            if self.chance():
                SecondSignature.objects.create(evaluation=signed, party=lead, signed_at=self.now)
        if self.chance():
            Reflection.objects.create(co_trainer=there, went_well="-", learned="-", written_at=self.now)
        if self.chance():
            HostFeedback.objects.create(mission=mission, given_by="A host", went_well="-", given_at=self.now)

    def decided(self, case, place, workshop):
        if self.chance(4):
            party, _new = CaseParty.objects.get_or_create(
                candidacy=case, person=self.judges[3], defaults={"side": "bench"}
            )
            Decision.objects.create(
                candidacy=case, outcome="repeat", decided_by="Panel", decided_on=clock.today(), recorded_by=party,
                recorded_at=clock.now(),
            )  # fmt: skip


@pytest.fixture
def evidence(programme, bahrain, english, ghana_customs, by, administrator, add_participant, make_person):
    """Nine cases: a route that asks for everything, and the version of it that follows."""
    routes.give(programme=programme, key="unodc", by=by)
    written = as_written(Route.objects.get())
    written["requirements"] = [
        *({"kind": kind} for kind in ("screening", "prerequisite", "workshop", "attendance", "test", "demonstration")),
        {"kind": "assessment", "count": 2},
        {"kind": "mission", "share": 50, "asks_reflection": True, "asks_second_signature": True},
        {"kind": "mission", "asks_host_feedback": True},
        {"kind": "decision"},
    ]
    routes.change(programme=programme, by=administrator, **written)
    first, second = Route.objects.order_by("version")
    for n, kind in enumerate(("prerequisite", "demonstration")):
        Requirement.objects.create(programme=programme, kind=kind, title=kind, position=n)
    cases = []
    for n in range(3):
        held = workshops.schedule(
            programme=programme, title=f"Workshop {n}", kind="accreditation", city="Manama", country=bahrain,
            starts_on=clock.today() - timedelta(days=60 - n), ends_on=clock.today() - timedelta(days=55 - n),
            language=english, by=by,
        )  # fmt: skip
        for day in held.days[: 3 if n else 0]:
            agenda_items.add(workshop=held, day=day, starts_at=time(9), title="Module", minutes=90, by=by)
        if n == 2:
            type(held).objects.filter(pk=held.pk).update(has_own_requirements=True)
            Requirement.objects.create(programme=programme, workshop=held, kind="demonstration", title="Own")
        for m in range(3):
            there = add_participant(f"Officer {n}{m}", at=held)
            there.person.languages.add(english)
            cases.append(
                Candidacy.objects.create(
                    route=second if m else first, programme=programme, person=there.person, participation=there,
                    opened_on=held.starts_on,
                )  # fmt: skip
            )
    judges = [make_person(f"Judge {n}") for n in range(4)]
    evidence = Evidence(8, cases, ghana_customs, judges)
    evidence.by = by
    return evidence


def said_of(case):
    """Everything that is named of a case: all that is lacking, the one thing of it, the steps, the time."""
    return evidence_rules.lacking(case), steps.missing(case), steps.states(case), steps.waiting_months(case)


def test_the_board_says_of_every_case_what_is_said_of_it_alone_whatever_comes_changes_and_goes(evidence):
    # The first JSON of a connection to SQLite asks whether it can.
    boards.rows(SYSTEM, Candidacy.objects.all())
    seen = set()
    for n in range(40):
        evidence.change()
        if n not in (13, 26, 39):
            continue
        with CaptureQueriesContext(connection) as queries:
            lines = boards.rows(SYSTEM, boards.in_order(Candidacy.objects.all()))
        assert len(lines) == 9 and len(queries) <= 3, "the cases, and two levels of what hangs on them"
        for line in lines:
            case = line["candidacy"]
            with CaptureQueriesContext(connection) as queries:
                said = said_of(case)
            assert not queries and line["missing"] == said[1]
            assert said == said_of(Candidacy.objects.get(pk=case.pk)), case
            seen |= {one.key for one in said[0]}
    assert len(seen) >= 11, sorted(seen)


def graph(thing, tree):
    """A row and all that hangs on it, as plain values."""
    found = {one.attname: getattr(thing, one.attname) for one in thing._meta.concrete_fields}
    for name, lookup in tree.items():
        below = getattr(thing, lookup.to_attr or name, None)
        if hasattr(below, "all"):
            below = below.all()
        if below is None or hasattr(below, "_meta"):
            found[name] = below and graph(below, lookup.below)
        else:
            rows = below if any(one._meta.ordering for one in below) else sorted(below, key=lambda one: one.pk)
            found[name] = [graph(one, lookup.below) for one in rows]
    return found


def test_rows_read_together_are_the_rows_read_one_table_after_the_other(evidence):
    for _round in range(40):
        evidence.change()
    paths = [
        *boards.paths(),
        "missions__evaluation__second_signature",
        Prefetch("missions__mission__workshop__programme"),
        "assessments__scores__criterion",
    ]
    tree = together._tree(paths)
    one, other = (list(boards.in_order(Candidacy.objects.all())) for _ in range(2))
    together.prefetch(one, *paths)
    prefetch_related_objects(other, *paths)
    with CaptureQueriesContext(connection) as queries:
        found = [graph(case, tree) for case in one]
    assert not queries, "everything is there already"
    assert found == [graph(case, tree) for case in other]
