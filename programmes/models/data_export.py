from django.db import models

from programmes.models.base import Coded


class DataExport(Coded):
    """Everything the portal holds about one person, as one file for that person. Private, and gone after some days."""

    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="data_exports")
    job = models.OneToOneField("programmes.Job", on_delete=models.PROTECT, related_name="data_export")
    language = models.CharField(max_length=12, default="en")
    file = models.FileField(upload_to="exports", blank=True)
    size = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.created_at:%Y-%m-%d}"
