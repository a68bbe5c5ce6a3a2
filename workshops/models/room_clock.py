from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoomClock(models.Model):
    """The clock on the wall: what it counts, how long, and since when. Whoever shows it counts by themselves.

    `left` is what was left, in seconds, when the clock was last started, stopped or given more time; it runs while
    `started_at` is set. Below zero it counts how much longer it took: nothing ever stops because time is up.
    """

    class Phase(models.TextChoices):
        CHOICE = "choice", _("Choice of groups")
        WORK = "work", _("Work in groups")
        PRESENTATION = "presentation", _("Presentation")

    breakout = models.OneToOneField("workshops.Breakout", on_delete=models.CASCADE, related_name="clock")
    phase = models.CharField(max_length=12, choices=Phase)
    group = models.ForeignKey("workshops.Group", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    seconds = models.PositiveIntegerField()
    left = models.IntegerField()
    started_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(phase="presentation") | models.Q(group=None), name="clock_group_presents"
            )
        ]

    def __str__(self):
        return f"{self.get_phase_display()}, {self.breakout}"

    @property
    def is_running(self):
        return self.started_at is not None

    def left_at(self, now):
        """Seconds left; negative when the time is over."""
        return self.left - int((now - self.started_at).total_seconds()) if self.is_running else self.left

    @property
    def ends_at(self):
        """When it will have run out, as it runs now; None while it stands."""
        return self.started_at + timedelta(seconds=self.left) if self.is_running else None
