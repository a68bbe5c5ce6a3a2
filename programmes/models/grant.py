from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Grant(Coded):
    """Money of one donor for one programme: what the donor is reported to by, with its credit line verbatim."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="grants")
    donor = models.ForeignKey(
        "programmes.Organisation", on_delete=models.PROTECT, related_name="grants", verbose_name=_("donor")
    )
    title = models.CharField(_("title"), max_length=200)
    reference = models.CharField(_("number or reference"), max_length=80, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[RegexValidator("^[A-Z]{3}$", _("Three capital letters: USD, EUR, CHF."))],
    )
    credit_line = models.CharField(_("credit line"), max_length=300, blank=True)
    disclaimer = models.TextField(_("disclaimer"), blank=True)
    # Where a source published totals of everything the grant paid for, they are those of this series.
    series = models.ForeignKey(
        "programmes.Series",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="grants",
        verbose_name=_("the series it pays for as a whole"),
        help_text=_("The totals published of that series are then the grant’s. Blank: what it pays for is counted."),
    )

    class Meta:
        ordering = ["programme", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_start",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | ~Q(currency=""),
                name="grant_amount_has_currency",
                violation_error_message=_("An amount needs its currency."),
            ),
        ]

    def __str__(self):
        return self.title
