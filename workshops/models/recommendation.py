from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Recommendation(Coded):
    """What a group recommends, in its own words, and what the plenary made of it. The original is never changed."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        AMENDED = "amended", _("Accepted as amended")
        NOT_ACCEPTED = "not_accepted", _("Not accepted")

    class Priority(models.TextChoices):
        HIGH = "high", _("High")
        MEDIUM = "medium", _("Medium")
        LOW = "low", _("Low")

    ADOPTED = (State.ACCEPTED, State.AMENDED)

    report = models.ForeignKey("workshops.GroupReport", on_delete=models.CASCADE, related_name="recommendations")
    breakout = models.ForeignKey("workshops.Breakout", on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("recommendation"))
    addressed_to = models.CharField(_("addressed to"), max_length=200, blank=True)
    lead = models.CharField(_("lead agency"), max_length=200, blank=True)
    by_when = models.CharField(_("by when"), max_length=60, blank=True)
    reason = models.TextField(_("why"), blank=True)
    priority = models.CharField(_("priority"), max_length=6, choices=Priority, blank=True)
    version = models.PositiveIntegerField(default=1)

    state = models.CharField(max_length=14, choices=State, default=State.PROPOSED)
    amended_text = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="recommendation_number_once"),
            models.CheckConstraint(
                condition=Q(state="amended", amended_text__gt="") | (~Q(state="amended") & Q(amended_text="")),
                name="recommendation_amendment_has_text",
                violation_error_message=_("Write the amended text, or accept the recommendation as it stands."),
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """B2: the group's letter and the number in its report."""
        return f"{self.report.group.letter}{self.number}"

    @property
    def final_text(self):
        return self.amended_text or self.text
