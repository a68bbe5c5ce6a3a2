from celery import shared_task

from accreditation.actions import mission_date
from programmes.rules.actor import SYSTEM


@shared_task(name="accreditation.tasks.mission.begin_due")
def begin_due():
    """Once a day: confirmed missions whose first day has come are in the field."""
    mission_date.begin_due(by=SYSTEM)
