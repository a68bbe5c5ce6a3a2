from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class WaitingPlace(Coded):
    """A place in the line of a full group, in order of asking. A seat kept elsewhere is kept until this one comes."""

    group = models.ForeignKey("workshops.Group", on_delete=models.CASCADE, related_name="waiting_places")
    breakout = models.ForeignKey("workshops.Breakout", on_delete=models.CASCADE, related_name="waiting_places")
    participation = models.ForeignKey(
        "workshops.Participation", on_delete=models.CASCADE, related_name="waiting_places"
    )
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["group", "asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["breakout", "participation"],
                name="waiting_place_once",
                violation_error_message=_("This person waits for a seat already. One waits for one group."),
            )
        ]

    def __str__(self):
        return f"{self.participation}, {self.group}"
