from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Screening(Coded):
    """What a look at the papers before the workshop said. Each look is a row of its own; the latest one counts."""

    candidacy = models.ForeignKey("accreditation.Candidacy", on_delete=models.PROTECT, related_name="screenings")
    is_met = models.BooleanField(_("result"))
    note = models.TextField(_("note"), blank=True)
    # Often a unit of the organisation, without an account.
    screened_by = models.CharField(_("looked at by"), max_length=200)
    screened_on = models.DateField(_("on"))
    upload = models.ForeignKey(
        "programmes.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="screenings"
    )
    recorded_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_met=True) | ~Q(note=""),
                name="screening_not_met_has_note",
                violation_error_message=_("Say what is not met."),
            )
        ]

    def __str__(self):
        return str(self.candidacy)

    @property
    def result_words(self):
        return _("Met") if self.is_met else _("Not met")
