from django.contrib import admin

from programmes.admin import ReferenceAdmin
from workshops.models import BreakoutTemplate, TemplateQuestion, TemplateTopic


class ShippedAdmin(ReferenceAdmin):
    """A programme's own templates are its organisers' to write."""

    of_template = ""

    def get_queryset(self, request):
        return super().get_queryset(request).filter(**{f"{self.of_template}programme": None})

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        path = self.of_template.removeprefix(f"{db_field.name}__")
        kwargs["queryset"] = db_field.remote_field.model.objects.filter(**{f"{path}programme": None})
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(BreakoutTemplate)
class BreakoutTemplateAdmin(ShippedAdmin):
    list_display = ("key", "title")
    exclude = ("programme", "based_on")


@admin.register(TemplateTopic)
class TemplateTopicAdmin(ShippedAdmin):
    of_template = "template__"
    list_display = ("template", "number", "title", "is_open")
    list_select_related = ("template",)


@admin.register(TemplateQuestion)
class TemplateQuestionAdmin(ShippedAdmin):
    of_template = "topic__template__"
    list_display = ("topic", "position", "text")
    list_select_related = ("topic",)
