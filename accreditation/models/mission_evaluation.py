from django.db import models
from django.utils.translation import gettext_lazy as _

from accreditation.models.mission import CoTrainer
from programmes.models.base import Coded


class MissionEvaluation(Coded):
    """The lead expert's one-page form about one co-trainer."""

    class Outcome(models.TextChoices):
        RECOMMEND = "recommend", _("Recommended for accreditation")
        REPEAT = "repeat", _("Asked to repeat the mission")
        NOT = "not", _("Not recommended")

    class Independence(models.TextChoices):
        ALONE = "alone", _("Can deliver alone")
        SUPPORT = "support", _("Can deliver with support")
        NO = "no", _("Cannot deliver yet")

    co_trainer = models.OneToOneField(CoTrainer, on_delete=models.PROTECT, related_name="evaluation")
    evaluator = models.ForeignKey("accreditation.CaseParty", on_delete=models.PROTECT, related_name="evaluations")
    # How many; which ones, where the mission has an agenda, say the rows of ObservedLesson.
    lessons_observed = models.PositiveSmallIntegerField(_("lessons observed"), default=1)
    strengths = models.TextField(_("strengths"))
    to_develop = models.TextField(_("to develop"), blank=True)
    independence = models.CharField(_("independence"), max_length=8, choices=Independence)
    conduct = models.TextField(_("conduct"), blank=True)
    comment = models.TextField(_("comment"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at"]

    def __str__(self):
        return self.get_outcome_display()


class ObservedLesson(models.Model):
    """One item of the agenda that the lead saw the co-trainer teach, with a note."""

    evaluation = models.ForeignKey(MissionEvaluation, on_delete=models.CASCADE, related_name="observed")
    item = models.ForeignKey("workshops.AgendaItem", null=True, on_delete=models.SET_NULL, related_name="+")
    # As the agenda named it on the day: the item may be changed or taken off later.
    title = models.CharField(max_length=200)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["evaluation", "pk"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "item"], name="observed_lesson_once")]

    def __str__(self):
        return self.title


class SecondSignature(models.Model):
    """Somebody else of the team who has read the evaluation and signs it too: neither candidate nor lead expert."""

    evaluation = models.OneToOneField(MissionEvaluation, on_delete=models.CASCADE, related_name="second_signature")
    party = models.ForeignKey("accreditation.CaseParty", on_delete=models.PROTECT, related_name="second_signatures")
    remark = models.TextField(_("remark"), blank=True)
    signed_at = models.DateTimeField()

    def __str__(self):
        return str(self.party)
