from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")

    def ready(self):
        from reports import (  # noqa: F401
            slots,
            slots_figures,
            slots_grant,
            slots_history,
            slots_names,
            slots_own,
            slots_papers,
            slots_room,
            slots_roster,
            slots_sheets,
            slots_word,
        )
        from reports.documents.engine import check_libraries

        checks.register(check_libraries)
