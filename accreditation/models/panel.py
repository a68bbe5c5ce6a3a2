from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Panel(Coded):
    """One sitting that decided on many cases, with one set of minutes. Recorded by somebody; decided by others."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="panels")
    decided_by = models.CharField(_("decided by"), max_length=200)
    decided_on = models.DateField(_("on"))
    minutes = models.CharField(_("minutes"), max_length=160)
    upload = models.ForeignKey(
        "programmes.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="panels"
    )
    # Those who have a row here; a director without one is named in the words.
    members = models.ManyToManyField("programmes.Person", blank=True, related_name="panels")
    recorded_by = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="panels_recorded")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_on", "-pk"]

    def __str__(self):
        return self.minutes
