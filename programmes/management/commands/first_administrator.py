from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
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
        password = password or getpass("Password: ")
        try:
            validate_password(password)
            accounts.first_administrator(email=email, password=password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refused as refused:
            raise CommandError(str(refused.sentence)) from refused
        self.stdout.write(f"{email} may now sign in as system administrator.")
