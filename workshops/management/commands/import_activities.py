import json
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError

from programmes.models import ImportRow, Programme
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Refused
from workshops.actions import activity_import as activity_imports
from workshops.rules import activity_report


class Command(BaseCommand):
    help = (
        "Read an archive of activities (CSV or Excel): every row becomes an activity, or is named with the reason. "
        "Running it twice changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--programme", metavar="SLUG", help="load all rows into this programme")
        parser.add_argument("--json", action="store_true", help="one object on the last line")

    def handle(self, *args, **options):
        path = Path(options["file"])
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        programme = None
        if options["programme"]:
            programme = Programme.objects.filter(slug=options["programme"]).first()
            if programme is None:
                raise CommandError(f"There is no programme {options['programme']}.")
        name = path.name if path.suffix.lower() in (".csv", ".tsv", ".txt", ".xlsx") else f"{path.name}.csv"
        try:
            found = _import(ContentFile(path.read_bytes(), name=name), programme)
        except Refused as refused:
            if options["json"]:
                self.stdout.write(json.dumps(activity_report.nothing(refused.sentence), ensure_ascii=False))
            raise CommandError(refused.sentence) from refused
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        else:
            self._print(found)

    def _print(self, found):
        for name in ("refused", "warnings"):
            for one in found[name]:
                self.stdout.write(f"{name[:7]} line {one['line']}: {one['reason']}")
        numbers = ("rows", "created", "updated", "unchanged")
        self.stdout.write(
            ", ".join(f"{found[name]} {name}" for name in numbers) + f", {len(found['refused'])} refused."
        )


def _import(file, programme):
    batch = activity_imports.stage(file=file, programme=programme, by=SYSTEM)
    created = updated = 0
    if batch.state == batch.State.OPEN:
        batch = activity_imports.leave_words(batch=batch, by=SYSTEM)
    if batch.rows.filter(state=ImportRow.State.READY).exists():
        batch, created, updated = activity_imports.apply(batch=batch, by=SYSTEM)
    return activity_report.report(batch, created, updated)
