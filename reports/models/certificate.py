import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


def new_token():
    """192 random bits: nobody finds a certificate by guessing."""
    return secrets.token_urlsafe(24)


class CertificateCounter(models.Model):
    """The last number given, in the transaction that gives it: numbers have no gaps and no doubles."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "year"], name="counter_once_per_year")]

    def __str__(self):
        return f"{self.programme_id}/{self.year}: {self.last}"


class Certificate(Coded):
    """The row is the certificate; the PDF is a rendering of it."""

    class Kind(models.TextChoices):
        PARTICIPATION = "participation", _("Certificate of participation")
        ACCREDITATION = "accreditation", _("Certificate of accreditation")

    class State(models.TextChoices):
        PENDING = "pending", _("Being made")
        ISSUED = "issued", _("Issued")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    kind = models.CharField(max_length=14, choices=Kind)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="certificates")
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="certificates")
    participation = models.ForeignKey(
        "workshops.Participation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="certificates",
    )
    accreditation = models.ForeignKey(
        "accreditation.Accreditation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="certificates",
    )
    number = models.CharField(max_length=40, unique=True)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    issued_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    document = models.OneToOneField("reports.Document", null=True, on_delete=models.PROTECT, related_name="certificate")

    class Meta:
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="participation", participation__isnull=False, accreditation__isnull=True)
                | models.Q(kind="accreditation", accreditation__isnull=False, participation__isnull=True),
                name="certificate_stands_on_its_ground",
                violation_error_message=_("A certificate needs what it certifies."),
            ),
            models.UniqueConstraint(
                fields=["accreditation"],
                condition=~models.Q(state="withdrawn"),
                name="certificate_once_per_accreditation",
                violation_error_message=_("This accreditation already has a certificate."),
            ),
            models.UniqueConstraint(
                fields=["participation"],
                condition=~models.Q(state="withdrawn"),
                name="certificate_once_per_participation",
                violation_error_message=_("This participant already has a certificate."),
            ),
            models.CheckConstraint(
                condition=models.Q(state="withdrawn", withdrawn_on__isnull=False)
                | (~models.Q(state="withdrawn") & models.Q(withdrawn_on__isnull=True)),
                name="certificate_withdrawn_has_date",
            ),
        ]

    def __str__(self):
        return self.number
