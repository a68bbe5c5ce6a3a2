from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class AccreditationQuerySet(models.QuerySet):
    def in_force(self, today):
        """Accredited, a notice or not, and not past the day until which it is valid."""
        within = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
        return self.filter(within, state__in=Accreditation.IN_FORCE)

    def standing(self):
        """Those that bar another one: on the roster, or to be decided on."""
        return self.filter(state__in=Accreditation.STANDING)


class Accreditation(Coded):
    """A trainer on the roster. Loaded from before the portal it has a letter; otherwise it has a decision."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Accredited")
        NOTICE = "notice", _("Notice given")
        SUSPENDED = "suspended", _("Suspended")
        LAPSED = "lapsed", _("Lapsed")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        FORMER = "former", _("Former trainer")

    # A notice asks for something to be put right; until it is decided on, the accreditation holds.
    IN_FORCE = (State.ACTIVE, State.NOTICE)
    STANDING = (State.ACTIVE, State.NOTICE, State.SUSPENDED, State.LAPSED)

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="accreditations")
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="accreditations")
    title = models.CharField(_("title"), max_length=160)
    granted_on = models.DateField(_("accredited on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
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
        indexes = [
            models.Index(fields=["programme", "state"], name="accreditation_state"),
            models.Index(fields=["valid_until"], name="accreditation_validity"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__isnull=False) | ~Q(letter=""),
                name="accreditation_has_proof",
                violation_error_message=_("An accreditation needs a decision, or the letter from before the portal."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("granted_on")),
                name="accreditation_ends_after_it_began",
                violation_error_message=_("It cannot end before it began."),
            ),
            models.UniqueConstraint(
                fields=["programme", "person"],
                condition=Q(state__in=["active", "notice", "suspended", "lapsed"]),
                name="accreditation_once",
                violation_error_message=_("This person is already a trainer of this programme."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.title}"

    @property
    def is_in_force(self):
        """By its state; the day until which it is valid is `is_past`."""
        return self.state in self.IN_FORCE

    def is_past(self, today):
        """Past the day until which it is valid; never where no such day was decided."""
        return self.valid_until is not None and self.valid_until < today
