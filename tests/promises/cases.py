"""Two candidacies played at random by six people who hold every role of the programme: only the case divides them."""

from collections import Counter
from random import Random

from django.db import connection, transaction

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import decision as decisions
from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.actions import panel as panels
from accreditation.actions import route as routes
from accreditation.models import Accreditation, Candidacy, CoTrainer, Mission, Route
from accreditation.rules import route as route_rules
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules.refusal import Refused
from workshops.actions import participation as participations

ROLES = (RoleKind.PROGRAMME_ADMINISTRATOR, RoleKind.ASSESSOR)
# A sequence is a trunk and one of its branches: the trunk is walked once for all of them.
TRUNK, BRANCH, BRANCHES = 24, 16, 10
# What brings a case forward from each state; besides, anything is tried by anybody.
FORWARD = {
    "enrolled": ("assess", "assess", "pass_workshop"),
    "not_yet": ("try_again",),
    "passed": ("place", "place", "decide"),
    "mission_planned": ("match", "release", "confirm", "evaluate"),
    "mission_evaluated": ("decide", "sit"),
}
ANY = ("assess", "pass_workshop", "not_yet", "try_again", "place", "match", "release", "confirm", "evaluate", "decide",
       "sit", "withdraw", "leave", "change_version")  # fmt: skip


class Cases:
    """The scene is built once; every sequence is played in it and undone."""

    def __init__(self, *, programme, workshop, home, abroad, administrator, add_participant, make_person, sign_in,
                 mission_of, by):  # fmt: skip
        self.programme = programme
        self.routes = [self._short(administrator, key) for key in ("workshop_only", "unodc", "stce")]
        seats = [add_participant(name, "N.", at=workshop, person_fields=home) for name in ("Hasan", "Saleh")]
        self.seats = [participations.move(participation=seat, act="complete", by=by) for seat in seats]
        people = [seat.person for seat in self.seats]
        people += [make_person(name, "A.", organisation=abroad) for name in ("Okafor", "Mensah", "Boateng", "Quaye")]
        for person in people:
            for kind in ROLES:
                actor = sign_in(person, kind, programme)
        self.actors = [sign_in(person) for person in people]
        assert actor
        # One after the other, and all begun: nobody teaches in two places at once.
        self.missions = [mission_of(by, starts_in=-10 * number) for number in (2, 3, 4, 5)]

    def _short(self, administrator, key):
        """A shipped route with one assessor and one criterion: a sequence is about who, and not about scores."""
        route = routes.give(programme=self.programme, key=key, by=administrator)
        rows = [route_rules.requirement_fields(row) for row in route.requirements.all()]
        return routes.change(
            programme=self.programme,
            version=route.version,
            settings={name: getattr(route, name) for name in route_rules.SETTINGS},
            requirements=[row | ({"count": 1} if row["kind"] == "assessment" else {}) for row in rows],
            criteria=[{"kind": "score", "title": {"en": "Teaching"}}],
            by=administrator,
        )

    def play(self, sequences, seed):
        """Counter of sequences, steps, refused, accredited and violations."""
        counts = Counter()
        while counts["sequences"] < sequences:
            with transaction.atomic():
                self._begin(Random(seed * 100_003 + counts["sequences"]), counts)
                for _ in range(TRUNK):
                    self._step(counts)
                for _ in range(min(BRANCHES, sequences - counts["sequences"])):
                    self._branch(counts)
                transaction.set_rollback(True)
        return counts

    def catches(self, seed):
        """1 when a guard that is switched off is noticed within two hundred sequences, else 0."""
        return int(any(self.play(BRANCHES, seed + number)["violations"] for number in range(20)))

    def _branch(self, counts):
        with transaction.atomic():
            for _ in range(BRANCH):
                self._step(counts)
            counts["sequences"] += 1
            counts["accredited"] += Accreditation.objects.count()
            transaction.set_rollback(True)

    def _begin(self, random, counts):
        self.random = random
        start = random.choice(self.routes)
        Route.objects.filter(programme=self.programme).update(
            is_current=False, nominator_may_decide=random.random() < 0.3, lead_may_decide=random.random() < 0.3
        )
        Route.objects.filter(pk=start.pk).update(is_current=True)
        self.cases = []
        for seat in self.seats:
            nominator = random.choice([None, *self.actors])
            self._try(counts, self._open, seat, nominator and nominator.person)
        self.cases = self.cases or [candidacies.open(participation=self.seats[0], by=self.actors[2])]

    def _step(self, counts):
        case = Candidacy.objects.get(pk=self.random.choice(self.cases).pk)
        if case.is_open:
            act = self.random.choice(FORWARD[case.state] if self.random.random() < 0.85 else ANY)
            self._try(counts, getattr(self, f"_{act}"), case, self.random.choice(self._likely(case)))

    def _likely(self, case):
        """Anybody; or, so that cases come to an end, those who stand nowhere in this one."""
        if self.random.random() < 0.4:
            return self.actors
        inside = {
            pk for (pk,) in rows("SELECT person_id FROM accreditation_caseparty WHERE candidacy_id = %s", case.pk)
        }
        return [actor for actor in self.actors if actor.person_id not in inside] or self.actors

    def _try(self, counts, act, *about):
        counts["steps"] += 1
        try:
            with transaction.atomic():
                act(*about)
        except Refused:
            counts["refused"] += 1
            return
        counts["violations"] += len(list(violations(self.cases)))

    # The acts

    def _open(self, seat, nominator):
        by = self.random.choice(self.actors)
        self.cases.append(candidacies.open(participation=seat, nominator=nominator, by=by))

    def _assess(self, case, by):
        scores = {row: (3, "") for row in case.route.criteria.all()}
        assessments.sign(candidacy=case, by=by, scores=scores, recommends=self.random.random() < 0.9)

    def _pass_workshop(self, case, by):
        candidacies.record_pass(candidacy=case, by=by)

    def _not_yet(self, case, by):
        candidacies.not_yet(candidacy=case, by=by, reason="Voice")

    def _try_again(self, case, by):
        candidacies.try_again(candidacy=case, by=by)

    def _withdraw(self, case, by):
        candidacies.withdraw(candidacy=case, by=by, reason="Left")

    def _change_version(self, case, by):
        newest = self.random.choice(self.routes)
        Route.objects.filter(programme=self.programme).update(is_current=False)
        Route.objects.filter(pk=newest.pk).update(is_current=True)
        candidacies.change_version(candidacy=case, by=by, reason="New scheme")

    def _place(self, case, by):
        mission = Mission.objects.get(pk=self.random.choice(self.missions).pk)
        place = missions.add_co_trainer(mission=mission, candidacy=case, by=by)
        CoTrainer.objects.filter(pk=place.pk).update(share=self.random.choice([None, 50, 100, 100]))

    def _place_of(self, case):
        place = CoTrainer.objects.filter(candidacy=case, evaluation=None).exclude(mission__state="cancelled").last()
        if place is None:
            raise Refused("Nowhere")
        return place

    def _leave(self, case, by):
        missions.remove_co_trainer(co_trainer=self._place_of(case), by=by, reason="Ill")

    def _match(self, case, by):
        lead = self.random.choice(self._likely(case)).person
        missions.match(mission=self._place_of(case).mission, lead=lead, by=by)

    def _release(self, case, by):
        mission = self._place_of(case).mission
        for place in mission.co_trainers.filter(released_on=None):
            missions.record_release(co_trainer=place, reference="1", released_on=clock.today(), by=by)
        missions.record_lead_release(mission=mission, reference="2", released_on=clock.today(), by=by)

    def _confirm(self, case, by):
        missions.confirm(mission=self._place_of(case).mission, by=by)

    def _evaluate(self, case, by):
        outcome = self.random.choice(["recommend", "recommend", "recommend", "repeat", "not"])
        mission_evaluations.sign(
            co_trainer=self._place_of(case), by=by, lessons_observed=1, strengths="Clear", to_develop="Pace",
            independence="alone", outcome=outcome,
        )  # fmt: skip

    def _decide(self, case, by):
        outcome = self.random.choice(["accredit", "accredit", "accredit", "repeat", "decline"])
        decisions.record(
            candidacy=case, outcome=outcome, decided_by="Director", decided_on=clock.today(), reason="So", by=by
        )

    def _sit(self, case, by):
        members = [self.random.choice(self._likely(case)).person]
        panels.record(
            programme=self.programme, cases=[(case, "accredit", "")], decided_by="Panel", decided_on=clock.today(),
            minutes="1", members=members, by=by,
        )  # fmt: skip


def violations(cases):
    """What must never be, read from the rows by plain statements and not from the rules."""
    for one in cases:
        # What belongs to a case is few rows; who stands in it is looked up in the tables that say so.
        (row,) = rows(CASE, one.pk)
        candidate, state, nominator_may, lead_may = row
        sides = (ASSESSED, LED, NOMINATED, DECIDED)
        assessed, led, nominated, decided = ({pk for (pk,) in rows(who, one.pk)} for who in sides)
        decided.discard(None)
        never = {candidate} | assessed | (set() if nominator_may else nominated) | (set() if lead_may else led)
        if decided & never:
            yield f"{one}: {decided & never} decided and stands elsewhere"
        if candidate in assessed | led | nominated or assessed & led:
            yield f"{one}: somebody stands on two sides"
        if state == Candidacy.State.ACCREDITED and not _has_its_missions(Candidacy.objects.get(pk=one.pk)):
            yield f"{one}: accredited without the missions the route asks for"
    if rows(UNDECIDED):
        yield "somebody on the roster without a decision"


CASE = """SELECT c.person_id, c.state, r.nominator_may_decide, r.lead_may_decide FROM accreditation_candidacy c
    JOIN accreditation_route r ON r.id = c.route_id WHERE c.id = %s"""
ASSESSED = """SELECT p.person_id FROM accreditation_assessment a JOIN accreditation_caseparty p ON p.id = a.assessor_id
    WHERE a.candidacy_id = %s"""
LED = """SELECT p.person_id FROM accreditation_missionevaluation e
    JOIN accreditation_caseparty p ON p.id = e.evaluator_id
    JOIN accreditation_cotrainer t ON t.id = e.co_trainer_id WHERE t.candidacy_id = %s"""
NOMINATED = "SELECT person_id FROM accreditation_caseparty WHERE candidacy_id = %s AND side = 'nominator'"
# Whom History names, who is on the decision, and who sat on the panel.
DECIDED = """SELECT h.actor_person_id FROM programmes_history h WHERE h.subject_type = 'accreditation.candidacy'
    AND h.subject_pk = %s AND h.act LIKE 'decisions.%%'
    UNION SELECT p.person_id FROM accreditation_decision d JOIN accreditation_caseparty p ON p.id = d.recorded_by_id
    WHERE d.candidacy_id = %s
    UNION SELECT m.person_id FROM accreditation_decision d JOIN accreditation_panel_members m ON m.panel_id = d.panel_id
    WHERE d.candidacy_id = %s"""
UNDECIDED = """SELECT a.id FROM accreditation_accreditation a LEFT JOIN accreditation_decision d ON d.id = a.decision_id
    WHERE d.outcome IS NULL OR d.outcome <> 'accredit'"""


def rows(statement, pk=None):
    with connection.cursor() as cursor:
        cursor.execute(statement, [pk] * statement.count("%s"))
        return cursor.fetchall()


def _has_its_missions(case):
    """One recommended mission for each the route asks for, taught with that share, since the last “another one”."""
    asked_again = case.decisions.filter(outcome="repeat").order_by("recorded_at").last()
    places = CoTrainer.objects.filter(candidacy=case, evaluation__outcome="recommend")
    if asked_again:
        places = places.filter(evaluation__signed_at__gt=asked_again.recorded_at)
    shares = sorted(places.values_list("share", flat=True), key=lambda share: share or 0)
    wanted = sorted(row.share or 0 for row in case.route.requirements.all() if row.kind == "mission")
    best = shares[-len(wanted) :] if wanted else []
    return len(best) == len(wanted) and all((got or 0) >= least for got, least in zip(best, wanted, strict=True))
