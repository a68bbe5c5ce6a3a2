from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class RestrictedDataQuerySet(models.QuerySet):
    def overdue(self, today):
        """What should be gone on this day. Days differ from programme to programme; there are few programmes."""
        days = self.order_by().values_list("participation__workshop__programme__restricted_days", flat=True).distinct()
        overdue = models.Q(pk__in=[])
        for number in days:
            overdue |= models.Q(
                participation__workshop__programme__restricted_days=number,
                participation__workshop__ends_on__lte=today - timedelta(days=number),
            )
        return self.filter(overdue)


class RestrictedData(models.Model):
    """What a journey and a stay need and nothing else may use: passport and medical data of one participation.

    No list, letter, paper, import or search reads this table. Its end is computed from the workshop's last day, so a
    workshop that moves takes it along; a task keeps to it.
    """

    participation = models.OneToOneField(
        "workshops.Participation", on_delete=models.PROTECT, related_name="restricted_data"
    )
    passport_number = models.CharField(_("passport number"), max_length=40, blank=True)
    passport_country = models.ForeignKey(
        "programmes.Country",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("issued by"),
    )
    passport_expires_on = models.DateField(_("expires on"), null=True, blank=True)
    medical = models.TextField(_("medical needs"), blank=True, max_length=2000)
    diet = models.TextField(_("food"), blank=True, max_length=2000)

    objects = RestrictedDataQuerySet.as_manager()

    class Meta:
        ordering = ["participation"]
        verbose_name_plural = "restricted data"

    def __str__(self):
        return str(_("Passport and medical data"))
