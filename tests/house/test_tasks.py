"""Every event an action writes has somebody to hear it, and every task named in the settings exists."""

import re
from pathlib import Path

from celery import current_app
from django.conf import settings

APPS = ("programmes", "workshops", "accreditation", "reports")
EVENT = re.compile(r'"((?:programmes|workshops|accreditation|reports)\.[a-z_]+\.[a-z_]+)"')
# Said, and heard by nobody yet: doors for a floor above.
UNHEARD = {
    "accreditation.accreditation.granted": "the certificate's page asks the accreditation instead",
    "accreditation.accreditation.withdrawn": "the same: a verdict is derived, never cascaded",
}


def test_every_task_of_the_settings_exists():
    current_app.loader.import_default_modules()
    named = {task for tasks in settings.OUTBOX_REACTIONS.values() for task in tasks}
    named |= {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert named and named - set(current_app.tasks) == set()


def test_every_event_is_heard_or_says_why_not():
    written = set()
    for app in APPS:
        for path in Path(app, "actions").glob("*.py"):
            written |= set(re.findall(EVENT, path.read_text()))
    assert set(settings.OUTBOX_REACTIONS) <= written
    assert written - set(settings.OUTBOX_REACTIONS) == set(UNHEARD)
