from django.core.management.base import BaseCommand

from accreditation.actions import route as routes
from programmes.models import Programme
from programmes.rules.actor import SYSTEM


class Command(BaseCommand):
    help = "Give each programme without a route to accreditation the shipped one that fits it. Safe to run again."

    def handle(self, *args, **options):
        given = 0
        for programme in Programme.objects.exclude(routes__is_current=True):
            # The longer route is that programme's own scheme; any other has the shorter one until it chooses.
            key = "stce" if programme.slug.startswith("stce") else "workshop_only"
            routes.give(programme=programme, key=key, by=SYSTEM)
            given += 1
        self.stdout.write(f"Routes given: {given}.")
