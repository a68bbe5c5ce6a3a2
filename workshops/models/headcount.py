from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models import AgencyKind, Qualifier, Sex
from programmes.models.base import Coded


class Headcount(Coded):
    """People who were there and whose names were never recorded: "some 20", "more than 50", "12 Customs officers"."""

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.CASCADE, related_name="headcounts")
    agency_kind = models.CharField(_("service"), max_length=20, choices=AgencyKind, default=AgencyKind.CUSTOMS)
    number = models.PositiveIntegerField(_("number"))
    qualifier = models.CharField(_("how exact"), max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, blank=True, default="")
    organisation = models.ForeignKey(
        "programmes.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        verbose_name=_("organisation"),
    )
    countries = models.ManyToManyField(
        "programmes.Country",
        blank=True,
        verbose_name=_("countries"),
        help_text=_("All the countries they came from."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    # The row of an archive that says so; it takes its own headcounts back with it.
    record = models.ForeignKey(
        "workshops.ActivityRecord", null=True, editable=False, on_delete=models.CASCADE, related_name="headcounts"
    )

    class Meta:
        ordering = ["workshop", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="headcount_counts_somebody",
                violation_error_message=_("A headcount is at least one."),
            )
        ]

    def __str__(self):
        return f"{self.number} {self.get_agency_kind_display()}"
