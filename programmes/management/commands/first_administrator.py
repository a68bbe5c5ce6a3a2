from getpass import getpass

from django.core.management.base import BaseCommand, CommandError

from programmes.actions import account as accounts
from programmes.models import User
from programmes.rules.refusal import Refused


class Command(BaseCommand):
    help = "Open the first sign-in of a new portal: a system administrator."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--password", help="Asked for when not given.")

    def handle(self, *args, email, password, **options):
        if User.objects.exists():
            raise CommandError("This portal already has users; a system administrator gives roles in the browser.")
        try:
            accounts.first_administrator(email=email, password=password or getpass("Password: "))
        except Refused as refused:
            raise CommandError(str(refused.sentence)) from refused
        self.stdout.write(f"{email} may now sign in as system administrator.")
