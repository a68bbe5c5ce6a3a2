from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "attendance.mark": _("attendance marked"),
        "attendance.mark_absent": _("marked absent by number"),
        "attendance.mark_present": _("everybody else marked present"),
        "attendance.mark_unchecked": _("marked absent who had not checked in"),
        "attendance.enter_sheet": _("signed sheet typed in"),
        "check_ins.switch_on": _("check-in at the door switched on"),
        "check_ins.switch_off": _("check-in at the door switched off"),
        "check_ins.receive": _("checked in"),
        "expectations.put_down": _("put down who is expected when"),
    }
)
