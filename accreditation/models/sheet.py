from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded
from programmes.models.box import Box, BoxRevision


class Sheet(Coded):
    """The sheet one assessor fills in about a candidate, over the days: theirs alone until it is signed.

    What was signed is an Assessment; the sheet keeps what was typed. A sheet filled in on paper is typed in later, by
    an organiser, with the day on which the paper was signed.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SIGNED = "signed", _("Signed")

    candidacy = models.ForeignKey("accreditation.Candidacy", on_delete=models.PROTECT, related_name="sheets")
    assessor = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="sheets")
    attempt = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    typed_in_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")
    filled_on = models.DateField(_("signed on paper on"), null=True)

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidacy", "attempt", "assessor"],
                name="sheet_once",
                violation_error_message=_("This assessor has already begun a sheet about this candidate."),
            ),
            models.CheckConstraint(
                condition=models.Q(typed_in_by__isnull=True) | models.Q(filled_on__isnull=False),
                name="sheet_paper_has_day",
                violation_error_message=_("Say on which day the paper was signed."),
            ),
        ]

    def __str__(self):
        return f"{self.candidacy}: {self.assessor}"

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def is_paper(self):
        return self.typed_in_by_id is not None


class SheetAnswer(Box):
    """One box: "lesson1" to "lesson6", "s<criterion pk>", "c<criterion pk>" (comment), "recommends", "remarks"."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="answers")

    class Meta:
        ordering = ["sheet", "pk"]
        constraints = [models.UniqueConstraint(fields=["sheet", "key"], name="sheet_answer_once")]


class SheetRevision(BoxRevision):
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="revisions")

    class Meta:
        ordering = ["sheet", "pk"]
        indexes = [models.Index(fields=["sheet", "key", "base_version"], name="sheet_revision_box")]
