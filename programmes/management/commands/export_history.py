import json

from django.core.management.base import BaseCommand, CommandError

from programmes.rules import chain, history_chain


class Command(BaseCommand):
    help = "Write History and its seals to a file, one JSON object a line, to be checked without the portal."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument(
            "--without-words", action="store_true", help="Digests in place of names, reasons and details."
        )

    def handle(self, *args, file, without_words, **options):
        written = 0
        try:
            with open(file, "x", encoding="utf-8", errors="surrogatepass") as out:
                # Seals before rows: what is sealed meanwhile is then merely a row that waits.
                seals = list(history_chain.seals())
                for row in history_chain.rows():
                    shown = chain.withheld(row) if without_words else row
                    out.write(json.dumps({"row": shown}, ensure_ascii=False) + "\n")
                    written += 1
                for seal in seals:
                    out.write(json.dumps({"seal": seal}, ensure_ascii=False) + "\n")
        except FileExistsError as error:
            raise CommandError(f"{file} is there already; choose another name.") from error
        head = seals[-1]["hash"] if seals else chain.NOTHING
        self.stdout.write(f"{written:,} rows and {len(seals):,} seals written. Head: {head}")
