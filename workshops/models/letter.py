from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import LetterTemplate
from programmes.models.base import Coded


class Letter(Coded):
    """One letter to one person of a workshop: its final words, and how and when it left."""

    class State(models.TextChoices):
        QUEUED = "queued", _("To be sent")
        SENT = "sent", _("Sent")
        OUTSIDE = "outside", _("Sent outside the portal")
        FAILED = "failed", _("Not sent")

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.PROTECT, related_name="letters")
    participation = models.ForeignKey("workshops.Participation", on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20, choices=LetterTemplate.Kind)
    language = models.CharField(max_length=12)
    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=State)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    # "Sent outside the portal, reference, date" is a normal step.
    reference = models.CharField(_("reference"), max_length=120, blank=True)
    sent_on = models.DateField(_("date"), null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="outside") | Q(sent_on__isnull=False),
                name="letter_outside_has_date",
                violation_error_message=_("Give the date on which it was sent."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.participation}"
