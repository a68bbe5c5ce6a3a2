from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from programmes.models.base import Coded
from workshops.models.breakout import PlanField


class BreakoutTemplateQuerySet(models.QuerySet):
    def for_programme(self, programme):
        """Those that ship and the programme's own, without retired ones."""
        ours = models.Q(programme=None) | models.Q(programme=programme)
        return self.filter(ours, is_retired=False)


class BreakoutTemplate(Coded):
    """A break-out from the library, such as form D.6: purpose, instructions, topics, questions, with merge fields.

    Merge fields: [City], [Country], [Date], [Organisation]. They are filled when a workshop takes the template.
    A template without a programme ships with the portal: everybody may take and clone it, nobody edits it.
    """

    # Of those that ship; NULL and not empty, so that the others do not collide.
    key = models.SlugField(unique=True, null=True)  # noqa: DJ001
    programme = models.ForeignKey(
        "programmes.Programme", null=True, blank=True, on_delete=models.PROTECT, related_name="breakout_templates"
    )
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_retired = models.BooleanField(default=False)
    title = I18nCharField(max_length=200)
    organised_by = I18nCharField(max_length=300, blank=True, null=True)
    purpose = I18nTextField()
    instructions = I18nTextField(help_text="One instruction a line.")

    objects = BreakoutTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "pk"]

    def __str__(self):
        return str(self.title)


class TemplateTopic(models.Model):
    template = models.ForeignKey(BreakoutTemplate, on_delete=models.CASCADE, related_name="topics")
    number = models.PositiveSmallIntegerField()
    title = I18nCharField(max_length=300)
    is_open = models.BooleanField(default=False, help_text=_("To be suggested by participants."))
    has_training_plan = models.BooleanField(default=False)

    class Meta:
        ordering = ["template", "number"]
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="template_topic_number_once")]

    def __str__(self):
        return str(self.title)


class TemplateQuestion(models.Model):
    topic = models.ForeignKey(TemplateTopic, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    section = I18nCharField(max_length=200, blank=True, null=True)
    text = I18nTextField()
    plan_field = models.CharField(max_length=12, choices=PlanField, blank=True)

    class Meta:
        ordering = ["topic", "position"]
        constraints = [models.UniqueConstraint(fields=["topic", "position"], name="template_question_once")]

    def __str__(self):
        return str(self.text)
