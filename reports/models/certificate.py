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
        COMPLETION = "completion", _("Certificate of completion")
        CO_DELIVERY = "co_delivery", _("Certificate of co-delivery")
        ACCREDITATION = "accreditation", _("Certificate of accreditation")

    class State(models.TextChoices):
        PENDING = "pending", _("Being made")
        ISSUED = "issued", _("Issued")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        # A corrected one took its place; or nobody was handed it at the ceremony.
        REPLACED = "replaced", _("Replaced")
        VOID = "void", _("Void")

    LIVE = (State.PENDING, State.ISSUED)
    # What a workshop gives; accreditation is decided elsewhere.
    OF_WORKSHOP = (Kind.PARTICIPATION, Kind.COMPLETION, Kind.CO_DELIVERY)

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
    # The day on which it ceased to stand: withdrawn, replaced or void.
    withdrawn_on = models.DateField(null=True)
    # A correction is a new row with a number of its own; the one before stays as it was printed.
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    revision = models.PositiveSmallIntegerField(default=1)
    # Blank: in the portal's own words.
    template = models.ForeignKey(
        "reports.CertificateTemplate", null=True, blank=True, on_delete=models.PROTECT, related_name="certificates"
    )
    handed_over_on = models.DateField(null=True)
    # A letter with a personal link, once the paper exists.
    mail_asked_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    mail_problem = models.CharField(max_length=300, blank=True)
    document = models.OneToOneField("reports.Document", null=True, on_delete=models.PROTECT, related_name="certificate")

    class Meta:
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=["participation", "completion", "co_delivery"],
                    participation__isnull=False,
                    accreditation__isnull=True,
                )
                | models.Q(kind="accreditation", accreditation__isnull=False, participation__isnull=True),
                name="certificate_stands_on_its_ground",
                violation_error_message=_("A certificate needs what it certifies."),
            ),
            models.UniqueConstraint(
                fields=["accreditation"],
                condition=models.Q(state__in=["pending", "issued"]),
                name="certificate_once_per_accreditation",
                violation_error_message=_("This accreditation already has a certificate."),
            ),
            models.UniqueConstraint(
                fields=["participation", "kind"],
                condition=models.Q(state__in=["pending", "issued"]),
                name="certificate_once_per_participation",
                violation_error_message=_("This participant already has a certificate of this kind."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["pending", "issued"], withdrawn_on__isnull=True)
                | models.Q(state__in=["withdrawn", "replaced", "void"], withdrawn_on__isnull=False),
                name="certificate_over_has_date",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_live(self):
        return self.state in self.LIVE
