from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.base import Coded


class TrainerLink(Coded):
    """A personal way for one trainer to report courses from a telephone, without an account, until a day."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="trainer_links")
    person = models.ForeignKey("programmes.Person", on_delete=models.PROTECT, related_name="trainer_links")
    ends_on = models.DateField(_("until"))
    # Counts up when the link is made anew: the one that was given opens nothing any more.
    serial = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["programme", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person"],
                name="trainer_link_once",
                violation_error_message=_("This trainer has a link of this programme already."),
            )
        ]

    def __str__(self):
        return str(self.person)


class TeachingQuestion(Coded):
    """What was taught since a workshop: asked once of each trainer and each focal point at a month, answered or not."""

    class Answer(models.TextChoices):
        TAUGHT = "taught", _("I have taught, and reported it")
        PLANNED = "planned", _("Courses are planned")
        NOT_YET = "not_yet", _("Not yet")
        NOT_POSSIBLE = "not_possible", _("It is not possible at present")

    workshop = models.ForeignKey("workshops.Workshop", on_delete=models.PROTECT, related_name="teaching_questions")
    months = models.PositiveSmallIntegerField()
    # One of the two: a trainer who was at the workshop, or the focal point of a plan.
    person = models.ForeignKey(
        "programmes.Person", null=True, on_delete=models.PROTECT, related_name="teaching_questions"
    )
    plan = models.ForeignKey(
        "accreditation.NationalPlan", null=True, on_delete=models.PROTECT, related_name="teaching_questions"
    )
    asked_at = models.DateTimeField()
    answer = models.CharField(_("answer"), max_length=14, choices=Answer, blank=True)
    words = models.TextField(_("in a few words"), blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_label = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["workshop", "months", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "months", "person"],
                condition=Q(person__isnull=False),
                name="teaching_question_person_once",
                violation_error_message=_("This trainer has been asked already."),
            ),
            models.UniqueConstraint(
                fields=["workshop", "months", "plan"],
                condition=Q(plan__isnull=False),
                name="teaching_question_plan_once",
                violation_error_message=_("This focal point has been asked already."),
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, plan__isnull=True) | Q(person__isnull=True, plan__isnull=False),
                name="teaching_question_asks_one",
                violation_error_message=_("A question goes to a trainer or to a focal point."),
            ),
        ]

    def __str__(self):
        return _("What was taught since {workshop}").format(workshop=self.workshop)


class TrainingLetter(Coded):
    """A letter to a trainer or a focal point with their personal link; a worker sends it once."""

    link = models.ForeignKey(TrainerLink, null=True, on_delete=models.CASCADE, related_name="letters")
    plan = models.ForeignKey("accreditation.NationalPlan", null=True, on_delete=models.CASCADE, related_name="letters")
    question = models.ForeignKey(TeachingQuestion, null=True, on_delete=models.CASCADE, related_name="letters")
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(link__isnull=False, plan__isnull=True) | Q(link__isnull=True, plan__isnull=False),
                name="training_letter_has_one_address",
                violation_error_message=_("A letter goes to a trainer or to a focal point."),
            )
        ]

    def __str__(self):
        return str(self.link or self.plan)

    @property
    def programme(self):
        return (self.link or self.plan).programme
