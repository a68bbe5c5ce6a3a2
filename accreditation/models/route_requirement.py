from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField


class RouteRequirement(models.Model):
    """One thing a route asks for, in order. Belongs to one version of the route and is never changed."""

    class Kind(models.TextChoices):
        SCREENING = "screening", _("Pre-screening")
        PREREQUISITE = "prerequisite", _("Prerequisite")
        WORKSHOP = "workshop", _("Workshop completed")
        ATTENDANCE = "attendance", _("Attendance")
        TEST = "test", _("Test")
        DEMONSTRATION = "demonstration", _("Teaching demonstration")
        ASSESSMENT = "assessment", _("Assessment by rubric")
        MISSION = "mission", _("Field mission as co-trainer")
        DECISION = "decision", _("Decision of a panel")

    route = models.ForeignKey("accreditation.Route", on_delete=models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    # Its own name where the kind does not say enough: "CLiKC! course on dual-use goods", "Delivery at half".
    title = I18nCharField(_("name"), max_length=160, blank=True, null=True)
    count = models.PositiveSmallIntegerField(_("how many"), default=1)
    # Of attendance or of a test. Empty: what the workshop itself asks for.
    percent = models.PositiveSmallIntegerField(_("percent required"), null=True, blank=True)
    # Of a mission: how much of the teaching is the candidate's. Empty: no share is asked for.
    share = models.PositiveSmallIntegerField(_("share of the teaching, percent"), null=True, blank=True)
    asks_host_feedback = models.BooleanField(_("feedback of the host"), default=False)
    asks_reflection = models.BooleanField(_("reflection of the candidate"), default=False)
    asks_second_signature = models.BooleanField(_("second sign-off"), default=False)

    class Meta:
        ordering = ["route", "position"]
        constraints = [
            models.UniqueConstraint(fields=["route", "position"], name="route_requirement_once"),
            models.CheckConstraint(
                condition=(Q(percent__isnull=True) | Q(percent__lte=100)) & (Q(share__isnull=True) | Q(share__lte=100)),
                name="route_requirement_percent",
                violation_error_message=_("A percentage goes from 0 to 100."),
            ),
            models.CheckConstraint(
                condition=Q(count__gte=1),
                name="route_requirement_count",
                violation_error_message=_("Ask for one or more."),
            ),
        ]

    def __str__(self):
        return str(self.title or "") or self.get_kind_display()
