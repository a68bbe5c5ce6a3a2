from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class ChecklistItem(Coded):
    """Something to do before, during or after the workshop; `days` counts from the first day (negative: before)."""

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="checklist")
    title = models.CharField(_("to do"), max_length=200)
    days = models.SmallIntegerField(_("days from the first day"), default=-30)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["workshop", "days", "pk"]

    def __str__(self):
        return self.title
