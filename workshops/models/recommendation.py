from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded, new_code


class Recommendation(Coded):
    """What a group recommends, in its own words, and what the plenary made of it. The original is never changed."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        AMENDED = "amended", _("Accepted as amended")
        DEFERRED = "deferred", _("Deferred")
        NOT_ACCEPTED = "not_accepted", _("Not accepted")
        MERGED = "merged", _("Merged")

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
    by_when = models.DateField(_("by the end of"), null=True, blank=True, help_text=_("The first day of the month."))
    reason = models.TextField(_("why"), blank=True)
    priority = models.CharField(_("priority"), max_length=6, choices=Priority, blank=True)
    version = models.PositiveIntegerField(default=1)
    # Made on the writer's device: a save whose answer was lost on the way, sent again, finds its own row.
    key = models.CharField(max_length=40, default=new_code, editable=False)

    state = models.CharField(max_length=14, choices=State, default=State.PROPOSED)
    amended_text = models.TextField(blank=True)
    # Words under discussion: the stage shows them marked, nothing is decided.
    proposed_text = models.TextField(blank=True)
    # Wording mended after the plenary; what was adopted stays beside it.
    mended_text = models.TextField(blank=True)
    deferred_to = models.CharField(_("deferred to"), max_length=200, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    kept_apart_from = models.ManyToManyField("self", blank=True)
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
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
                name="recommendation_merged_into_one",
                violation_error_message=_("Say into which recommendation this one is merged."),
            ),
            models.CheckConstraint(
                condition=Q(deferred_to="") | Q(state="deferred"),
                name="recommendation_deferred_to",
                violation_error_message=_("Only a deferred recommendation is deferred to something."),
            ),
            models.UniqueConstraint(fields=["report", "key"], name="recommendation_key_once"),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """B2: the group's letter and the number in its report."""
        return f"{self.report.group.letter}{self.number}"

    @property
    def decided_text(self):
        """As the plenary decided, before anybody mended the wording."""
        return self.amended_text or self.text

    @property
    def final_text(self):
        return self.mended_text or self.decided_text
