from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField


class BreakoutTemplate(models.Model):
    """A break-out from the library, such as form D.6: purpose, instructions, topics, questions, with merge fields.

    Merge fields: [City], [Country], [Date]. They are filled when a workshop takes the template.
    """

    key = models.SlugField(unique=True)
    title = I18nCharField(max_length=200)
    organised_by = I18nCharField(max_length=300, blank=True, null=True)
    purpose = I18nTextField()
    instructions = I18nTextField(help_text="One instruction a line.")

    class Meta:
        ordering = ["key"]

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

    class Meta:
        ordering = ["topic", "position"]
        constraints = [models.UniqueConstraint(fields=["topic", "position"], name="template_question_once")]

    def __str__(self):
        return str(self.text)
