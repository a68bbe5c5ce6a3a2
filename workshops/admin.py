from django.contrib import admin

from programmes.admin import ReferenceAdmin
from workshops.models import BreakoutTemplate, TemplateQuestion, TemplateTopic


@admin.register(BreakoutTemplate)
class BreakoutTemplateAdmin(ReferenceAdmin):
    list_display = ("key", "title")


@admin.register(TemplateTopic)
class TemplateTopicAdmin(ReferenceAdmin):
    list_display = ("template", "number", "title", "is_open")
    list_select_related = ("template",)


@admin.register(TemplateQuestion)
class TemplateQuestionAdmin(ReferenceAdmin):
    list_display = ("topic", "position", "text")
    list_select_related = ("topic",)
