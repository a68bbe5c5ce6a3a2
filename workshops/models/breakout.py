from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from programmes.models.base import Coded


class Breakout(Coded):
    """The working session of form D.6: topics, groups, one report each, and the plenary that hears them."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Topics being selected")
        CHOOSING = "choosing", _("Participants choose their group")
        WORKING = "working", _("Groups at work")
        PLENARY = "plenary", _("Plenary")
        CLOSED = "closed", _("Closed")

    class Mode(models.TextChoices):
        FIRST_COME = "first_come", _("First come, first served")
        ASSIGNED = "assigned", _("Assigned by the facilitator")

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.PROTECT, related_name="breakouts")
    agenda_item = models.ForeignKey(
        "workshops.AgendaItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="breakouts"
    )
    title = I18nCharField(_("title"), max_length=200)
    organised_by = models.CharField(max_length=300, blank=True)
    purpose = I18nTextField(blank=True, null=True)
    instructions = I18nTextField(blank=True, null=True)
    state = models.CharField(max_length=12, choices=State, default=State.PLANNED)
    capacity = models.PositiveSmallIntegerField(_("seats in a group"), default=10)
    mode = models.CharField(_("how seats are taken"), max_length=10, choices=Mode, default=Mode.FIRST_COME)
    # Six digits for the wall; with the number on a badge they open the room. Gone when the session closes.
    join_code = models.CharField(max_length=6, null=True, blank=True, unique=True)
    # What the stage shows large; empty: the first one still open.
    focus = models.ForeignKey(
        "workshops.Recommendation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["workshop", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(capacity__gte=1),
                name="breakout_has_seats",
                violation_error_message=_("A group has at least one seat."),
            ),
        ]

    def __str__(self):
        return str(self.title)


class Topic(Coded):
    class State(models.TextChoices):
        # A participant's own words wait until a facilitator has put them before everybody.
        SUGGESTED = "suggested", _("Suggested")
        PROPOSED = "proposed", _("Proposed")
        SELECTED = "selected", _("Selected")
        LEFT_OUT = "left_out", _("Left out")

    breakout = models.ForeignKey(Breakout, on_delete=models.CASCADE, related_name="topics")
    number = models.PositiveSmallIntegerField(_("number"))
    title = I18nCharField(_("title"), max_length=300)
    # Topic 4 of D.6: open until participants suggest one; the seven ideas are its questions.
    is_open = models.BooleanField(default=False)
    is_suggested = models.BooleanField(default=False)
    has_training_plan = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(
        "workshops.Participation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="topics_proposed",
    )
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)

    class Meta:
        ordering = ["breakout", "number"]
        constraints = [models.UniqueConstraint(fields=["breakout", "number"], name="topic_number_once")]

    def __str__(self):
        return str(self.title)


class PlanField(models.TextChoices):
    """What a question of a training plan asks for, so that the answers can be read as a plan (form D.6, topic 3)."""

    OFFICERS = "officers", _("officers to train")
    COURSES = "courses", _("courses to hold")
    DESIGNATES = "designates", _("who designates the trainer")
    PORTFOLIO = "portfolio", _("documents in the portfolio")
    AGENDAS = "agendas", _("agendas adjusted")
    PROGRESS = "progress", _("who monitors progress")
    EFFECT = "effect", _("who monitors the effect")
    METHOD = "method", _("how it is monitored")
    REPORTED_TO = "reported_to", _("who is told")


NUMBERS = (PlanField.OFFICERS, PlanField.COURSES)


class Question(Coded):
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    section = I18nCharField(max_length=200, blank=True, null=True)
    text = I18nTextField()
    plan_field = models.CharField(max_length=12, choices=PlanField, blank=True)

    class Meta:
        ordering = ["topic", "position"]
        constraints = [models.UniqueConstraint(fields=["topic", "position"], name="question_position_once")]

    def __str__(self):
        return str(self.text)
