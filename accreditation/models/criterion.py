from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField


class Criterion(models.Model):
    """One line of the rubric of one version of a route: a score of 1 to 4 or not observed; or yes, no, not observed."""

    class Kind(models.TextChoices):
        SCORE = "score", _("Score, 1 to 4")
        YES_NO = "yes_no", _("Yes or no, not negotiable")

    route = models.ForeignKey("accreditation.Route", on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.SCORE)
    title = I18nCharField(_("criterion"), max_length=160)
    # What each score looks like; where only the 3 is described, the others are read from it.
    anchor_1 = I18nTextField(_("what a 1 looks like"), blank=True, null=True)
    anchor_2 = I18nTextField(_("what a 2 looks like"), blank=True, null=True)
    anchor_3 = I18nTextField(_("what a 3 looks like"), blank=True, null=True)
    anchor_4 = I18nTextField(_("what a 4 looks like"), blank=True, null=True)
    is_decisive = models.BooleanField(_("must reach the mean required by itself"), default=False)

    class Meta:
        ordering = ["route", "position"]
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint(fields=["route", "position"], name="criterion_once_per_route")]

    def __str__(self):
        return str(self.title)

    @property
    def is_yes_no(self):
        return self.kind == self.Kind.YES_NO

    @property
    def anchors(self):
        """[(4, words), … (1, words)]: what each score looks like."""
        return [(n, getattr(self, f"anchor_{n}") or "") for n in (4, 3, 2, 1)]
