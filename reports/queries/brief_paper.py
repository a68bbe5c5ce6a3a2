"""The two-page brief of a programme: what its page of figures shows, frozen as plain values."""

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programmes.rules import clock
from reports.queries import brief, dashboard, tallies

# Years a page has room for; older ones stay on the screen.
YEARS = 8


def snapshot(actor, asked):
    """In the language of whoever asks. No names, so everybody who reads the figures may have it."""
    catalogue = tallies.kept(asked.catalogue(), dashboard.needs(asked.rest))
    found = dashboard.of(catalogue, asked.rest, asked.link)
    told = brief.words(actor, catalogue, asked.link, asked.selection.as_of)
    return {
        "language": get_language(),
        "workshop_title": str(asked.programme),
        "organised_by": str(asked.programme.organisation),
        "as_of_text": date_format(catalogue.as_of, "j F Y"),
        "sentence": _joined(told["parts"], told["total"]),
        "sentence_language": told["language"],
        "sources": [
            _("Reported up to {day}: {source}.").format(day=date_format(day, "j F Y"), source=source)
            for source, day in told["sources"]
        ],
        "footnotes": list(told["footnotes"]),
        "chosen": [words for words, _query in asked.selection.words],
        "strip": [_strip(figure) for figure, _url in found["strip"]],
        "circles": [[one.x, one.y, one.r, one.is_ringed, one.is_hollow] for one in found["map"].circles],
        "keys": [[one.x, one.y, one.r, one.number] for one in found["map"].keys],
        "regions": [_row(row) for row in found["regions"]],
        "total": _row(found["sum"]),
        "sexes": [[str(figure.label), figure.value] for figure, _url in found["sexes"]],
        "years": [list(row) for row in found["years"][-YEARS:]],
        "outcomes": [
            [
                group.title,
                [
                    [str(figure.label), _number(figure.value, figure.qualifier, figure.shown_unit)]
                    for figure, _u in rows
                ],
            ]
            for group, rows in found["outcomes"]
        ],
        "counted_text": _behind(catalogue),
        "created": clock.today().isoformat(),
        "printed_text": date_format(clock.today(), "j F Y"),
    }


def _behind(catalogue):
    """Of when the figures are, where something has changed since."""
    if not catalogue.is_behind:
        return ""
    at = catalogue.counted_at
    return _("Counted on {day} at {time} UTC.").format(day=date_format(at, "j F Y"), time=date_format(at, "H:i"))


def _joined(parts, total):
    return " ".join("".join(text for text, _url in tokens) for tokens in (parts, total) if tokens)


def _strip(figure):
    return {
        "label": str(figure.label),
        "counted": _number(figure.counted, figure.counted_qualifier),
        "reported": "" if figure.reported is None else str(figure.reported),
        "together": _number(figure.value, figure.qualifier) if figure.adds else "",
        "note": figure.explanation,
    }


def _row(row):
    names = ("countries", "persons", "pre_accredited", "accredited")
    return {
        "label": row["label"],
        "persons_text": _number(row["persons"], row["qualifier"]),
        **{name: row[name] for name in names},
    }


def _number(value, qualifier, unit=""):
    """ "at least 15", "25 points": as the page writes it."""
    words = {
        "about": _("some {n}"),
        "at_least": _("at least {n}"),
        "more_than": _("more than {n}"),
        "up_to": _("up to {n}"),
    }.get(str(qualifier), "{n}")
    return f"{words.format(n=value)} {unit}".strip() if value is not None else "–"
