from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Duty(models.TextChoices):
    """What a group asks of its members; one person may hold all three."""

    LEADER = "leader", _("Leader")
    SECRETARY = "secretary", _("Secretary")
    SPOKESPERSON = "spokesperson", _("Spokesperson")


class Membership(Coded):
    """A seat: one participation in one group of one break-out, in order of arrival. Leaving removes the row."""

    group = models.ForeignKey("workshops.Group", on_delete=models.PROTECT, related_name="memberships")
    breakout = models.ForeignKey("workshops.Breakout", on_delete=models.PROTECT, related_name="memberships")
    participation = models.ForeignKey("workshops.Participation", on_delete=models.PROTECT, related_name="memberships")
    joined_at = models.DateTimeField()
    is_leader = models.BooleanField(default=False)
    is_secretary = models.BooleanField(default=False)
    is_spokesperson = models.BooleanField(default=False)

    class Meta:
        ordering = ["group", "joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["breakout", "participation"],
                name="membership_one_seat",
                violation_error_message=_("This person already has a seat in this break-out."),
            ),
            models.UniqueConstraint(fields=["group"], condition=Q(is_leader=True), name="group_one_leader"),
            models.UniqueConstraint(fields=["group"], condition=Q(is_secretary=True), name="group_one_secretary"),
            models.UniqueConstraint(fields=["group"], condition=Q(is_spokesperson=True), name="group_one_spokesperson"),
        ]

    def __str__(self):
        return f"{self.participation}, {self.group}"

    @property
    def duties(self):
        return [duty for duty in Duty if getattr(self, f"is_{duty.value}")]
