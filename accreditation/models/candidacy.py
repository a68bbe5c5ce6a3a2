from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


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
    opened_on = models.DateField()
    passed_on = models.DateField(null=True)

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
                        "accredited",
                    ]
                ),
                name="candidacy_one_open",
                violation_error_message=_("This person is already a candidate or a trainer of this programme."),
            )
        ]

    def __str__(self):
        return str(self.person)

    @property
    def is_open(self):
        return self.state in self.OPEN


class CaseParty(Coded):
    """Who stands where in a case. One row a person: nobody can be on two sides, because the database refuses it."""

    class Side(models.TextChoices):
        CANDIDATE = "candidate", _("Candidate")
        NOMINATOR = "nominator", _("Nominator")
        ASSESSOR = "assessor", _("Assessor")
        LEAD = "lead", _("Lead expert of the mission")
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
