from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded

# Months after the workshop at which those addressed are asked.
MONTHS = (3, 6, 12)


class FollowUp(Coded):
    """What becomes of the adopted recommendations of a workshop. Off until the host has agreed."""

    workshop = models.OneToOneField("workshops.Workshop", on_delete=models.PROTECT, related_name="follow_up")
    agreed_by = models.CharField(_("agreed by"), max_length=200)
    agreed_on = models.DateField(_("agreed on"))
    is_on = models.BooleanField(default=True)

    class Meta:
        ordering = ["workshop"]

    def __str__(self):
        return _("Follow-up of {workshop}").format(workshop=self.workshop)


class FollowUpContact(Coded):
    """Whom the portal asks, on behalf of whoever a recommendation is addressed to; by a link, without a password."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="contacts")
    addressed_to = models.CharField(_("addressed to"), max_length=200, blank=True)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    link_serial = models.PositiveSmallIntegerField(default=1)
    # The last of MONTHS for which a letter has left.
    asked_month = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["follow_up", "addressed_to", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["follow_up", "addressed_to"],
                name="follow_up_contact_once",
                violation_error_message=_("Somebody is asked about these recommendations already."),
            )
        ]

    def __str__(self):
        return self.name


class StatusReport(Coded):
    """What became of a recommendation, as reported by whom and when. Reported, never judged."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("Not started")
        UNDER_WAY = "under_way", _("Under way")
        DONE = "done", _("Done")
        NO_LONGER_PURSUED = "no_longer_pursued", _("No longer pursued")

    recommendation = models.ForeignKey(
        "workshops.Recommendation", on_delete=models.PROTECT, related_name="status_reports"
    )
    contact = models.ForeignKey(
        FollowUpContact, null=True, blank=True, on_delete=models.SET_NULL, related_name="status_reports"
    )
    status = models.CharField(_("status"), max_length=18, choices=Status)
    words = models.TextField(_("in a few words"), blank=True)
    reported_by = models.CharField(_("reported by"), max_length=200)
    reported_at = models.DateTimeField()

    class Meta:
        ordering = ["recommendation", "-reported_at", "-pk"]

    def __str__(self):
        return f"{self.get_status_display()}, {self.reported_by}"
