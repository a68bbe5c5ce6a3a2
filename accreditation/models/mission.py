from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class MissionQuerySet(models.QuerySet):
    def with_team(self):
        return self.select_related(
            "programme",
            "lead__organisation",
            "workshop__country",
            "workshop__language",
            "workshop__host",
            "workshop__programme",
        ).prefetch_related(
            "co_trainers__candidacy__person__organisation",
            "co_trainers__candidacy__programme",
            "co_trainers__evaluation__evaluator__person",
        )

    def latest_first(self):
        return self.order_by("-workshop__starts_on", "-pk")


class Mission(Coded):
    """A field mission: a workshop in a host administration, taught by a lead expert and co-trainers side by side."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Requested")
        MATCHED = "matched", _("Team matched")
        CONFIRMED = "confirmed", _("Confirmed")
        EVALUATED = "evaluated", _("Evaluated")
        CLOSED = "closed", _("Closed")
        CANCELLED = "cancelled", _("Cancelled")

    # The team may still change: nobody has been promised anything.
    FORMING = (State.REQUESTED, State.MATCHED)
    STANDING = (State.REQUESTED, State.MATCHED, State.CONFIRMED)

    workshop = models.OneToOneField("workshops.Workshop", on_delete=models.PROTECT, related_name="mission")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="missions")
    lead = models.ForeignKey(
        "programmes.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="missions_led"
    )
    state = models.CharField(max_length=10, choices=State, default=State.REQUESTED)

    objects = MissionQuerySet.as_manager()

    class Meta:
        ordering = ["workshop__starts_on"]

    def __str__(self):
        return str(self.workshop)

    @property
    def is_forming(self):
        return self.state in self.FORMING


class CoTrainer(Coded):
    """A candidate's place on a mission, with the release by the home administration."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="co_trainers")
    candidacy = models.ForeignKey("accreditation.Candidacy", on_delete=models.PROTECT, related_name="missions")
    # How much of the teaching is the candidate's, in percent; empty where the route asks for no share.
    share = models.PositiveSmallIntegerField(_("share of the teaching, percent"), null=True, blank=True)
    release_reference = models.CharField(_("letter of release"), max_length=160, blank=True)
    released_on = models.DateField(_("released on"), null=True, blank=True)

    class Meta:
        ordering = ["mission", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(released_on__isnull=True) | ~models.Q(release_reference=""),
                name="release_has_letter",
                violation_error_message=_("A release needs its letter."),
            ),
            models.UniqueConstraint(
                fields=["mission", "candidacy"],
                name="co_trainer_once",
                violation_error_message=_("This candidate is already a co-trainer of the mission."),
            ),
        ]

    def __str__(self):
        return str(self.candidacy)

    @property
    def is_evaluated(self):
        return hasattr(self, "evaluation")

    @property
    def is_open(self):
        return not self.is_evaluated and self.mission.state != Mission.State.CANCELLED

    @property
    def is_released(self):
        return self.released_on is not None


class MissionEvaluation(Coded):
    """The lead expert's one-page form about one co-trainer."""

    class Outcome(models.TextChoices):
        RECOMMEND = "recommend", _("Recommended for accreditation")
        REPEAT = "repeat", _("Asked to repeat the mission")
        NOT = "not", _("Not recommended")

    class Independence(models.TextChoices):
        ALONE = "alone", _("Can deliver alone")
        SUPPORT = "support", _("Can deliver with support")
        NO = "no", _("Cannot deliver yet")

    co_trainer = models.OneToOneField(CoTrainer, on_delete=models.PROTECT, related_name="evaluation")
    evaluator = models.ForeignKey("accreditation.CaseParty", on_delete=models.PROTECT, related_name="evaluations")
    lessons_observed = models.PositiveSmallIntegerField(_("lessons observed"), default=1)
    strengths = models.TextField(_("strengths"))
    to_develop = models.TextField(_("to develop"), blank=True)
    independence = models.CharField(_("independence"), max_length=8, choices=Independence)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at"]

    def __str__(self):
        return self.get_outcome_display()
