from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models import RoleKind
from programmes.models.base import Coded, new_code

# The first block of a code that is read out says whose it is; the other two nobody can guess.
BLOCK = 4


def new_opener():
    return new_code(BLOCK)


class GuestPass(Coded):
    """A dated way in for somebody without an account: to one workshop in a role, or as a donor to a programme."""

    class Kind(models.TextChoices):
        FACILITATOR = RoleKind.FACILITATOR.value, RoleKind.FACILITATOR.label
        ASSESSOR = RoleKind.ASSESSOR.value, RoleKind.ASSESSOR.label
        DONOR = RoleKind.DONOR.value, RoleKind.DONOR.label

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="guest_passes")
    workshop = models.ForeignKey(
        "workshops.Workshop", null=True, blank=True, on_delete=models.PROTECT, related_name="guest_passes"
    )
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="guest_passes")
    kind = models.CharField(_("comes as"), max_length=30, choices=Kind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    ended_at = models.DateTimeField(null=True)
    # Counts up when the link is made anew: the old link, and every device that came in with it, is out.
    serial = models.PositiveSmallIntegerField(default=1)
    opener = models.CharField(max_length=BLOCK, unique=True, default=new_opener, editable=False)
    # A code to read out works once, for a day from when it was made.
    code_serial = models.PositiveIntegerField(default=0)
    code_made_at = models.DateTimeField(null=True)
    # Wrong codes are counted for each pass, never by address: a venue has one.
    tries_since = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True)
    letter_asked_at = models.DateTimeField(null=True)
    letter_sent_at = models.DateTimeField(null=True)
    letter_problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name_plural = "guest passes"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=RoleKind.DONOR, workshop__isnull=True)
                | (~Q(kind=RoleKind.DONOR) & Q(workshop__isnull=False)),
                name="guest_pass_has_its_scope",
                violation_error_message=_("A facilitator or an assessor comes to one workshop; a donor to none."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="guest_pass_ends_after_it_begins",
                violation_error_message=_("A pass ends on its first day or later."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_kind_display()}"
