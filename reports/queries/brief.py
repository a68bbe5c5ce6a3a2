"""What pages show of the figures: the sentences, the strip, and where each number leads."""

from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse

from programmes.rules import programme as programme_rules
from reports.queries import figures, sentence, tallies
from workshops.models import Headcount, Participation
from workshops.rules import workshop as workshop_rules

# Among so many of the last workshops there is nearly always one whose people are known.
FEW = 20
STRIP = ("persons", "customs", "police", "administrations", "countries", "accredited")


def of_programme(actor, programme, as_of=None, series=None):
    catalogue = tallies.kept(figures.of_programme(programme, as_of, series=series))
    link = _links(actor, programme, as_of, series=series)
    return {
        "programme": programme,
        "catalogue": catalogue,
        "strip": strip(catalogue, link),
        **words(actor, catalogue, link, as_of),
    }


def words(actor, catalogue, link, as_of=None):
    """The sentences of a catalogue, with what their sources are. Only a programme has a latest workshop to tell of."""
    last = latest(catalogue) if catalogue.programme else None
    own = sentence.of_workshop(last) if last else None
    total = sentence.of_programme(catalogue)
    return {
        "parts": _linked(own, _links(actor, catalogue.programme, as_of, workshop=last.workshop)) if own else [],
        "total": _linked(total, link),
        "language": total.language,
        "footnotes": own.footnotes if own else (),
        "sources": _sources(catalogue),
        "has_figures": bool(catalogue["sessions"].counted or total),
    }


def strip(catalogue, link):
    """[(figure, address)]: what is counted here beside what was reported."""
    return [(figure, link(figure.name)) for figure in _shown(catalogue)]


def of_workshop(actor, workshop):
    catalogue = figures.of_workshop(workshop)
    link = _links(actor, workshop.programme, workshop=workshop)
    own = sentence.of_workshop(catalogue)
    return {
        "parts": _linked(own, link),
        "language": own.language,
        "footnotes": own.footnotes,
    }


def latest(catalogue):
    """The last workshop that began and whose people are known; without people there is no sentence to write."""
    begun = catalogue.scope.workshops.held().filter(starts_on__lte=catalogue.as_of)
    begun = begun.select_related("series", "country", "language", "programme").order_by("-starts_on", "-pk")
    some = list(begun[:FEW])
    found = _first_with_people(some)
    if found is None and len(some) == FEW:
        there = Participation.objects.counted().filter(workshop=OuterRef("pk"))
        declared = Headcount.objects.filter(workshop=OuterRef("pk"))
        found = begun.filter(Exists(there) | Exists(declared)).first()
    found = found or (some[0] if some else None)
    return figures.of_workshop(found, catalogue.as_of) if found else None


def _first_with_people(workshops):
    pks = [workshop.pk for workshop in workshops]
    peopled = set(
        Participation.objects.counted().filter(workshop__in=pks).order_by().values_list("workshop", flat=True)
    )
    peopled |= set(Headcount.objects.filter(workshop__in=pks).order_by().values_list("workshop", flat=True))
    return next((workshop for workshop in workshops if workshop.pk in peopled), None)


def _links(actor, programme, as_of=None, *, series=None, workshop=None):
    """name -> address of the rows behind a figure; nowhere for those the programme is not visible to."""
    visible = programme_rules.visible_to(actor).filter(pk=programme.pk).exists()
    query = {"workshop": workshop and workshop.code, "series": series and series.slug, "as_of": as_of}
    tail = urlencode({name: value for name, value in query.items() if value})

    def link(name):
        if not visible:
            return ""
        return reverse("figure", args=[programme.slug, name]) + (f"?{tail}" if tail else "")

    return link


def _linked(written, link):
    """[(text, address)] of a sentence; the number of the session leads to the sessions of the programme."""
    return [(token.text, link(token.figure) if token.is_linked else "") for token in written.tokens] if written else []


def _shown(catalogue):
    """People, services when a source names them, places, trainers: what was stated, or has something to show."""
    for name in STRIP:
        figure = catalogue[name]
        # Several programmes state different ones; side by side they would look like one.
        if name in ("customs", "police", "administrations") and not (figure.statements and catalogue.programme):
            continue
        if figure.value:
            yield figure


def _sources(catalogue):
    """Each source once, with its date."""
    found = {(row.source, row.as_of) for figure in catalogue.stated for row in figure.statements}
    return sorted(found, key=lambda pair: pair[1])


def lines(actor, rows):
    """Lines with the address of each workshop this actor may open."""
    pks = {line.workshop.pk for line in rows if line.workshop}
    codes = dict(workshop_rules.visible_to(actor).filter(pk__in=pks).values_list("pk", "code")) if pks else {}
    return [
        (
            line,
            reverse("workshop", args=[codes[line.workshop.pk]]) if line.workshop and line.workshop.pk in codes else "",
        )
        for line in rows
    ]
