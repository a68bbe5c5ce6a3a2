from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class NoticeQuerySet(models.QuerySet):
    def open(self):
        return self.filter(outcome="")


class Notice(Coded):
    """A written notice to a trainer: what has to be put right, the plan to do so, and what was decided of it.

    The accreditation stays in force while a notice is open.
    """

    class Outcome(models.TextChoices):
        SETTLED = "settled", _("Settled")
        SUSPENDED = "suspended", _("Suspended")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        LEFT = "left", _("Left the roster")

    accreditation = models.ForeignKey("accreditation.Accreditation", on_delete=models.PROTECT, related_name="notices")
    given_on = models.DateField(_("given on"))
    reason = models.TextField(_("reason"), max_length=2000)
    to_put_right = models.TextField(_("what has to be put right"), max_length=2000)
    answer_by = models.DateField(_("answer by"))
    plan = models.TextField(_("corrective plan"), max_length=4000, blank=True)
    planned_on = models.DateField(_("plan of"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True, default="")
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["accreditation"],
                condition=Q(outcome=""),
                name="notice_one_open",
                violation_error_message=_("A notice to this trainer is open already."),
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=models.F("given_on")),
                name="notice_leaves_time",
                violation_error_message=_("The answer cannot be due before the notice is given."),
            ),
            models.CheckConstraint(
                condition=Q(plan="") | Q(planned_on__isnull=False),
                name="notice_plan_has_date",
                violation_error_message=_("Give the date of the plan."),
            ),
        ]

    def __str__(self):
        return f"{self.accreditation.person}, {self.given_on}"
