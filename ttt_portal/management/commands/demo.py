from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from programmes.models import Programme, User
from ttt_portal.demo import cast, funded, iwt, library, national, ods, plan, roster, routes, scene, stce


class Command(BaseCommand):
    help = "Load the demonstration: three programmes, lived through the real actions. Loading it again changes nothing."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("The demonstration loads only where DEMO=true is set, never into a portal in use.")
        if not Programme.objects.filter(slug="stce").exists():
            if User.objects.exists():
                raise CommandError("This database has users of its own; the demonstration stays out of it.")
            self.build()
        self.stdout.write(f"Sign in with one of these addresses and the password {scene.PASSWORD}:")
        for address, what in cast.SIGN_INS:
            self.stdout.write(f"  {address:28} {what}")

    @transaction.atomic
    def build(self):
        """All or nothing: a demonstration that was killed half-way leaves nothing behind."""
        call_command("load_countries", verbosity=0)
        call_command("load_library", verbosity=0)
        call_command("load_letters", verbosity=0)
        programmes = cast.found_programmes()
        people = cast.appoint(*programmes)
        stce.build(programmes[0], people)
        iwt.build(programmes[1], people)
        ods.build(programmes[2], people)
        routes.build(programmes[0], programmes[1], people)
        library.build(programmes[2], people)
        national.build(programmes[0], programmes[2], people)
        plan.build(*programmes, people)
        funded.build(programmes[1], programmes[2], people)
        roster.build(programmes[2], programmes[1], people)
