from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class RoleKind(models.TextChoices):
    SYSTEM_ADMINISTRATOR = "system_administrator", _("System administrator")
    PROGRAMME_ADMINISTRATOR = "programme_administrator", _("Programme administrator")
    ORGANISER = "organiser", _("Organiser")
    FACILITATOR = "facilitator", _("Facilitator")
    ASSESSOR = "assessor", _("Assessor")
    DONOR = "donor", _("Donor")
    PARTICIPANT = "participant", _("Participant")


class RoleQuerySet(models.QuerySet):
    def held(self, on):
        """Roles in force on a date."""
        return self.filter(starts_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))


class Role(Coded):
    """What a person may do in a programme, from a date to a date. Ending a role is a date, never a deletion."""

    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=30, choices=RoleKind)
    programme = models.ForeignKey(
        "programmes.Programme", null=True, blank=True, on_delete=models.PROTECT, related_name="roles"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "kind", "person"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=RoleKind.SYSTEM_ADMINISTRATOR, programme__isnull=True)
                | (~Q(kind=RoleKind.SYSTEM_ADMINISTRATOR) & Q(programme__isnull=False)),
                name="role_has_its_scope",
                violation_error_message=_("Only the system administrator's role stands outside a programme."),
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "programme"],
                condition=Q(ends_on__isnull=True),
                name="role_open_once",
                violation_error_message=_("This person already holds that role here."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_kind_display()}"
