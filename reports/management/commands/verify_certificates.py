from django.core.management.base import BaseCommand, CommandError

from programmes.rules import chain, history_chain
from reports.rules import issuance


class Command(BaseCommand):
    help = (
        "Check the log of certificates in the sealed history, and PDF files against it: each is valid, no longer "
        "valid, replaced or unknown. Exit code 1 if the log is not in order or a file is not valid."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", help="PDF files of certificates.")
        parser.add_argument("--history", help="A file written by export_history, in place of the database.")
        parser.add_argument("--head", default="", help="The hash of a seal that was kept elsewhere.")

    def handle(self, *args, files, history, head, **options):
        if history:
            with open(history, encoding="utf-8", errors="surrogatepass") as lines:
                rows, seals = chain.read(lines)
        else:
            rows, seals = list(history_chain.rows()), list(history_chain.seals())
        whole, log = chain.verify(rows, seals, head=head, may_withhold=bool(history)), issuance.Log(rows)
        for line in (*whole.lines(), *log.lines()):
            self.stdout.write(line)
        fine = issuance.check(log, files, self.stdout.write)
        if not whole.is_whole or log.problems:
            raise CommandError("The log of certificates is not in order.")
        if not fine:
            raise CommandError("Not every file is a valid certificate.")
