"""The worker's side of the portal. Web requests never talk to the broker: they write Outbox rows, the relay sends."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ttt_portal.settings")

app = Celery("ttt_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
