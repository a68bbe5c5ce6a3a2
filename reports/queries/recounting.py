"""What a worker does so that nobody waits for the figures of a large scope: count what is wanted, and before it is."""

from time import monotonic

from django.core.cache import cache
from django.utils.module_loading import import_string
from django.utils.translation import override

from programmes.models import Country, Organisation, Programme, Series
from programmes.rules import clock
from reports.queries import figures, tallies

# Reading everything takes as long as counting so many figures from it; so many figures cost as much as one part.
READING, PART = 30, 5
# Seconds after which a worker that has said nothing is taken for dead.
SILENCE = 300


def recount():
    """Count what somebody has looked at and found behind, or not there. Returns how many scopes that were."""
    number = 0
    for key, name in (cache.get(tallies.WANTED) or {}).items():
        # Another worker has it.
        if not cache.add(f"{key}:worker", clock.now(), SILENCE):
            continue
        try:
            _no_longer_wanted(key)
            count(key, name)
            number += 1
        finally:
            cache.delete_many([f"{key}:worker", f"{key}:progress"])
    return number


def _no_longer_wanted(key):
    """Before the count: what happens during it is wanted again."""
    wanted = cache.get(tallies.WANTED) or {}
    wanted.pop(key, None)
    cache.set(tallies.WANTED, wanted, tallies.DAYS)


def count(key, name):
    """Figures and parts from the same rows, so that what a page shows together says the same."""
    catalogue = again(name)
    if catalogue is None:
        return
    needs = cache.get(f"{key}:needs") or {}
    steps = READING + len(catalogue.figures) + PART * len(needs)
    done = 0

    def step(number=1):
        nonlocal done
        done += number
        cache.set(f"{key}:progress", (done, steps), SILENCE)
        cache.touch(f"{key}:worker", SILENCE)

    step(0)
    began, now, day = monotonic(), tallies.stamp(catalogue.scope), catalogue.as_of
    _read = catalogue.rows
    step(READING)
    seconds = monotonic() - began
    parts = {}
    for under, (path, _about, language, arguments) in needs.items():
        with override(language):
            parts[under] = tallies.Made(now, day, import_string(path)(catalogue, *arguments))
        step(PART)
    # The parts first: while the count still is the one before, a page takes those of that one for missing at worst.
    cache.set_many(parts, tallies.DAYS)
    # What the parts took is no part of it: somebody who waits for the figures alone does not wait for those.
    tallies.counted(catalogue, key, now, monotonic() - seconds, step)


def warm(*needs):
    """Ask for the figures of every large programme, its series, and of everything, where they are not counted yet.

    `needs`: the parts of pages wanted with them, as for `tallies.kept`.
    """
    programmes = Programme.objects.order_by("pk")
    catalogues = [figures.of_portal(programmes=programmes)]
    for programme in programmes:
        # The series its sources count comes twice, and is asked for once.
        catalogues.append(figures.of_programme(programme))
        catalogues += [figures.of_programme(programme, series=one) for one in programme.series.all()]
    found = {tallies.key_of(one): one for one in catalogues if tallies.is_large(one.scope)}
    for catalogue in found.values():
        try:
            tallies.kept(catalogue, *needs)
        except tallies.BeingCounted:
            continue
    return len(found)


def again(name):
    """The catalogue of `tallies.name_of`, today; None where what it was of is gone."""
    kind, pk, programmes, past = name
    programmes = Programme.objects.filter(pk__in=programmes)
    if kind == "portal":
        return figures.of_portal(past, programmes=programmes)
    model = {"donor": Organisation, "country": Country, "series": Series, "programme": Programme}[kind]
    subject = model.objects.filter(pk=pk).first()
    if subject is None:
        return None
    if kind == "donor":
        return figures.of_donor(subject, past, programmes=programmes)
    if kind == "country":
        return figures.of_country(subject, past, programmes=programmes)
    if kind == "series":
        return figures.of_programme(subject.programme, past, series=subject)
    return figures.of_programme(subject, past)
