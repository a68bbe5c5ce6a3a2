from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded
from workshops.models.attendance import Half


class PaperRecord(Coded):
    """A sheet that was filled on paper, photographed or scanned later, at its true time."""

    class Kind(models.TextChoices):
        SIGN_IN = "sign_in", _("Sign-in sheet")
        GROUP_REPORT = "group_report", _("Group report")
        EVALUATION = "evaluation", _("Evaluation")
        OTHER = "other", _("Other paper")

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.PROTECT, related_name="paper_records")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    filled_at = models.DateTimeField(_("filled in at"))
    # Of a sign-in sheet: the day it was signed on, and the half of it; blank is the whole day.
    day = models.DateField(null=True, blank=True)
    half = models.CharField(_("half-day"), max_length=10, choices=Half, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    upload = models.ForeignKey("programmes.Upload", on_delete=models.PROTECT, related_name="paper_records")
    recorded_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["workshop", "filled_at"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.filled_at:%Y-%m-%d %H:%M}"
