"""What everybody may read of a programme that consents: numbers and definitions, no names, no money."""

from django.core.cache import cache
from django.utils.formats import date_format
from django.utils.translation import get_language

from programmes.models import Qualifier
from programmes.rules import clock
from reports.queries import figures, sentence, tallies
from workshops.rules import masking

# What a stranger may ask as often as they like is counted once in so many seconds for each language.
KEPT = 3600
HEADS = (
    "sessions", "seats", "days", "persons", "customs", "police", "bodies", "others", "women", "men", "sex_other",
    "sex_not_recorded", "administrations", "countries", "accredited", "recommendations_adopted",
    "recommendations_done", "officers_reported", "officers_confirmed",
)  # fmt: skip
RESULTS = ("completed", "gain_points", "gain_relative", "satisfaction")


def of_programme(programme):
    """The page and the file as plain values, as of today in the language that is switched on; kept for an hour.

    Raises BeingCounted.
    """
    today = clock.today()
    key = f"open-figures:{programme.pk}:{get_language()}:{today}"
    return cache.get_or_set(key, lambda: _made(programme, today), KEPT)


def _made(programme, today):
    catalogue = tallies.kept(figures.of_programme(programme, today))
    total = sentence.of_programme(catalogue)
    shown = [catalogue[name] for name in (*HEADS, *RESULTS) if name in catalogue]
    sources = {(row.source, row.as_of) for figure in shown for row in figure.statements}
    return {
        "as_of": today,
        "sentence": str(total),
        "language": total.language,
        "series": str(catalogue.series or ""),
        "rows": [_row(figure) for figure in shown if figure.value and not _is_small(figure, catalogue)],
        "sources": [f"{source}, {date_format(day, 'j F Y')}" for source, day in sorted(sources, key=lambda p: p[1])],
    }


def _is_small(figure, catalogue):
    """How many completed is a result: of few, or of all but few, it says who did. Ratios the catalogue masks itself."""
    if figure.name != "completed":
        return False
    rest = max(catalogue["persons"].counted - figure.value, 0)
    return masking.of_counts(figure.value, rest) is None


def _row(figure):
    exact = figure.qualifier == Qualifier.EXACT
    return {
        "name": figure.name,
        "label": str(figure.label),
        "definition": str(figure.definition),
        "value": int(figure.value),
        "qualifier": "" if exact else str(Qualifier(figure.qualifier).label),
        "unit": figure.shown_unit,
        "counted": None if figure.counted is None else int(figure.counted),
        "reported": figure.reported,
        "explanation": figure.explanation if figure.statements else "",
    }
