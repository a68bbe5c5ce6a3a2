from django.core.management.base import BaseCommand
from django.db import transaction

from programmes.library.letters import LETTERS
from programmes.models import LetterTemplate


class Command(BaseCommand):
    help = "Load the letters that ship with the portal. Loading them again changes nothing; a programme's own stay."

    @transaction.atomic
    def handle(self, *args, **options):
        for kind, languages in LETTERS.items():
            for language, (subject, body) in languages.items():
                LetterTemplate.objects.update_or_create(
                    programme=None, kind=kind, language=language, defaults={"subject": subject, "body": body}
                )
