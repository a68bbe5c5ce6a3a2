from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class ClashAgreement(Coded):
    """A trainer is at two workshops on the same days, and everybody knows: "mark as agreed" is an answer."""

    person = models.ForeignKey("programmes.Person", on_delete=models.CASCADE, related_name="+")
    first = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    agreed_at = models.DateTimeField()

    class Meta:
        ordering = ["-agreed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "first", "second"],
                name="clash_agreed_once",
                violation_error_message=_("This clash is marked as agreed already."),
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.first} / {self.second}"
