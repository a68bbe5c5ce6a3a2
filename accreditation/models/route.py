from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

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
    title = I18nCharField(_("title"), max_length=200)
    award = I18nCharField(_("title of the trainer"), max_length=120)
    # Absolute for candidate and assessor; these two are a visible setting, because small programmes have two officers.
    nominator_may_decide = models.BooleanField(default=False)
    lead_may_decide = models.BooleanField(default=False)
    # What "passed" means at the workshop. Scores go from 1 to 4; a programme may ask for more or less.
    mean_required = models.DecimalField(_("mean required"), max_digits=2, decimal_places=1, default=Decimal("3.0"))
    lowest_allowed = models.PositiveSmallIntegerField(_("lowest score allowed"), default=2)
    # No published validity period was found for these schemes: nothing is invented, nothing expires by default.
    validity_months = models.PositiveSmallIntegerField(null=True, blank=True)

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
        """The requirement of that kind, or None. Reads the prefetched rows."""
        return next((r for r in self.requirements.all() if r.kind == kind), None)


class Requirement(models.Model):
    class Kind(models.TextChoices):
        WORKSHOP = "workshop", _("Workshop completed")
        ASSESSMENT = "assessment", _("Assessment")
        MISSION = "mission", _("Field mission as co-trainer")
        DECISION = "decision", _("Decision")

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    count = models.PositiveSmallIntegerField(default=1, help_text="How many: assessments, missions.")

    class Meta:
        ordering = ["route", "position"]
        constraints = [models.UniqueConstraint(fields=["route", "kind"], name="requirement_once_per_route")]

    def __str__(self):
        return self.get_kind_display()


class Criterion(models.Model):
    """One line of the rubric: scored 1 to 4, or not observed."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    title = I18nCharField(max_length=160)
    anchor = I18nTextField(blank=True, null=True, help_text="What a 3 looks like.")
    is_decisive = models.BooleanField(default=False, help_text="Must reach the mean required by itself.")

    class Meta:
        ordering = ["route", "position"]
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint(fields=["route", "position"], name="criterion_once_per_route")]

    def __str__(self):
        return str(self.title)
