"""Figures of large scopes: kept as long as they hold, and never shown as today's once anything has changed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from programmes.actions import organisation as organisations
from programmes.actions import source_statement as statements
from programmes.models import History, Programme
from programmes.rules import clock
from reports.queries import dashboard, figures, portal, recounting, tallies
from reports.queries.rows import Rows
from reports.queries.selection import Selection
from reports.tasks import figures as tasks
from ttt_portal.benches.many import Scene
from workshops.actions import participation as participations
from workshops.models import Participation

pytestmark = pytest.mark.django_db
REST = Selection()


@pytest.fixture
def scene(monkeypatch):
    monkeypatch.setattr(tallies, "SMALL", 0)
    made = Scene(5)
    made.fill(people=60, workshops=30, participations=150)
    return made


@pytest.fixture
def reads(monkeypatch):
    """How often all rows of a scope were read."""
    found, read = [], Rows.__init__
    monkeypatch.setattr(Rows, "__init__", lambda self, *args, **kwargs: found.append(1) or read(self, *args, **kwargs))
    return found


def scopes(scene):
    many = Programme.objects.filter(slug__startswith="many")
    past = clock.today() - timedelta(days=900)
    yield lambda: figures.of_programme(scene.programmes[0])
    yield lambda: figures.of_programme(scene.programmes[0], past)
    yield lambda: figures.of_programme(scene.programmes[2], series=scene.series[2])
    yield lambda: figures.of_portal(programmes=many)
    yield lambda: figures.of_country(scene.services[0].country, programmes=many)
    yield lambda: figures.of_donor(scene.donors[0], programmes=many)


def shown(catalogue):
    rows = [(f.name, f.value, f.qualifier, f.counted, f.reported, f.explanation, f.shown_unit) for f in catalogue]
    return rows, catalogue.by_country


def test_what_is_kept_is_what_is_counted_in_every_scope_and_costs_few_queries(scene, reads):
    for scope in scopes(scene):
        live = shown(scope())
        assert shown(tallies.kept(scope())) == live
        reads.clear()
        with CaptureQueriesContext(connection) as queries:
            again = tallies.kept(scope())
            assert shown(again) == live
        assert not reads and again.counted_at and not again.is_behind
        assert len(queries) <= 8, [query["sql"] for query in queries]


def page(catalogue, rest=REST):
    """What the page of figures shows of a catalogue: numbers, parts, lists, and the programmes side by side."""
    found = dashboard.of(catalogue, rest, lambda name, **changes: f"{name}{sorted(changes.items())}")
    parts = found.pop("parts_of_it")
    found["catalogue"] = shown(catalogue)
    # Whoever opens a figure has its lines counted then.
    found["strip"] = [(one.name, one.value, one.qualifier, one.explanation, link) for one, link in found["strip"]]
    found["outcomes"] = [(years, [(one.name, one.value) for one, _link in rows]) for years, rows in found["outcomes"]]
    found["sexes"] = [(one.name, one.value, one.qualifier) for one, _link in found["sexes"]]
    found["parts"] = [
        (part.key, part.label, sorted(part.numbers.items()), sorted(part.places), str(part.qualifier))
        for part in (parts.total, *parts.by_region, *parts.by_country)
    ]
    found["choices"] = [parts.countries, sorted(parts.kinds), parts.years]
    if not catalogue.programme:
        found["side by side"] = portal.lines(catalogue, list(catalogue.scope.programmes.order_by("pk")))
    return found


def test_the_page_of_figures_is_kept_like_its_figures_and_reads_no_rows(scene, reads):
    many = Programme.objects.filter(slug__startswith="many")
    for scope in (
        lambda: figures.of_programme(scene.programmes[0]),
        lambda: figures.of_portal(programmes=many),
        lambda: figures.of_country(scene.services[0].country, programmes=many),
    ):
        for rest in (REST, Selection(here="1"), Selection(kind="regional")):
            live = page(scope(), rest)
            assert page(tallies.kept(scope()), rest) == live
            reads.clear()
            assert page(tallies.kept(scope()), rest) == live
            assert not reads


def test_a_page_that_takes_long_is_shown_as_it_was_and_made_again_in_its_language(scene, reads, by, monkeypatch):
    programme = scene.programmes[0]
    monkeypatch.setattr(tallies, "PATIENCE", -1)
    with override("fr"):
        before = page(tallies.kept(figures.of_programme(programme)))
        series = figures.of_programme(programme).series
        statements.record(
            programme=programme, by=by, series=series, figure="persons", value=9000, as_of=clock.today(), source="A"
        )
        people = Participation.objects.filter(workshop__series=series)
        one = people.filter(state="expected").first() or _expected(people)
        participations.move(participation=one, act="withdraw", by=by)
        reads.clear()
        behind = tallies.kept(figures.of_programme(programme))
        assert page(behind) == before and behind.is_behind and not reads
    recounting.recount()
    with override("fr"):
        reads.clear()
        now = tallies.kept(figures.of_programme(programme))
        kept = page(now)
        assert not now.is_behind and not reads
        assert kept == page(figures.of_programme(programme)) != before


def test_any_act_that_may_matter_has_it_counted_again_and_no_other(scene, reads, by):
    programme = scene.programmes[0]

    def value(name="persons"):
        return tallies.kept(figures.of_programme(programme))[name].value

    series = figures.of_programme(programme).series
    held = series.workshops.held().filter(starts_on__lte=clock.today()).order_by("-series_number").first()
    before = value()
    one = Participation.objects.filter(workshop__series=series, workshop=held, kind="participant").exclude(
        state__in=["withdrawn", "no_show", "to_invite"]
    )
    declared = tallies.kept(figures.of_programme(programme))["seats"].value
    participations.move(participation=one.filter(state="expected").first() or _expected(one), act="withdraw", by=by)
    assert value("seats") == declared - 1
    assert value() == figures.of_programme(programme)["persons"].value <= before
    statements.record(
        programme=programme, by=by, series=series, figure="persons", value=9000, as_of=clock.today(), source="A"
    )
    assert value() >= 9000
    reads.clear()
    value()
    assert not reads
    entry = History(
        at=clock.now(), actor_kind="system", actor_label="-", subject_type="-", subject_pk=1, subject_label="-",
        programme=programme,
    )  # fmt: skip
    for act, is_counted in (("memberships.join", False), ("workshops.edit", True)):
        entry.pk, entry.act = None, act
        entry.save(force_insert=True)
        value()
        assert bool(reads) is is_counted
        reads.clear()
    # An act that began before the last one and is only now there, and one of nobody's programme.
    entry.pk, entry.act = History.objects.order_by("pk").first().pk - 1, "headcounts.declare"
    entry.save(force_insert=True)
    value()
    assert reads.pop()
    reads.clear()
    organisations.add(name="New", kind="customs", by=by)
    value()
    assert reads


def _expected(rows):
    one = rows.first()
    Participation.objects.filter(pk=one.pk).update(state="expected")
    one.refresh_from_db()
    return one


def test_a_count_that_takes_long_is_shown_as_of_when_it_was_made_until_a_worker_has_counted(scene, monkeypatch, reads):
    programme = scene.programmes[2]
    tallies.kept(figures.of_programme(programme))
    monkeypatch.setattr(tallies, "PATIENCE", -1)
    assert not tallies.kept(figures.of_programme(programme)).is_behind
    History.objects.create(
        at=clock.now(), actor_kind="system", actor_label="-", subject_type="-", subject_pk=1, subject_label="-",
        programme=programme, act="workshops.edit",
    )  # fmt: skip
    reads.clear()
    behind = tallies.kept(figures.of_programme(programme))
    assert behind.is_behind and behind.counted_at and not reads
    tasks.recount()
    assert reads
    assert not tallies.kept(figures.of_programme(programme)).is_behind
    # Tomorrow a workshop may have begun: what was counted today is not tomorrow's.
    with clock.at(clock.now() + timedelta(days=1)):
        assert tallies.kept(figures.of_programme(programme)).is_behind


def test_nobody_waits_for_the_first_count_of_a_large_scope_nor_for_a_part_of_its_page(scene, monkeypatch, reads):
    """A worker counts it, parts and all from the same rows, says how far it is, and is not asked twice."""
    monkeypatch.setattr(tallies, "LARGE", 10)
    programme, need = scene.programmes[0], dashboard.needs(REST)
    for _ in range(2):
        with pytest.raises(tallies.BeingCounted) as waiting:
            tallies.kept(figures.of_programme(programme), need)
        assert waiting.value.progress is None and not reads
    seen, written = [], tallies.counted
    progress = f"{waiting.value.args[0]}:progress"
    monkeypatch.setattr(tallies, "counted", lambda *args: seen.append(cache.get(progress)) or written(*args))
    assert recounting.recount() == 1 and recounting.recount() == 0
    done, steps = seen.pop()
    assert 0 < done < steps and cache.get(progress) is None
    assert len(reads) == 1
    kept = tallies.kept(figures.of_programme(programme), need)
    assert page(kept) == page(figures.of_programme(programme))
    # A part of another count is not shown beside these figures.
    under = tallies.under_key(kept.kept_under[0], *need[:2])
    cache.set(under, replace(cache.get(under), stamp=(0, 0)))
    with pytest.raises(tallies.BeingCounted):
        page(kept)
    recounting.recount()
    kept = tallies.kept(figures.of_programme(programme), need)
    # A part nobody has asked for is not made while somebody waits, nor from newer rows than the figures beside it.
    reads.clear()
    with pytest.raises(tallies.BeingCounted):
        page(kept, Selection(here="1"))
    assert not reads and recounting.recount() == 1
    assert page(tallies.kept(figures.of_programme(programme)), Selection(here="1"))["strip"]
    # Another worker has it: left to that one.
    recounting.warm()
    key = next(iter(cache.get(tallies.WANTED)))
    cache.add(f"{key}:worker", 1)
    wanted = len(cache.get(tallies.WANTED))
    assert recounting.recount() == wanted - 1 and key in cache.get(tallies.WANTED)


def test_a_small_scope_is_counted_each_time(scene, monkeypatch, reads):
    monkeypatch.setattr(tallies, "SMALL", 2000)
    for _ in range(2):
        assert tallies.kept(figures.of_programme(scene.programmes[2]))["persons"].value
    assert len(reads) == 2
