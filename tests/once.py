"""A scene that is built once for a whole module: what its tests write is undone after each, the scene at the end."""

from contextlib import contextmanager
from datetime import UTC, datetime, time
from tempfile import TemporaryDirectory

from django.db import transaction
from django.test import override_settings

from programmes.rules import clock

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
FILES = "django.core.files.storage.FileSystemStorage"


@contextmanager
def built_once(blocker, build):
    """For a fixture of the module: yields what `build()` makes, at ten in the morning, and undoes it at the end."""
    ten = datetime.combine(datetime.now(UTC).date(), time(10), tzinfo=UTC)
    with TemporaryDirectory() as folder, blocker.unblock(), transaction.atomic():
        storages = {"default": {"BACKEND": FILES, "OPTIONS": {"location": folder, "base_url": None}}, **PLAIN}
        hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        with override_settings(STORAGES=storages, PASSWORD_HASHERS=hashers), clock.at(lambda: ten):
            made = build()
        yield made
        transaction.set_rollback(True)
