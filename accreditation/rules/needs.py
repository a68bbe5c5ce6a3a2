"""What waits for whom. Each answer is a bounded number of rows, loaded with what it says."""

from datetime import timedelta

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accreditation.models import Candidacy, CoTrainer, Mission, RouteRequirement, Sheet
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence
from accreditation.rules import mission as mission_rules
from accreditation.rules.words import months_between
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules.programme import STAFF
from workshops.models import Participation

S = Candidacy.State
# A home page is read at a glance; the board has the rest.
FEW = 5


def _asked(kind):
    rows = RouteRequirement.objects.filter(route=OuterRef("route"), kind=kind)
    return Coalesce(Subquery(rows.values("count")[:1]), 0)


def _assessed():
    return Candidacy.objects.filter(state=S.ENROLLED).annotate(
        signed=Count("assessments", filter=Q(assessments__attempt=F("attempt")), distinct=True),
        asked=_asked(RouteRequirement.Kind.ASSESSMENT),
    )


def to_assess(actor, most=FEW):
    """Candidates whose assessments are not all signed, and not by this assessor. `own_sheet` is the one they began."""
    if not actor.party_id:
        return []
    taught = Participation.objects.present().filter(person_id=actor.person_id, kind__in=candidacy_rules.ASSESSING)
    here = Q(participation__workshop_id__in=actor.workshop_ids(RoleKind.ASSESSOR))
    if actor.person_id:
        here |= Q(participation__workshop_id__in=taught.values("workshop_id"))
    rows = (
        _assessed()
        .filter(signed__lt=F("asked"))
        .filter(Q(programme_id__in=actor.programme_ids(RoleKind.ASSESSOR)) | here)
        .with_proofs()
        .order_by("opened_on", "pk")
    )
    found = [row for row in rows[:50] if candidacy_rules.can_assess(actor, row)][:most]
    begun = {
        (sheet.candidacy_id, sheet.attempt): sheet
        for sheet in Sheet.objects.filter(
            candidacy__in=[row.pk for row in found], assessor_id=actor.party_id, typed_in_by=None
        )
    }
    for row in found:
        row.own_sheet = begun.get((row.pk, row.attempt))
    return found


def to_pass(actor):
    """Candidates with all the proofs of the workshop, for their organisers."""
    rows = (
        _assessed()
        .filter(programme_id__in=actor.programme_ids(*STAFF), signed__gte=F("asked"))
        .exclude(person_id=actor.person_id)
        .order_by("opened_on", "pk")
    )
    return [row for row in evidence.loaded(rows)[:50] if evidence.before_pass(row) is None][:FEW]


def to_decide(actor):
    """Complete cases a programme administrator may decide on."""
    rows = (
        Candidacy.objects.filter(programme_id__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR))
        .filter(
            Q(state=S.MISSION_EVALUATED)
            | Q(state=S.PASSED) & ~Q(route__in=RouteRequirement.objects.filter(kind="mission").values("route"))
        )
        .order_by("passed_on", "pk")
    )
    return [
        row
        for row in evidence.loaded(rows)[:50]
        if candidacy_rules.can_decide(actor, row) and evidence.before_decision(row) is None
    ][:FEW]


def waiting(actor):
    """How many wait for a mission, and for how many months the first of them."""
    rows = Candidacy.objects.waiting_for_mission().filter(programme_id__in=actor.programme_ids(*STAFF))
    days = list(rows.order_by("passed_on").values_list("passed_on", flat=True))
    return len(days), months_between(days[0], clock.today()) if days else 0


def past_date(actor):
    """How many are past the date to complete the route by, and the first of them. Nothing closes by itself."""
    rows = Candidacy.objects.filter(
        programme_id__in=actor.programme_ids(*STAFF), state__in=Candidacy.PRE_ACCREDITED, due_on__lt=clock.today()
    ).exclude(person_id=actor.person_id)
    return rows.count(), rows.select_related("person").order_by("due_on", "pk").first()


def to_evaluate(actor):
    """Co-trainers this lead expert has taught beside and not evaluated."""
    if not actor.person_id:
        return []
    rows = (
        CoTrainer.objects.filter(
            mission__lead_id=actor.person_id, mission__state=Mission.State.CONFIRMED, evaluation__isnull=True
        )
        .select_related("mission__workshop", "candidacy__person")
        .order_by("mission__workshop__ends_on", "pk")
    )
    return [row for row in rows[:50] if mission_rules.has_begun(row.mission)][:FEW]


def to_confirm(actor):
    """Missions of the next sixty days whose team or letters are not complete."""
    today = clock.today()
    return list(
        Mission.objects.filter(
            programme_id__in=actor.programme_ids(*STAFF),
            state__in=Mission.FORMING,
            workshop__starts_on__lte=today + timedelta(days=60),
        )
        .with_team()
        .order_by("workshop__starts_on", "pk")[:FEW]
    )


def latest_candidacies(workshop):
    """The newest candidacy of each participant of a workshop, in its programme."""
    return (
        Candidacy.objects.filter(
            programme_id=workshop.programme_id, person__in=workshop.participations.values("person_id")
        )
        .order_by("pk")
        .select_related("person")
    )
