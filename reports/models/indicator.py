from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Indicator(Coded):
    """What a donor asks to be told of a grant: counted by a figure of the catalogue, or typed in with its source.

    Baseline and target are the donor's own words: "0", "60, of whom 30 % women".
    """

    grant = models.ForeignKey("programmes.Grant", on_delete=models.PROTECT, related_name="indicators")
    position = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("indicator"), max_length=300)
    baseline = models.CharField(_("baseline"), max_length=80, blank=True)
    target = models.CharField(_("target"), max_length=80, blank=True)
    # The name of a figure (reports.queries.definitions); blank: typed by hand.
    figure = models.SlugField(_("counted by"), blank=True)
    adds_up = models.BooleanField(
        _("the entries are added up"), default=True, help_text=_("Otherwise the latest one counts: a share, a level.")
    )

    class Meta:
        ordering = ["grant", "position", "pk"]

    def __str__(self):
        return self.title


class IndicatorEntry(Coded):
    """A value typed by hand for one indicator, with the day it was reached and where it comes from."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="entries")
    reached_on = models.DateField(_("reached on"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        ordering = ["indicator", "reached_on", "pk"]
        verbose_name_plural = "indicator entries"

    def __str__(self):
        return f"{self.value.normalize():f}, {self.source}"
