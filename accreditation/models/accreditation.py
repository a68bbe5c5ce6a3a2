from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class AccreditationQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(state=Accreditation.State.ACTIVE)


class Accreditation(Coded):
    """A trainer on the roster. Loaded from before the portal it has a letter; otherwise it has a decision."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Accredited")
        SUSPENDED = "suspended", _("Suspended")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="accreditations")
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="accreditations")
    title = models.CharField(max_length=160)
    granted_on = models.DateField(_("accredited on"))
    valid_until = models.DateField(null=True, blank=True)
    decision = models.OneToOneField(
        "accreditation.Decision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accreditation",
    )
    letter = models.CharField(_("letter"), max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)

    objects = AccreditationQuerySet.as_manager()

    class Meta:
        ordering = ["person__family_name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision__isnull=False) | ~models.Q(letter=""),
                name="accreditation_has_proof",
                violation_error_message=_("An accreditation needs a decision, or the letter from before the portal."),
            ),
            models.UniqueConstraint(
                fields=["programme", "person"],
                condition=~models.Q(state="withdrawn"),
                name="accreditation_once",
                violation_error_message=_("This person is already a trainer of this programme."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.title}"

    @property
    def is_in_force(self):
        return self.state == self.State.ACTIVE
