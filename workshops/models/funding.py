from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Funding(models.Model):
    """Who pays for a workshop, or for one participation, and how much of it in percent.

    Without rows of its own a participation is paid for as its workshop is.
    """

    class Source(models.TextChoices):
        GRANT = "grant", _("Grant")
        OWN = "own", _("Own administration")
        HOST = "host", _("Host")

    workshop = models.ForeignKey(
        "workshops.Workshop", null=True, blank=True, on_delete=models.PROTECT, related_name="fundings"
    )
    participation = models.ForeignKey(
        "workshops.Participation", null=True, blank=True, on_delete=models.CASCADE, related_name="fundings"
    )
    source = models.CharField(max_length=8, choices=Source)
    grant = models.ForeignKey(
        "programmes.Grant", null=True, blank=True, on_delete=models.PROTECT, related_name="fundings"
    )
    percent = models.PositiveSmallIntegerField(
        _("share, %"), default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(workshop__isnull=False, participation__isnull=True)
                | Q(workshop__isnull=True, participation__isnull=False),
                name="funding_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(source="grant", grant__isnull=False) | (~Q(source="grant") & Q(grant__isnull=True)),
                name="funding_names_its_grant",
                violation_error_message=_("Say which grant pays."),
            ),
            models.CheckConstraint(
                condition=Q(percent__gte=1, percent__lte=100),
                name="funding_is_a_share",
                violation_error_message=_("A share goes from 1 to 100 %."),
            ),
            models.UniqueConstraint(fields=["workshop", "source", "grant"], name="funding_once_a_workshop"),
            models.UniqueConstraint(fields=["participation", "source", "grant"], name="funding_once_a_participation"),
        ]

    def __str__(self):
        payer = str(self.grant) if self.grant_id else self.get_source_display()
        return payer if self.percent == 100 else f"{payer}, {self.percent} %"
