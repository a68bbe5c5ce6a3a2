from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class MissionQuerySet(models.QuerySet):
    def with_team(self):
        return self.select_related(
            "programme",
            "lead__organisation",
            "host_feedback",
            "workshop__country",
            "workshop__language",
            "workshop__host",
            "workshop__programme",
        ).prefetch_related(
            "co_trainers__candidacy__person__organisation",
            "co_trainers__candidacy__programme",
            "co_trainers__candidacy__decisions",
            "co_trainers__candidacy__parties",
            "co_trainers__evaluation__evaluator__person",
            "co_trainers__evaluation__second_signature__party__person",
            "co_trainers__reflection",
            "co_trainers__requirement",
            "lessons",
        )

    def latest_first(self):
        return self.order_by("-workshop__starts_on", "-pk")


class Mission(Coded):
    """A field mission: a workshop in a host administration, taught by a lead expert and co-trainers side by side."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Requested")
        MATCHED = "matched", _("Team matched")
        RELEASED = "released", _("Team released")
        CONFIRMED = "confirmed", _("Confirmed")
        IN_FIELD = "in_field", _("In the field")
        EVALUATED = "evaluated", _("Evaluated")
        CLOSED = "closed", _("Closed")
        CANCELLED = "cancelled", _("Cancelled")

    # The team may still change: nobody has been promised anything.
    FORMING = (State.REQUESTED, State.MATCHED, State.RELEASED)
    PLANNED = (*FORMING, State.CONFIRMED)
    STANDING = (*PLANNED, State.IN_FIELD)
    # Taught, or being taught: there is something to put down.
    TAUGHT = (State.IN_FIELD, State.EVALUATED, State.CLOSED)

    workshop = models.OneToOneField("workshops.Workshop", on_delete=models.PROTECT, related_name="mission")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="missions")
    lead = models.ForeignKey(
        "programmes.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="missions_led"
    )
    # The lead's own administration lets the lead go as well, where the lead serves in one.
    lead_release_reference = models.CharField(_("letter of release"), max_length=160, blank=True)
    lead_released_on = models.DateField(_("released on"), null=True, blank=True)
    # What the host asked for. Its administration and language are those of the workshop.
    requested_by = models.CharField(_("asked by"), max_length=200, blank=True)
    requested_on = models.DateField(_("asked on"), null=True, blank=True)
    request_reference = models.CharField(_("reference of the request"), max_length=160, blank=True)
    topics = models.CharField(_("topics"), max_length=300, blank=True)
    modules = models.ManyToManyField("programmes.Module", blank=True, verbose_name=_("modules of the curriculum"))
    officers_expected = models.PositiveSmallIntegerField(_("officers expected"), null=True, blank=True)
    # The host's feedback comes by a dated link; a new one closes the one before.
    host_link_serial = models.PositiveSmallIntegerField(default=0)
    host_link_until = models.DateField(null=True, blank=True)
    # Who is asked; the letter goes by itself when the mission is over.
    host_contact = models.CharField(_("contact of the host"), max_length=200, blank=True)
    host_email = models.EmailField(_("e-mail of the contact"), blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.REQUESTED)

    objects = MissionQuerySet.as_manager()

    class Meta:
        ordering = ["workshop__starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lead_released_on__isnull=True) | ~models.Q(lead_release_reference=""),
                name="lead_release_has_letter",
                violation_error_message=_("A release needs its letter."),
            )
        ]

    def __str__(self):
        return str(self.workshop)

    @property
    def is_forming(self):
        return self.state in self.FORMING

    def has_begun(self, now):
        """Its first day has come where it is taught, and it is not called off."""
        off = (self.workshop.State.CANCELLED, self.workshop.State.POSTPONED)
        return self.workshop.state not in off and self.workshop.today(now) >= self.workshop.starts_on

    def is_in_field(self, now):
        """By the state, or by the dates: the clock moves a confirmed mission, and may be some hours late."""
        return self.state == self.State.IN_FIELD or (self.state == self.State.CONFIRMED and self.has_begun(now))

    @property
    def asks_lead_release(self):
        """Whoever serves in no administration is sent by nobody."""
        return bool(self.lead_id and self.lead.organisation_id and self.lead.organisation.is_administration)

    @property
    def is_lead_released(self):
        return self.lead_released_on is not None or not self.asks_lead_release

    def shown_state(self, now):
        """The word on the screen: the dates move it, and those of the workshop may have called it off."""
        workshop = self.workshop
        if self.state in self.STANDING and workshop.state in (workshop.State.POSTPONED, workshop.State.CANCELLED):
            return workshop.get_state_display()
        if not self.is_in_field(now):
            return self.get_state_display()
        return _("Held, to be evaluated") if workshop.today(now) > workshop.ends_on else self.State.IN_FIELD.label


class CoTrainer(Coded):
    """A candidate's place on a mission, with the release by the home administration."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="co_trainers")
    candidacy = models.ForeignKey("accreditation.Candidacy", on_delete=models.PROTECT, related_name="missions")
    # Percent of the teaching that was the candidate's, from what was put down; empty until then.
    share = models.PositiveSmallIntegerField(_("share of the teaching, percent"), null=True, blank=True)
    # Which of the missions the route asks for this one is: its share of the teaching, and the papers it asks for.
    requirement = models.ForeignKey(
        "accreditation.RouteRequirement", null=True, blank=True, on_delete=models.PROTECT, related_name="places"
    )
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
