"""What a mission leaves behind besides the lead's form: who taught what, the host's word, the candidate's own."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accreditation.models.mission import CoTrainer, Mission
from programmes.models.base import Coded


class Lesson(models.Model):
    """The minutes one person taught of one item of the agenda. Without a co-trainer it was the lead expert."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="lessons")
    item = models.ForeignKey("workshops.AgendaItem", on_delete=models.CASCADE, related_name="lessons")
    co_trainer = models.ForeignKey(CoTrainer, null=True, blank=True, on_delete=models.CASCADE, related_name="lessons")
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["item__day", "item__starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "co_trainer"], name="lesson_once"),
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(co_trainer__isnull=True), name="lesson_of_lead_once"
            ),
        ]

    def __str__(self):
        return str(self.item)


class HostFeedback(models.Model):
    """What the host administration says about the mission, one page a mission."""

    mission = models.OneToOneField(Mission, on_delete=models.CASCADE, related_name="host_feedback")
    given_by = models.CharField(_("name and post"), max_length=200)
    went_well = models.TextField(_("what went well"))
    to_improve = models.TextField(_("what could be better"), blank=True)
    about_co_trainers = models.TextField(_("about the co-trainers"), blank=True)
    given_at = models.DateTimeField()
    # By the host's own link, or typed in by an organiser from a letter or a telephone call.
    by_link = models.BooleanField(default=False)

    def __str__(self):
        return self.given_by


class HostLetter(Coded):
    """A letter to the contact of the host with the link for feedback; a worker sends it once."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="host_letters")
    is_reminder = models.BooleanField(default=False)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]

    def __str__(self):
        return str(self.mission)


class Reflection(models.Model):
    """The co-trainer's own view of the mission."""

    co_trainer = models.OneToOneField(CoTrainer, on_delete=models.CASCADE, related_name="reflection")
    went_well = models.TextField(_("what went well"))
    learned = models.TextField(_("what I would do otherwise"))
    written_at = models.DateTimeField()

    def __str__(self):
        return str(self.co_trainer)
