from django.db import models

from programmes.models.base import Coded


class ExpiryReminder(Coded):
    """One letter that says when an accreditation ends: once for each end and each distance to it."""

    accreditation = models.ForeignKey(
        "accreditation.Accreditation", on_delete=models.CASCADE, related_name="expiry_reminders"
    )
    valid_until = models.DateField()
    days = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["accreditation", "valid_until", "days"], name="expiry_reminder_once"),
        ]

    def __str__(self):
        return f"{self.accreditation}, {self.days}"
