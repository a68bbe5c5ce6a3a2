from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Half(models.TextChoices):
    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")


class Attendance(models.Model):
    """What was recorded of one participation at one half-day. Without a row, whoever is expected was present."""

    class State(models.TextChoices):
        PRESENT = "present", _("Present")
        ABSENT = "absent", _("Absent")

    class How(models.TextChoices):
        HAND = "hand", _("marked by hand")
        SHEET = "sheet", _("from the signed sheet")
        CHECK_IN = "check_in", _("checked in")

    participation = models.ForeignKey("workshops.Participation", on_delete=models.PROTECT, related_name="attendance")
    day = models.DateField()
    half = models.CharField(max_length=10, choices=Half)
    state = models.CharField(max_length=8, choices=State, default=State.PRESENT)
    late_minutes = models.PositiveSmallIntegerField(_("minutes late"), default=0)
    left_minutes = models.PositiveSmallIntegerField(_("left earlier by minutes"), default=0)
    how = models.CharField(max_length=8, choices=How, default=How.HAND)
    # When they came, where that is known: the moment of a check-in, however much later it reached the server.
    happened_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    # Two people may mark the same officer: who has not seen the last mark is told.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["day", "pk"]
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "day", "half"],
                name="attendance_once",
                violation_error_message=_("Somebody has just marked this person. Look at the list again."),
            ),
            models.CheckConstraint(
                condition=Q(state="present") | Q(late_minutes=0, left_minutes=0),
                name="attendance_absent_is_not_late",
                violation_error_message=_("Whoever was absent came neither late nor left early."),
            ),
        ]

    def __str__(self):
        return f"{self.participation}, {self.day} {self.half}: {self.state}"

    @property
    def is_absent(self):
        return self.state == self.State.ABSENT
