from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded
from reports.models.certificate import Certificate


class CertificateBatch(Coded):
    """Certificates of one kind asked for together: worked off one by one, stopped and taken up again at any row."""

    class State(models.TextChoices):
        RUNNING = "running", _("Under way")
        STOPPED = "stopped", _("Stopped")
        DONE = "done", _("Done")

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.PROTECT, related_name="certificate_batches")
    kind = models.CharField(max_length=14, choices=Certificate.Kind)
    # Blank: the portal's own words.
    template = models.ForeignKey(
        "reports.CertificateTemplate", null=True, blank=True, on_delete=models.PROTECT, related_name="batches"
    )
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    issued_on = models.DateField(_("dated"))
    by_mail = models.BooleanField(_("tell each person by e-mail"), default=False)
    asked_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    # When a worker last did something for it; a sweep asks again for one that went silent.
    worked_at = models.DateTimeField()

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.workshop}"

    @property
    def programme(self):
        return self.workshop.programme


class CertificateBatchEntry(models.Model):
    """One person of a batch: the certificate that came of it, or the sentence why there is none."""

    batch = models.ForeignKey(CertificateBatch, on_delete=models.CASCADE, related_name="entries")
    participation = models.ForeignKey("workshops.Participation", on_delete=models.CASCADE, related_name="+")
    certificate = models.OneToOneField(
        Certificate, null=True, blank=True, on_delete=models.PROTECT, related_name="batch_entry"
    )
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ["batch", "participation__number"]
        constraints = [models.UniqueConstraint(fields=["batch", "participation"], name="batch_entry_once")]

    def __str__(self):
        return f"{self.batch}: {self.participation}"
