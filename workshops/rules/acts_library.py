from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "breakout_templates.begin": _("break-out template begun"),
        "breakout_templates.clone": _("break-out template cloned"),
        "breakout_templates.edit": _("break-out template changed"),
        "breakout_templates.retire": _("break-out template retired"),
        "breakout_templates.bring_back": _("break-out template in use again"),
    }
)
