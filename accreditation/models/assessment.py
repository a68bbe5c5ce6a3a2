from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class Assessment(Coded):
    """One assessor's signed view of a candidate at the workshop."""

    candidacy = models.ForeignKey("accreditation.Candidacy", on_delete=models.PROTECT, related_name="assessments")
    assessor = models.ForeignKey("accreditation.CaseParty", on_delete=models.PROTECT, related_name="assessments")
    attempt = models.PositiveSmallIntegerField(default=1)
    recommends = models.BooleanField(_("shows the skills of a trainer"))
    remarks = models.TextField(_("remarks"), blank=True)
    # What was seen: day, time and title, a line each.
    lessons = models.TextField(_("lessons observed"), blank=True)
    signed_at = models.DateTimeField()
    # Of a sheet signed on paper: the day of that signature, and who typed it in.
    filled_on = models.DateField(_("signed on paper on"), null=True)
    typed_in_by = models.ForeignKey("programmes.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessor", "attempt"],
                name="assessment_once",
                violation_error_message=_("This assessor has already signed an assessment of this candidate."),
            )
        ]

    def __str__(self):
        return str(self.assessor)

    def mean(self):
        """Mean of the scores given, 1 to 4; None when nothing was observed."""
        scores = [row.score for row in self.scores.all() if row.score]
        return round(sum(scores) / len(scores), 1) if scores else None


class Score(models.Model):
    """What an assessor says to one line of the rubric: a score, or yes or no; neither of them is "not observed"."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey("accreditation.Criterion", on_delete=models.PROTECT)
    score = models.PositiveSmallIntegerField(null=True, validators=[MinValueValidator(1), MaxValueValidator(4)])
    is_met = models.BooleanField(null=True)
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["criterion__position"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="score_once"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=1, score__lte=4),
                name="score_one_to_four",
                violation_error_message=_("A score is 1 to 4, or not observed."),
            ),
            # The ends of the scale are a strong word about a colleague; they come with a sentence.
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__in=[2, 3]) | ~Q(comment=""),
                name="score_ends_have_comment",
                violation_error_message=_("A score of 1 or 4 needs a comment."),
            ),
            models.CheckConstraint(
                condition=Q(is_met__isnull=True) | Q(is_met=True) | ~Q(comment=""),
                name="score_no_has_comment",
                violation_error_message=_("A “no” needs a comment."),
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(is_met__isnull=True),
                name="score_or_yes_no",
                violation_error_message=_("A line of the rubric has a score, or a yes or no."),
            ),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.word}"

    @property
    def word(self):
        """What stands in the cell: 1 to 4, yes, no, or not observed."""
        if self.score:
            return str(self.score)
        if self.is_met is None:
            return str(_("not observed"))
        return str(_("yes") if self.is_met else _("no"))
