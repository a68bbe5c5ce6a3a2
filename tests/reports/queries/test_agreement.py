"""Generated scenes: every figure equals the rows behind it, the terminal, the page, and a count made another way."""

import json
import re
from datetime import timedelta
from html import unescape
from io import StringIO
from statistics import median

import pytest
from django.core.management import call_command
from django.urls import reverse

from programmes.models import Programme
from programmes.rules import clock
from reports.queries import figures, outcomes
from reports.queries.figure import COUNTED_AGAIN
from ttt_portal.benches.many import Scene
from workshops.models import Headcount, Participation, Workshop

pytestmark = pytest.mark.django_db


def scene_of(seed):
    made = Scene(seed)
    made.fill(people=90, workshops=40, participations=260)
    return made


def told(*arguments):
    out = StringIO()
    call_command("figures", *arguments, "--json", "--rows", stdout=out)
    return json.loads(out.getvalue().splitlines()[-1])


def counted_from(rows, how):
    """From the numbers on the terminal alone, as anybody could with a pencil."""
    if how == "sum":
        return sum(row["number"] for row in rows)
    if not rows:
        return None
    if how == "median":
        return int(median(row["number"] for row in rows) + 0.5)
    first, *others = [sum(column) for column in zip(*(row["parts"] for row in rows), strict=True)]
    if how == "share":
        return int(100 * first / others[0])
    if how == "per_head":
        return int(first / others[0] + 0.5)
    after, number = others
    return int((after - first) / number + 0.5) if how == "points" else int(100 * (after - first) / first + 0.5)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_figure_of_every_scope_is_what_its_rows_give(seed):
    scene = scene_of(seed)
    past = (clock.today() - timedelta(days=1200)).isoformat()
    workshop = Workshop.objects.filter(participations__isnull=False).order_by("-starts_on").first()
    programme = scene.programmes[0].slug
    scopes = [
        [f"--programme={programme}"],
        [f"--programme={programme}", f"--as-of={past}"],
        [f"--programme={programme}", "--series=main"],
        [f"--workshop={workshop.code}"],
        [f"--country={scene.services[0].country.iso2}"],
        [f"--donor={scene.donors[0].code}"],
    ]
    answers = [told(*one) for one in scopes]
    everything = told()
    for answer in [*answers, everything["portal"], *everything["programmes"]]:
        assert len(answer["figures"]) > 35
        for name, figure in answer["figures"].items():
            again = counted_from(figure["rows"], figure["how"])
            assert figure["value"] == again, (answer["scope"], answer["programme"], name)
    assert set(COUNTED_AGAIN) == {row["how"] for row in everything["portal"]["figures"].values()}
    _counted_another_way()


def _counted_another_way():
    """People, seats, places and completions of everything, straight from the tables and without published totals."""
    programmes = Programme.objects.filter(slug__in=["many2", "many3", "many4"])
    begun = Workshop.objects.filter(programme__in=programmes, starts_on__lte=clock.today()).exclude(
        state__in=["cancelled", "postponed"]
    )
    seats = Participation.objects.filter(workshop__in=begun, kind="participant").exclude(
        state__in=["withdrawn", "no_show", "to_invite", "declined"]
    )
    heads = Headcount.objects.filter(workshop__in=begun)
    declared, unnamed = sum(one.number for one in heads), seats.filter(person=None).count()
    countries = {row.country or row.organisation.country for row in seats if row.organisation.kind != "regional"}
    for one in heads:
        countries |= set(one.countries.all()) if one.agency_kind != "regional" else set()
    found = figures.of_portal(programmes=programmes)
    assert found["persons"].value == seats.values("person").exclude(person=None).distinct().count() + unnamed + declared
    assert found["seats"].value == seats.count() + declared
    assert found["countries"].value == len(countries)
    done = seats.filter(state="completed")
    unnamed = done.filter(person=None).count()
    assert found["completed"].value == done.exclude(person=None).values("person").distinct().count() + unnamed
    assert (
        found["sessions"].value
        == begun.count()
        == found["held"].value + begun.filter(ends_on__gt=clock.today()).count()
    )
    assert sum(found[name].value for name in ("customs", "police", "bodies", "others")) == found["persons"].value
    sexes = ("women", "men", "sex_other", "sex_not_recorded")
    assert sum(found[name].value for name in sexes) == found["persons"].value
    by_country = found.by_country
    assert sum(row["persons"] for row in by_country.values()) == found["persons"].value
    assert sum(row["completed"] for row in by_country.values()) == found["completed"].value


def test_outcomes_year_by_year_are_those_of_the_catalogue_and_leave_the_same_out():
    scene = scene_of(4)
    for catalogue in (figures.of_programme(scene.programmes[0]), figures.of_portal(programmes=Programme.objects.all())):
        found = outcomes.years_of(catalogue)
        assert catalogue.programme or all(group.rows for group in found.values())
        for group in found.values():
            for position, name in enumerate(group.names):
                column, figure = [values[position] for _year, values in group.rows], catalogue[name]
                assert group.total[position] == figure.value
                if figure.how == "sum":
                    assert sum(column) == figure.value, name
                years = {line.workshop.starts_on.year for line in figure.lines if line.workshop}
                if figure.how != "sum":
                    assert {year for year, values in group.rows if values[position] is not None} == years, name


def test_the_pages_print_what_the_terminal_prints(client_of, make_actor):
    """Every number of the page of figures, and the total under the rows of each figure."""
    scene = scene_of(3)
    programme = scene.programmes[1]
    reader = make_actor("organiser", at=programme)
    client = client_of(reader)
    answer = told(f"--programme={programme.slug}")["figures"]
    page = unescape(client.get(reverse("figures", args=[programme.slug])).content.decode())
    links = dict(re.findall(r'href="[^"]*/figures/([a-z_]+)/[^"]*">(\d+)</a>(?=</b>[^<]*</td>)', page))
    shown = {name: figure["value"] for name, figure in answer.items() if figure["value"]}
    assert len(shown) > 20
    assert {name: int(value) for name, value in links.items()} == shown
    for name, value in shown.items():
        rows = unescape(client.get(reverse("figure", args=[programme.slug, name])).content.decode())
        assert re.search(r'class="is-total">.*?<b>(\d+)</b>', rows, re.S)[1] == str(value), name
