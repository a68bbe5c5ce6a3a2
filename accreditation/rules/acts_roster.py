"""The words for what is done with trainers once they are on the roster, and by them."""

from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "trainer_profiles.keep": _("trainer profile changed"),
        "trainer_profiles.add_period": _("days marked in the trainer profile"),
        "trainer_profiles.remove_period": _("days taken out of the trainer profile"),
    }
)
