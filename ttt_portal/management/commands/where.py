from django.core.management.base import BaseCommand

from ttt_portal.where import verbs


class Command(BaseCommand):
    help = "Where is it? One row a verb: act, action, URL, view, template, test. `manage.py where join` narrows it."

    def add_arguments(self, parser):
        parser.add_argument("word", nargs="?", default="", help="part of an act, a file, a URL, a view or a template")

    def handle(self, *args, word, **options):
        for verb in verbs():
            rows = [
                ("action", [f"{verb.where}  {verb.name}"]),
                ("url", [f"/{route}  ({name})" for name, route in verb.urls]),
                ("view", verb.views),
                ("template", [f"templates/{name}" for name in verb.templates]),
                ("used by", verb.callers),
                ("test", verb.tests),
            ]
            about = f"{verb.act} {rows[:4]}"
            if word.lower() in about.lower():
                lines = [f"    {label:9}{value}" for label, values in rows for value in values]
                self.stdout.write("\n".join([verb.act, *lines]))
