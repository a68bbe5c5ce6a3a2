from django.forms.renderers import TemplatesSetting


class PortalRenderer(TemplatesSetting):
    """One markup for {{ form }}, crispy and allauth forms: the portal pack's."""

    form_template_name = "portal/form.html"
    field_template_name = "portal/field_group.html"
    formset_template_name = "portal/formset.html"
