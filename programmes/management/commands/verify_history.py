from django.core.management.base import BaseCommand, CommandError

from programmes.rules import chain, history_chain


class Command(BaseCommand):
    help = (
        "Check that no sealed row of History was changed, taken out, put in or moved. Exit code 1 if one was. "
        "Rows cut off at the end are found only with --head."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", help="A file written by export_history; without one, the database itself is checked."
        )
        parser.add_argument("--head", default="", help="The hash of a seal that was kept elsewhere.")

    def handle(self, *args, file, head, **options):
        if file:
            try:
                with open(file, encoding="utf-8", errors="surrogatepass") as lines:
                    rows, seals = chain.read(lines)
            except (OSError, ValueError) as error:
                raise CommandError(f"{file} cannot be read: {error}") from error
        else:
            rows, seals = history_chain.rows(), history_chain.seals()
        report = chain.verify(rows, seals, head=head, may_withhold=bool(file))
        for line in report.lines():
            self.stdout.write(line)
        if not report.is_whole:
            raise CommandError("The history is not whole.")
