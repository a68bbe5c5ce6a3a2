from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class LetterKind(models.TextChoices):
    INVITATION = "invitation", _("Invitation")
    CONFIRMATION = "confirmation", _("Confirmation")
    REMINDER = "reminder", _("Reminder")
    THANKS = "thanks", _("Thanks")
    # Of a field mission: to the lead expert and the co-trainers, and about them to their administrations.
    MISSION_INVITATION = "mission_invitation", _("Invitation to the mission team")
    RELEASE_REQUEST = "release_request", _("Request for release")


class LetterTemplate(Coded):
    """The words of a letter in one language, with merge fields. Without a programme it is the shipped one."""

    Kind = LetterKind

    programme = models.ForeignKey(
        "programmes.Programme", null=True, blank=True, on_delete=models.CASCADE, related_name="letter_templates"
    )
    kind = models.CharField(max_length=20, choices=LetterKind)
    language = models.CharField(max_length=12)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))

    class Meta:
        ordering = ["kind", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "language"],
                name="letter_template_once",
                violation_error_message=_("This programme already has that letter in this language."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.language}"
