from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Requirement(Coded):
    """What completion asks besides attendance and the test: of a whole programme, or of one workshop instead."""

    class Kind(models.TextChoices):
        PREREQUISITE = "prerequisite", _("Certificate to bring along")
        DEMONSTRATION = "demonstration", _("Teaching demonstration")

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="requirements")
    # Blank: of every workshop of the programme that has no requirements of its own.
    workshop = models.ForeignKey(
        "workshops.Workshop", null=True, blank=True, on_delete=models.PROTECT, related_name="requirements"
    )
    kind = models.CharField(max_length=14, choices=Kind)
    title = models.CharField(_("title"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    # What was recorded for it stays, should it be asked for again.
    is_asked = models.BooleanField(default=True)

    class Meta:
        ordering = ["programme", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "title"],
                condition=Q(workshop__isnull=True),
                name="requirement_of_programme_once",
                violation_error_message=_("This stands in the list twice."),
            ),
            models.UniqueConstraint(
                fields=["workshop", "kind", "title"],
                name="requirement_of_workshop_once",
                violation_error_message=_("This stands in the list twice."),
            ),
        ]

    def __str__(self):
        return self.title or str(self.get_kind_display())


class RequirementResult(Coded):
    """How somebody stands towards one requirement: a certificate seen, a demonstration passed or not yet."""

    class State(models.TextChoices):
        MET = "met", _("Passed")
        NOT_YET = "not_yet", _("Not yet")

    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="results")
    participation = models.ForeignKey(
        "workshops.Participation", on_delete=models.PROTECT, related_name="requirement_results"
    )
    state = models.CharField(_("result"), max_length=8, choices=State)
    dated_on = models.DateField(_("on"), null=True, blank=True)
    seen_by = models.CharField(_("seen by"), max_length=160, blank=True)
    reference = models.CharField(_("reference"), max_length=120, blank=True)
    note = models.TextField(_("note"), blank=True)
    upload = models.ForeignKey(
        "programmes.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="requirement_results"
    )
    recorded_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["participation", "requirement"]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "participation"],
                name="requirement_result_once",
                violation_error_message=_("Somebody has just recorded this. Look at the page again."),
            )
        ]

    def __str__(self):
        return f"{self.requirement}: {self.participation}"

    @property
    def is_met(self):
        return self.state == self.State.MET

    @property
    def words(self):
        """A certificate is seen; a demonstration is passed, or not yet."""
        if self.is_met and self.requirement.kind == Requirement.Kind.PREREQUISITE:
            return _("Seen")
        return self.get_state_display()
