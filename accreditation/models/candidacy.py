from django.db import models
from django.utils.translation import gettext_lazy as _

from accreditation.models.route_requirement import RouteRequirement
from programmes.models.base import Coded


class CandidacyQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=Candidacy.OPEN)

    def waiting_for_mission(self):
        """Passed, on a route that asks for a mission."""
        asking = RouteRequirement.objects.filter(kind=RouteRequirement.Kind.MISSION)
        return self.filter(state=Candidacy.State.PASSED, route__in=asking.values("route"))

    def with_proofs(self):
        """Everything the five steps read, at a number of queries that does not grow with the rows."""
        return self.select_related(
            "programme", "route", "person__country", "person__organisation", "participation__workshop__country",
            "participation__workshop__language", "participation__workshop__programme",
            "participation__organisation", "participation__country",
        ).prefetch_related(
            "person__languages",
            "route__requirements",
            "screenings__upload",
            "parties__person",
            "assessments__assessor__person",
            "assessments__scores__criterion",
            "missions__mission__workshop__country",
            "missions__mission__lead",
            "missions__evaluation__evaluator__person",
            "missions__evaluation__second_signature",
            "missions__mission__host_feedback",
            "missions__mission__lessons",
            "missions__reflection",
            "missions__requirement",
            "decisions__recorded_by__person",
            "decisions__accreditation",
            "decisions__panel",
        )  # fmt: skip


class Candidacy(Coded):
    """One person's way along one route. The fine states live here; the screen shows five steps."""

    class State(models.TextChoices):
        ENROLLED = "enrolled", _("Candidate")
        NOT_YET = "not_yet", _("Not yet")
        PASSED = "passed", _("Workshop passed")
        MISSION_PLANNED = "mission_planned", _("Mission planned")
        MISSION_EVALUATED = "mission_evaluated", _("Mission evaluated")
        ACCREDITED = "accredited", _("Accredited")
        DECLINED = "declined", _("Not accredited")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    OPEN = (State.ENROLLED, State.NOT_YET, State.PASSED, State.MISSION_PLANNED, State.MISSION_EVALUATED)
    PRE_ACCREDITED = (State.PASSED, State.MISSION_PLANNED, State.MISSION_EVALUATED)

    route = models.ForeignKey("accreditation.Route", on_delete=models.PROTECT, related_name="candidacies")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="candidacies")
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="candidacies")
    participation = models.ForeignKey("workshops.Participation", on_delete=models.PROTECT, related_name="candidacies")
    state = models.CharField(max_length=20, choices=State, default=State.ENROLLED)
    # Assessments count for one attempt; somebody told "not yet" is assessed anew.
    attempt = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField()
    passed_on = models.DateField(null=True, blank=True)
    # Until when the rest of the route is to be completed; empty where it sets no date. Nothing closes by itself.
    due_on = models.DateField(_("to be completed by"), null=True, blank=True)
    # Where assessors differed by two: how it was settled, in a line, before the result was recorded.
    settlement = models.TextField(_("how the difference was settled"), blank=True)

    objects = CandidacyQuerySet.as_manager()

    class Meta:
        ordering = ["person__family_name", "pk"]
        verbose_name_plural = "candidacies"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person"],
                condition=models.Q(
                    state__in=[
                        "enrolled",
                        "not_yet",
                        "passed",
                        "mission_planned",
                        "mission_evaluated",
                    ]
                ),
                name="candidacy_one_open",
                violation_error_message=_("This person is already a candidate of this programme."),
            )
        ]

    def __str__(self):
        return str(self.person)

    @property
    def is_open(self):
        return self.state in self.OPEN

    @property
    def has_result(self):
        """The result of the workshop is recorded; of a new attempt, anew."""
        return bool(self.passed_on) or self.state not in (self.State.ENROLLED, self.State.WITHDRAWN)

    def side_of(self, person_id):
        """Where a person stands in this case, or "". Reads the prefetched rows."""
        return next((party.side for party in self.parties.all() if person_id and party.person_id == person_id), "")

    def current_assessments(self):
        return [row for row in self.assessments.all() if row.attempt == self.attempt]

    def current_mission(self):
        """The place on a mission that has no evaluation yet, or None."""
        return next((place for place in self.missions.all() if place.is_open), None)

    def evaluations(self):
        return [place.evaluation for place in self.missions.all() if hasattr(place, "evaluation")]


class CaseParty(Coded):
    """Who stands where in a case. One row a person: nobody can be on two sides, because the database refuses it."""

    class Side(models.TextChoices):
        CANDIDATE = "candidate", _("Candidate")
        NOMINATOR = "nominator", _("Nominator")
        ASSESSOR = "assessor", _("Assessor")
        LEAD = "lead", _("Lead expert of the mission")
        SECOND = "second", _("Signs the mission evaluation too")
        BENCH = "bench", _("Decides or records the decision")

    candidacy = models.ForeignKey(Candidacy, on_delete=models.CASCADE, related_name="parties")
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="case_sides")
    side = models.CharField(max_length=10, choices=Side)

    class Meta:
        ordering = ["candidacy", "pk"]
        verbose_name_plural = "case parties"
        constraints = [
            models.UniqueConstraint(
                fields=["candidacy", "person"],
                name="case_party_one_side",
                violation_error_message=_("This person already stands on another side of the case."),
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.get_side_display()}"
