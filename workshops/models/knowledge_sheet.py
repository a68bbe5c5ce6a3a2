from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workshops.models.knowledge_test import KnowledgeOption, KnowledgeTest, Phase
from workshops.models.unordered import Unordered


class KnowledgeSheet(Unordered):
    """One test, answered once: by name, or under a private code of which only a seal is kept.

    `percent` is the result of a test that was answered elsewhere; otherwise the choices tell.
    """

    test = models.ForeignKey(KnowledgeTest, on_delete=models.PROTECT, related_name="sheets")
    phase = models.CharField(max_length=6, choices=Phase)
    participation = models.ForeignKey(
        "workshops.Participation", null=True, blank=True, on_delete=models.PROTECT, related_name="knowledge_sheets"
    )
    # NULL and not empty, so that sheets by name do not collide.
    private_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001
    percent = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    source = models.CharField(_("source"), max_length=160, blank=True)

    class Meta:
        ordering = ["test", "phase", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["test", "phase", "participation"],
                name="knowledge_sheet_once",
                violation_error_message=_("You have handed this test in already."),
            ),
            models.UniqueConstraint(
                fields=["test", "phase", "private_key"],
                name="knowledge_sheet_code_once",
                violation_error_message=_("A test with this code has been handed in already."),
            ),
            models.CheckConstraint(
                condition=Q(participation__isnull=True, private_key__isnull=False)
                | Q(participation__isnull=False, private_key__isnull=True),
                name="knowledge_sheet_named_or_private",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100),
                name="knowledge_sheet_percent",
                violation_error_message=_("A result is a percentage from 0 to 100."),
            ),
        ]

    def __str__(self):
        return f"{self.get_phase_display()}, {self.test}"


class KnowledgeChoice(Unordered):
    sheet = models.ForeignKey(KnowledgeSheet, on_delete=models.CASCADE, related_name="choices")
    option = models.ForeignKey(KnowledgeOption, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "option"], name="knowledge_choice_once")]

    def __str__(self):
        return f"{self.sheet}: {self.option}"
