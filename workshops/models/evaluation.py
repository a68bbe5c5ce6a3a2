from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded
from workshops.models.unordered import Unordered


class Evaluation(Coded):
    """What participants thought of a workshop. No row holds what one person answered: only counts and loose words."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("Not open yet")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    workshop = models.OneToOneField("workshops.Workshop", on_delete=models.PROTECT, related_name="evaluation")
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    asks_modules = models.BooleanField(_("one statement for each module taught"), default=True)
    # Sheets filled in by hand, whose tallies somebody typed in.
    paper_sheets = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["workshop"]

    def __str__(self):
        return str(_("Evaluation of the workshop"))


class Degree(models.IntegerChoices):
    """An even scale: nobody can stay in the middle."""

    STRONGLY_DISAGREE = 1, _("Strongly disagree")
    DISAGREE = 2, _("Disagree")
    AGREE = 3, _("Agree")
    STRONGLY_AGREE = 4, _("Strongly agree")


class EvaluationStatement(models.Model):
    """One line of the form. The words of a usual one stand in workshops.rules.evaluation_words; `key` names it."""

    class Kind(models.TextChoices):
        USUAL = "usual", _("Usual statement")
        OWN = "own", _("Own statement")
        MODULE = "module", _("Module")

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="statements")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=Kind)
    key = models.CharField(max_length=20)
    text = models.CharField(max_length=300, blank=True)
    module = models.ForeignKey("programmes.Module", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["evaluation", "position"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "key"], name="evaluation_statement_once")]

    def __str__(self):
        return self.text or self.key


class EvaluationTally(models.Model):
    """How many chose this degree: on the telephone, and on paper."""

    statement = models.ForeignKey(EvaluationStatement, on_delete=models.CASCADE, related_name="tallies")
    degree = models.PositiveSmallIntegerField(choices=Degree)
    on_screen = models.PositiveSmallIntegerField(default=0)
    on_paper = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["statement", "degree"]
        constraints = [models.UniqueConstraint(fields=["statement", "degree"], name="evaluation_tally_once")]

    def __str__(self):
        return f"{self.statement}: {self.degree}"


class EvaluationWords(Unordered):
    """One answer in free words, cut loose from everything else its writer answered."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="words")
    question = models.CharField(max_length=20)
    text = models.TextField()
    is_paper = models.BooleanField(default=False)

    class Meta:
        ordering = ["evaluation", "question", "pk"]

    def __str__(self):
        return self.text[:80]


class EvaluationMark(Unordered):
    """That this participant has answered; nothing of what, and nothing of when."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="marks")
    participation = models.ForeignKey("workshops.Participation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "participation"],
                name="evaluation_answered_once",
                violation_error_message=_("You have answered already. Thank you."),
            )
        ]

    def __str__(self):
        return str(self.participation)
