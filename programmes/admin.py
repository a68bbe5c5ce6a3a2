"""Django's admin: reference data, for system administrators. Nothing with MOVES can be written here."""

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.forms import I18nTextarea, I18nTextInput

from programmes.actions import history
from programmes.admin_site import AskTheActor
from programmes.models import Country, Curriculum, Designation, Job, Language, Module, Organisation, Outbox
from programmes.rules import acts

acts.add(
    {
        "reference.add": _("reference data added"),
        "reference.change": _("reference data changed"),
        "reference.delete": _("reference data deleted"),
    }
)


class ReferenceAdmin(AskTheActor, admin.ModelAdmin):
    """Every write leaves its History row, in the transaction Django's admin opens; its own log stays empty."""

    # One box a language; Django's own widgets know nothing of languages.
    formfield_overrides = {I18nCharField: {"widget": I18nTextInput}, I18nTextField: {"widget": I18nTextarea}}

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change:
            history.record("reference.change", obj, by=request.actor, changed=form.changed_data)
        else:
            history.record("reference.add", obj, by=request.actor)

    def delete_model(self, request, obj):
        along = NestedObjects(using=router.db_for_write(type(obj)))
        along.collect([obj])
        names = [str(thing) for things in along.model_objs.values() for thing in things if thing != obj]
        history.record("reference.delete", obj, by=request.actor, along_with=sorted(names))
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)

    def log_addition(self, request, obj, message):
        """One history, and it is ours."""

    def log_change(self, request, obj, message):
        """One history, and it is ours."""

    def log_deletions(self, request, queryset):
        """One history, and it is ours."""


class MachineAdmin(AskTheActor, admin.ModelAdmin):
    """The machine's own rows: a list to be looked at, never opened, never written."""

    list_display_links = None

    def has_view_permission(self, request, obj=None):
        return obj is None and self._may(request)

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Country)
class CountryAdmin(ReferenceAdmin):
    list_display = ("iso2", "name", "wco_region")
    list_filter = ("wco_region",)
    search_fields = ("iso2", "iso3", "name")


@admin.register(Designation)
class DesignationAdmin(ReferenceAdmin):
    list_display = ("name", "country", "programme", "used_from", "used_until")
    list_select_related = ("country", "programme")


@admin.register(Language)
class LanguageAdmin(ReferenceAdmin):
    list_display = ("tag", "name")


@admin.register(Organisation)
class OrganisationAdmin(ReferenceAdmin):
    list_display = ("name", "acronym", "kind", "country")
    list_filter = ("kind",)
    list_select_related = ("country",)
    search_fields = ("search_key",)

    def save_model(self, request, obj, form, change):
        obj.search_key = obj.computed_search_key()
        super().save_model(request, obj, form, change)


@admin.register(Curriculum)
class CurriculumAdmin(ReferenceAdmin):
    list_display = ("title", "version", "programme")
    list_select_related = ("programme",)


@admin.register(Module)
class ModuleAdmin(ReferenceAdmin):
    list_display = ("number", "title", "minutes", "curriculum")
    list_select_related = ("curriculum",)


@admin.register(Job)
class JobAdmin(MachineAdmin):
    # Without the label, which may hold somebody's name, and without who asked.
    list_display = ("asked_at", "code", "state", "attempts", "claimed_at", "finished_at")
    list_filter = ("state",)


@admin.register(Outbox)
class OutboxAdmin(MachineAdmin):
    list_display = ("created_at", "event", "attempts", "claimed_at", "sent_at")
