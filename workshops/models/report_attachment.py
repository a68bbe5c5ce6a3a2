from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class ReportAttachment(Coded):
    """A photo of the flip chart or the group's slides, beside the report."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        SLIDES = "slides", _("Slides or document")

    report = models.ForeignKey("workshops.GroupReport", on_delete=models.PROTECT, related_name="attachments")
    kind = models.CharField(max_length=6, choices=Kind)
    upload = models.ForeignKey("programmes.Upload", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["report", "added_at", "pk"]

    def __str__(self):
        return self.upload.name
