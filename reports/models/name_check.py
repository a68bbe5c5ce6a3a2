from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class NameCheck(Coded):
    """What somebody said of their own name before it was printed. Whoever says nothing agrees, and has no row."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        TO_CORRECT = "to_correct", _("Asks for a correction")
        CORRECTED = "corrected", _("Corrected")

    participation = models.OneToOneField("workshops.Participation", on_delete=models.CASCADE, related_name="name_check")
    state = models.CharField(max_length=10, choices=State)
    family_name = models.CharField(_("family name"), max_length=120, blank=True)
    given_names = models.CharField(_("given names"), max_length=120, blank=True)
    native_name = models.CharField(_("name in own script"), max_length=200, blank=True)
    note = models.CharField(_("anything else"), max_length=300, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["participation"]

    def __str__(self):
        return str(self.participation)
