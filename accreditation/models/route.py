from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField

from programmes.models.base import Coded


class RouteQuerySet(models.QuerySet):
    def current(self):
        return self.filter(is_current=True)


class Route(Coded):
    """How a programme makes trainers, as data. A change is a new version; who qualified under the old one stays so."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="routes")
    # The pattern of the shipped library this route was made from; empty for a route a programme wrote itself.
    key = models.SlugField(max_length=30, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    title = I18nCharField(_("title"), max_length=200)
    award = I18nCharField(_("title of the trainer"), max_length=120)
    # Absolute for candidate and assessor; these two are a visible setting, because small programmes have two officers.
    nominator_may_decide = models.BooleanField(_("a nominator may decide"), default=False)
    lead_may_decide = models.BooleanField(_("a lead expert of the mission may decide"), default=False)
    # What "passed" means at the workshop. Scores go from 1 to 4; a programme may ask for more or less.
    mean_required = models.DecimalField(_("mean required"), max_digits=2, decimal_places=1, default=Decimal("3.0"))
    lowest_allowed = models.PositiveSmallIntegerField(_("lowest score allowed"), default=2)
    # No published validity period was found for these schemes: nothing is invented, nothing expires by default.
    validity_months = models.PositiveSmallIntegerField(_("valid for, months"), null=True, blank=True)
    # What a renewal asks for within the time of validity; empty asks for nothing but a decision.
    renewal_deliveries = models.PositiveSmallIntegerField(_("courses taught to renew"), null=True, blank=True)
    # How long somebody who passed may take over the rest of the route, and by how much this is extended at a time.
    completion_months = models.PositiveSmallIntegerField(_("months to complete the route"), null=True, blank=True)
    extension_months = models.PositiveSmallIntegerField(_("months an extension adds"), default=6)

    objects = RouteQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "version"], name="route_version_once"),
            models.UniqueConstraint(
                fields=["programme"],
                condition=models.Q(is_current=True),
                name="route_one_current",
                violation_error_message=_("A programme has one current route."),
            ),
            models.CheckConstraint(
                condition=models.Q(mean_required__gte=1, mean_required__lte=4, lowest_allowed__lte=4),
                name="route_scale",
                violation_error_message=_("Scores go from 1 to 4."),
            ),
        ]

    def __str__(self):
        return str(self.title)

    def asks_for(self, kind):
        """The first requirement of that kind, or None. Reads the prefetched rows."""
        return next(iter(self.all_asked(kind)), None)

    def all_asked(self, kind):
        """Every requirement of that kind, in order. Reads the prefetched rows."""
        return [row for row in self.requirements.all() if row.kind == kind]

    def number_asked(self, kind):
        """How many of that kind in all: missions, assessments."""
        return sum(row.count for row in self.all_asked(kind))
