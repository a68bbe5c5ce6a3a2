from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class MissionCall(Coded):
    """A mission looks for its team: a letter to those who may go, and a day by which they say whether they can."""

    class Asks(models.TextChoices):
        WAITING = "waiting", _("Candidates who wait for a mission, to co-train")
        ROSTER = "roster", _("Trainers on the roster, to lead it")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    mission = models.ForeignKey("accreditation.Mission", on_delete=models.PROTECT, related_name="calls")
    asks = models.CharField(_("who may answer"), max_length=8, choices=Asks, default=Asks.WAITING)
    places = models.PositiveSmallIntegerField(
        _("places"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    # Whoever lacks one of these is not asked.
    asks_language = models.BooleanField(default=False)
    asks_region = models.BooleanField(default=False)
    asks_topic = models.BooleanField(default=False)
    words = models.TextField(_("words of the call"), blank=True)
    answer_by = models.DateField(_("answer by"))
    opened_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "asks"],
                condition=models.Q(state="open"),
                name="mission_call_one_open",
                violation_error_message=_("A call for this mission is open already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(asks="roster") | models.Q(places=1),
                name="mission_call_one_lead",
                violation_error_message=_("A mission has one lead expert."),
            ),
        ]

    def __str__(self):
        return str(self.mission)

    @property
    def programme(self):
        return self.mission.programme

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def is_for_lead(self):
        return self.asks == self.Asks.ROSTER


class CallAnswer(Coded):
    """One person who was asked, and what they said. A candidate is asked to co-train, a trainer to lead."""

    class Answer(models.TextChoices):
        NONE = "", _("No answer yet")
        INTERESTED = "interested", _("Interested")
        NOT_NOW = "not_now", _("Not this time")

    call = models.ForeignKey(MissionCall, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="call_answers")
    candidacy = models.ForeignKey(
        "accreditation.Candidacy", null=True, blank=True, on_delete=models.PROTECT, related_name="call_answers"
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True, default=Answer.NONE)
    can_from = models.DateField(_("can come from"), null=True, blank=True)
    can_until = models.DateField(_("can stay until"), null=True, blank=True)
    motivation = models.CharField(_("in one line"), max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # After the day that was named: accepted, and marked.
    is_late = models.BooleanField(default=False)
    # When they were put on the team by this call. Whether they still are, the mission knows.
    selected_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["call", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "person"],
                name="call_answer_once",
                violation_error_message=_("This person has been asked already."),
            ),
            models.CheckConstraint(
                condition=models.Q(can_from__isnull=True)
                | models.Q(can_until__isnull=True)
                | models.Q(can_from__lte=models.F("can_until")),
                name="call_answer_days_in_order",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
        ]

    def __str__(self):
        return str(self.person)

    @property
    def programme(self):
        return self.call.programme

    @property
    def is_interested(self):
        return self.answer == self.Answer.INTERESTED


class CallLetter(Coded):
    """One letter about a call to one person; a worker sends it once."""

    class Kind(models.TextChoices):
        ASK = "ask", _("Call")
        REMIND = "remind", _("Reminder")
        SELECTED = "selected", _("Selected")
        NOT_SELECTED = "not_selected", _("Not this time")
        WITHDRAWN = "withdrawn", _("Call withdrawn")

    answer = models.ForeignKey(CallAnswer, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=12, choices=Kind)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]

    def __str__(self):
        return f"{self.answer}, {self.get_kind_display()}"
