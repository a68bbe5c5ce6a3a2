import json

from django.core.management.base import BaseCommand, CommandError

from programmes.models import Programme, Series
from reports.queries import figures, sentence
from reports.queries.rows import as_date
from workshops.models import Workshop


class Command(BaseCommand):
    help = "Print the figures of a programme, one of its series or one workshop, as the portal's pages show them."

    def add_arguments(self, parser):
        parser.add_argument("--programme", metavar="SLUG")
        parser.add_argument("--series", metavar="SLUG")
        parser.add_argument("--workshop", metavar="CODE")
        parser.add_argument("--as-of", metavar="YYYY-MM-DD")
        parser.add_argument("--json", action="store_true", help="one object on the last line")

    def handle(self, *args, **options):
        as_of = as_date(options["as_of"])
        if options["as_of"] and not as_of:
            raise CommandError(f"{options['as_of']} is not a day; write it like 2017-10-31.")
        found = [_answer(*scope) for scope in _scopes(options, as_of)]
        if options["json"]:
            one = len(found) == 1 and (options["programme"] or options["workshop"] or options["series"])
            self.stdout.write(json.dumps(found[0] if one else {"programmes": found}, ensure_ascii=False))
            return
        for answer in found:
            self.stdout.write(answer["sentence"])
            for name, figure in answer["figures"].items():
                self.stdout.write(f"  {name:18} {figure['value']:>8}  {figure['qualifier']:10} {figure['explanation']}")


def _scopes(options, as_of):
    if options["workshop"]:
        workshop = _one(Workshop.objects.select_related("programme", "series", "language"), code=options["workshop"])
        return [(figures.of_workshop(workshop, as_of), sentence.of_workshop)]
    programmes = Programme.objects.all()
    if options["programme"]:
        programmes = [_one(programmes, slug=options["programme"])]
    if not options["series"]:
        return [(figures.of_programme(programme, as_of), sentence.of_programme) for programme in programmes]
    series = _one(Series.objects.filter(programme__in=programmes).select_related("programme"), slug=options["series"])
    return [(figures.of_programme(series.programme, as_of, series=series), sentence.of_programme)]


def _one(rows, **lookup):
    found = list(rows.filter(**lookup)[:2])
    if len(found) != 1:
        what = ", ".join(lookup.values())
        raise CommandError(f"There is no {what}." if not found else f"{what} is not the only one; name its programme.")
    return found[0]


def _answer(catalogue, write):
    return {
        "programme": catalogue.programme.slug,
        "series": catalogue.series.slug if catalogue.series else None,
        "workshop": catalogue.workshop.code if catalogue.workshop else None,
        "as_of": catalogue.as_of.isoformat(),
        "sentence": str(write(catalogue, "en")),
        "figures": {
            figure.name: {
                "value": figure.value,
                "qualifier": str(figure.qualifier),
                "counted": figure.counted,
                "reported": figure.reported,
                "explanation": figure.explanation,
            }
            for figure in catalogue
        },
    }
