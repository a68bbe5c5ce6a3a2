from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Renewal(Coded):
    """A further period of validity: who decided it, when, and on what ground. Earlier ones stay as they were."""

    accreditation = models.ForeignKey("accreditation.Accreditation", on_delete=models.PROTECT, related_name="renewals")
    # The last day of the period before; the new one follows it, or begins with the decision when it had lapsed.
    ended_on = models.DateField(_("was valid until"))
    starts_on = models.DateField(_("from"))
    valid_until = models.DateField(_("valid until"))
    courses_taught = models.PositiveSmallIntegerField(_("courses taught in the period"), default=0)
    refresher = models.CharField(_("refresher"), max_length=200, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200)
    decided_on = models.DateField(_("on"))
    reference = models.CharField(_("minutes or letter"), max_length=160, blank=True)
    recorded_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["accreditation", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("ended_on"), valid_until__gte=F("starts_on")),
                name="renewal_goes_on",
                violation_error_message=_("A renewal ends later than the period before it."),
            ),
            models.UniqueConstraint(
                fields=["accreditation", "ended_on"],
                name="renewal_once",
                violation_error_message=_("This period has been renewed already."),
            ),
        ]

    def __str__(self):
        return f"{self.accreditation}, {self.valid_until}"
