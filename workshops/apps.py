from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    name = "workshops"
    verbose_name = _("Workshops")

    def ready(self):
        from workshops import (  # noqa: F401
            slots,
            slots_activity,
            slots_agenda,
            slots_attendance,
            slots_follow_up,
            slots_funding,
            slots_guest,
            slots_history,
            slots_import,
            slots_learning,
            slots_letter,
            slots_library,
            slots_own,
            slots_plan,
            slots_prepare,
            slots_restricted,
            slots_room,
        )
