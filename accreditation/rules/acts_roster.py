"""The words for what is done with trainers once they are on the roster, and by them."""

from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "accreditations.renew": _("accreditation renewed"),
        "accreditations.lapse": _("accreditation lapsed: not renewed in time"),
        "accreditations.leave": _("left the roster: former trainer"),
        "expiry_reminders.remind": _("reminded that the accreditation ends"),
        "expiry_reminders.fail": _("the letter about the end did not leave"),
        "roster_files.take": _("roster taken as a file"),
        "notices.give": _("notice given"),
        "notices.record_plan": _("corrective plan written down"),
        "notices.settle": _("notice closed as settled"),
        "trainer_profiles.keep": _("trainer profile changed"),
        "trainer_profiles.add_period": _("days marked in the trainer profile"),
        "trainer_profiles.remove_period": _("days taken out of the trainer profile"),
    }
)
