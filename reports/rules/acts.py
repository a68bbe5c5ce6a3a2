from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "documents.ask": _("paper asked for"),
        "documents.again": _("paper tried again"),
        "documents.repeat": _("paper made a second time, with other bytes; the first is kept"),
        "list_releases.release": _("list of participants released with its names"),
        "certificates.issue": _("certificate issued"),
        "certificates.rendered": _("certificate printed"),
        "certificates.withdraw": _("certificate withdrawn"),
    }
)
