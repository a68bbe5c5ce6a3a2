from django.core.management.commands import migrate

from ttt_portal.management.commands.makemigrations import Autodetector


class Command(migrate.Command):
    # Django asks that both commands look for changes in the same way.
    autodetector = Autodetector
