"""By country and region the figures are the same figures: parts add up to what the catalogue counts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accreditation.models import Accreditation
from programmes.models import Country, Programme
from reports.queries import charts, figures, land, portal
from reports.queries.breakdown import NAMES, Breakdown
from reports.queries.selection import NO_COUNTRY, NO_REGION, Selection

pytestmark = pytest.mark.usefixtures("later")


@pytest.fixture
def placed(stce, tenth, iwt, send):
    """Both sources with a tenth session, trainers, and the regions `load_countries` knows."""
    officer = send(tenth, "GH", 2, sex="female")[0].person
    # The same officer, listed for another country the year after by mistake: no second person, but a country.
    send(iwt, "KE", person=officer)
    for person, day in ((officer, date(2018, 6, 1)), (stce.participations.first().person, date(2019, 1, 1))):
        Accreditation.objects.create(
            programme=tenth.programme, person=person, title="Trainer", granted_on=day, letter="WCO/1"
        )
    regions = {"EUR": "AM AZ BE GE KZ MD UA", "AP": "KH LA MY PH LK TH VN", "WCA": "GH"}
    for region, codes in regions.items():
        Country.objects.filter(iso2__in=codes.split()).update(wco_region=region, latitude=10, longitude=20)
    return tenth


def parts_of(catalogue, **selection):
    """A breakdown whose parts add up, as do the rows behind each of its numbers."""
    breakdown = Breakdown(catalogue, Selection(**selection))
    for name in NAMES:
        for parts in (breakdown.by_country, breakdown.by_region):
            assert sum(part[name] for part in parts) == breakdown.total[name], name
        assert sum(line.amount for line in breakdown.figure(name).lines) == breakdown.total[name], name
    return breakdown


def test_the_parts_add_up_to_what_the_catalogue_counts_in_the_order_of_the_alphabet(placed):
    catalogues = [figures.of_programme(one) for one in Programme.objects.all()]
    for catalogue in (*catalogues, figures.of_portal(), figures.of_country(Country.objects.get(iso2="GH"))):
        found = parts_of(catalogue)
        for name in NAMES:
            assert found.total[name] == catalogue[name].counted, (catalogue.scope.kind, name)
        labels = [part.label for part in found.by_region if part.key not in (NO_REGION, NO_COUNTRY)]
        assert labels == sorted(labels)
    stce = parts_of(catalogues[[c.programme.slug for c in catalogues].index("stce")])
    assert [(part.key, part["persons"], part["accredited"]) for part in stce.by_region] == [
        ("EUR", 14, 1),
        ("WCA", 2, 1),
    ]
    iwt = parts_of(catalogues[[c.programme.slug for c in catalogues].index("inama")])
    nowhere = iwt.by_region[-1]
    # Twelve officers of seven countries are of none of them alone; the countries came all the same.
    assert (nowhere.key, nowhere["persons"], iwt.by_region[0]["countries"]) == (NO_COUNTRY, 16, 7)


def test_each_part_asked_for_alone_is_what_it_was_among_the_others(placed):
    whole = parts_of(figures.of_portal())
    for part in whole.by_region:
        alone = parts_of(figures.of_portal(), region=part.key)
        assert [alone.total[name] for name in NAMES] == [part[name] for name in NAMES], part.label
    for part in whole.by_country:
        chosen = {"country": part.country} if part.country else {"region": part.key}
        assert parts_of(figures.of_portal(), **chosen).total["persons"] == part["persons"]


def test_from_a_day_on_and_of_one_kind_only_what_happened_then_is_counted(placed):
    catalogue = figures.of_programme(placed.programme)
    assert parts_of(catalogue, since=date(2018, 1, 1)).total["persons"] == 2
    assert parts_of(catalogue, since=date(2018, 7, 1)).total["accredited"] == 1
    assert parts_of(catalogue, kind="national").total["persons"] == 0


def test_programmes_side_by_side_are_counted_as_each_alone(placed):
    programmes = list(Programme.objects.all())
    catalogue = figures.of_portal()
    assert catalogue.rows and catalogue.grants
    with CaptureQueriesContext(connection) as queries:
        lines = portal.lines(catalogue, programmes)
    assert len(queries) == 0
    for line in lines:
        alone = figures.of_programme(line.programme)
        assert line.workshops == alone["sessions"].counted
        for name in ("persons", "countries", "accredited"):
            found = getattr(line, name)
            assert (found.value, found.qualifier, found.counted) == (
                alone[name].value,
                alone[name].qualifier,
                alone[name].counted,
            ), (line.programme, name)


def test_circles_stand_where_the_land_is_drawn_and_their_area_is_the_number(placed):
    # Points read off the drawing: the Equal Earth box of 960 by 470, turned by eleven degrees.
    for (latitude, longitude), expected in {(42.7, 25.2): (512.8, 89.7), (-3.3, 29.9): (530.1, 247)}.items():
        x, y = land.point(latitude, longitude)
        assert abs(x - expected[0]) < 6 and abs(y - expected[1]) < 6
    assert land.drawing().startswith("<svg") and land.outline() in land.drawing()
    found = charts.world_map(parts_of(figures.of_programme(placed.programme)).by_country)
    three, two = found.circles[0], found.circles[-1]
    assert three.r**2 / two.r**2 == pytest.approx(3 / 2, rel=0.05)
    assert sum(one.is_ringed for one in found.circles) == 2
