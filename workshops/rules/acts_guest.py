from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "guest_passes.give": _("guest pass given"),
        "guest_passes.end": _("guest pass ended"),
        "guest_passes.renew_link": _("link of the guest pass made anew"),
        "guest_passes.make_code": _("code to read out made"),
        "guest_passes.send": _("link of the guest pass sent"),
        "guest_passes.fail": _("the letter with the link did not leave"),
        "guest_passes.enter": _("came in with the guest pass"),
    }
)
