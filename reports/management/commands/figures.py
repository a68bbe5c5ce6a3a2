import json
from decimal import Decimal
from fractions import Fraction

from django.core.management.base import BaseCommand, CommandError

from programmes.models import Country, Organisation, Programme, Series
from reports.queries import figures, sentence
from reports.queries.rows import as_date
from workshops.models import Workshop


class Command(BaseCommand):
    help = (
        "Print all figures as the portal's pages show them: of a programme, one of its series, one workshop, a country "
        "or a donor; without any of these, of everything and of each programme."
    )

    def add_arguments(self, parser):
        parser.add_argument("--programme", metavar="SLUG")
        parser.add_argument("--series", metavar="SLUG")
        parser.add_argument("--workshop", metavar="CODE")
        parser.add_argument("--country", metavar="ISO2")
        parser.add_argument("--donor", metavar="CODE", help="code of the organisation")
        parser.add_argument("--as-of", metavar="YYYY-MM-DD")
        parser.add_argument("--rows", action="store_true", help="with the rows behind each figure, without names")
        parser.add_argument("--json", action="store_true", help="one object on the last line")

    def handle(self, *args, **options):
        as_of = as_date(options["as_of"])
        if options["as_of"] and not as_of:
            raise CommandError(f"{options['as_of']} is not a day; write it like 2017-10-31.")
        found = [_answer(*scope, options["rows"]) for scope in _scopes(options, as_of)]
        if options["json"]:
            one = any(options[name] for name in ("programme", "series", "workshop", "country", "donor"))
            answer = found[0] if one else {"portal": found[0], "programmes": found[1:]}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        for answer in found:
            self.stdout.write(answer["sentence"])
            for name, figure in answer["figures"].items():
                value = "-" if figure["value"] is None else figure["value"]
                tail = " ".join(filter(None, (figure["unit"], figure["qualifier"].replace("exact", ""))))
                self.stdout.write(f"  {name:24} {value:>8}  {tail:10} {figure['explanation']}")


def _scopes(options, as_of):
    if options["workshop"]:
        workshop = _one(Workshop.objects.select_related("programme", "series", "language"), code=options["workshop"])
        return [(figures.of_workshop(workshop, as_of), sentence.of_workshop)]
    if options["country"]:
        return [(figures.of_country(_one(Country.objects.all(), iso2=options["country"].upper()), as_of), _nothing)]
    if options["donor"]:
        return [(figures.of_donor(_one(Organisation.objects.all(), code=options["donor"]), as_of), _nothing)]
    programmes = Programme.objects.all()
    if options["programme"]:
        programmes = [_one(programmes, slug=options["programme"])]
    if not options["series"]:
        every = [] if options["programme"] else [(figures.of_portal(as_of), _nothing)]
        return [*every, *((figures.of_programme(one, as_of), sentence.of_programme) for one in programmes)]
    series = _one(Series.objects.filter(programme__in=programmes).select_related("programme"), slug=options["series"])
    return [(figures.of_programme(series.programme, as_of, series=series), sentence.of_programme)]


def _nothing(_catalogue, _language):
    """The sentences are those of workshops and programmes."""
    return ""


def _one(rows, **lookup):
    found = list(rows.filter(**lookup)[:2])
    if len(found) != 1:
        what = ", ".join(lookup.values())
        raise CommandError(f"There is no {what}." if not found else f"{what} is not the only one; name its programme.")
    return found[0]


def _answer(catalogue, write, with_rows):
    scope = catalogue.scope
    return {
        "scope": scope.kind,
        "programme": catalogue.programme and catalogue.programme.slug,
        "series": catalogue.series and catalogue.series.slug,
        "workshop": catalogue.workshop and catalogue.workshop.code,
        "country": scope.country and scope.country.iso2,
        "donor": scope.donor and scope.donor.code,
        "as_of": catalogue.as_of.isoformat(),
        "sentence": str(write(catalogue, "en")),
        "figures": {figure.name: _figure(figure, with_rows) for figure in catalogue},
    }


def _figure(figure, with_rows):
    told = {
        "value": figure.value,
        "qualifier": str(figure.qualifier),
        "unit": figure.shown_unit,
        "counted": figure.counted,
        "reported": figure.reported,
        "explanation": figure.explanation,
        "definition": str(figure.definition),
    }
    if with_rows:
        # A sum is the sum of these numbers; a median their median; a ratio is that of the sums of their parts.
        told |= {"how": figure.how, "rows": [_row(line) for line in figure.lines]}
    return told


def _row(line):
    return {
        "number": line.amount,
        "qualifier": str(line.qualifier),
        "parts": [float(one) if isinstance(one, Decimal | Fraction) else one for one in line.parts],
        "what": line.workshop.code if line.workshop else line.text,
        "note": line.note,
    }
