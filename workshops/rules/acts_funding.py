from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "fundings.set_for_workshop": _("said who pays for the workshop"),
        "fundings.set_for_participation": _("said who pays for a participation"),
    }
)
