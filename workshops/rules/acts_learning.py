from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "requirements.set_for_programme": _("requirements of the programme set"),
        "requirements.set_for_workshop": _("requirements of the workshop set"),
        "requirement_results.record": _("result recorded"),
        "requirement_results.take_back": _("result taken back"),
    }
)
