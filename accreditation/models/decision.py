from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Decision(Coded):
    """What was decided on a candidacy. *Decided by*, often a director without an account, is not *recorded by*."""

    class Outcome(models.TextChoices):
        ACCREDIT = "accredit", _("Accredit")
        REPEAT = "repeat", _("Ask for another mission")
        DECLINE = "decline", _("Do not accredit")

    candidacy = models.ForeignKey("accreditation.Candidacy", on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    decided_by = models.CharField(_("decided by"), max_length=200, help_text=_("May be a person without an account."))
    decided_on = models.DateField(_("on"))
    minutes = models.CharField(_("minutes or letter"), max_length=160, blank=True)
    # The sitting that decided on this case among others; a decision may also stand alone.
    panel = models.ForeignKey(
        "accreditation.Panel", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    reason = models.TextField(_("reason"), blank=True)
    recorded_at = models.DateTimeField()
    # A row of the bench: the database then knows that the recorder is neither candidate nor assessor.
    recorded_by = models.ForeignKey("accreditation.CaseParty", on_delete=models.PROTECT, related_name="decisions")

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self):
        return self.get_outcome_display()
