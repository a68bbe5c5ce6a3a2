"""The pages of figures: what is shown, where each number leads, what is taken away as a file, and what it costs."""

import io
import re
from datetime import timedelta
from html import unescape

import openpyxl
import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accreditation.models import Accreditation
from programmes.actions import source_statement as statements
from programmes.models import Country, RoleKind
from programmes.rules import clock
from reports.documents.papers import render_paper
from reports.models import Document
from reports.queries import recounting, tallies
from tests.accreditation.national import course
from tests.reports.views.test_figure import text_of


@pytest.fixture
def trained(workshop, add_participant, programme, bahrain, by):
    """Three officers of Bahrain, one of them a trainer by now, and a published total."""
    Country.objects.filter(pk=bahrain.pk).update(wco_region="MENA", latitude=26, longitude=50.5)
    for name, sex in (("Hasan", "female"), ("Rashid", "male"), ("Salman", "male")):
        one = add_participant(name, sex=sex, person_fields={"country": bahrain})
    Accreditation.objects.create(
        programme=programme, person=one.person, title="Trainer", granted_on=clock.today(), letter="WCO/1"
    )
    statements.record(
        programme=programme,
        by=by,
        figure="persons",
        value=170,
        as_of=clock.today() - timedelta(days=300),
        source="A published report",
    )
    return workshop


def links(page, part="/figures/"):
    found = re.findall(r'href="([^"]+)"', page.content.decode())
    return {unescape(one) for one in found if part in one}


def one_of_each(found):
    """One address a page: the others differ in what they ask it for."""
    return {link.split("&")[0]: link for link in sorted(found)}.values()


def test_the_page_shows_the_map_the_regions_and_the_steps_and_every_number_opens(
    client_of, organiser, programme, trained
):
    client, address = client_of(organiser), reverse("figures", args=[programme.slug])
    page = client.get(address)
    told = text_of(page)
    for words in ("By WCO region", "Middle East and North Africa", "From trained to accredited", "1 country as a list"):
        assert words in told, words
    assert page.content.count(b"<circle class=") == 2  # Bahrain, and the ring of the legend
    assert b"map/land.svg#land" in page.content and b"style=" not in page.content
    shown = one_of_each(links(page))
    assert len(shown) > 15
    for link in [*shown][::4]:
        assert client.get(link).status_code == 200, link


def test_a_part_is_counted_here_alone_its_filters_stay_in_the_address_and_one_click_clears_them(
    client_of, organiser, programme, trained
):
    client, address = client_of(organiser), reverse("figures", args=[programme.slug])
    page = client.get(address, {"region": "MENA", "since": "2001-01-01"})
    told = text_of(page)
    assert "Shown: from 1 January 2001 on clear" in told and "clear all" in told
    assert "3 counted here" in told and "170 reported" not in told
    assert any("region=MENA" in link and "since=2001-01-01" in link and "/persons/" in link for link in links(page))
    rows = client.get(reverse("figure", args=[programme.slug, "persons"]), {"region": "MENA"})
    assert "Total3" in text_of(rows).replace(" ", "")
    assert "Total0" not in text_of(rows).replace(" ", "")
    europe = client.get(reverse("figure", args=[programme.slug, "accredited"]), {"region": "EUR"})
    assert "No record." in text_of(europe)
    for wrong in ({"region": "XX"}, {"country": "ZZ"}, {"kind": "party"}, {"series": "none"}):
        assert client.get(address, wrong).status_code == 404, wrong
    assert client.get(address, {"since": "soon"}).status_code == 422


def test_tables_go_along_as_files_with_the_same_numbers_and_no_names(client_of, organiser, programme, trained):
    client = client_of(organiser)
    table = reverse("figures_table", args=[programme.slug, "regions", "csv"])
    assert "Middle East and North Africa,1,3,1,2,0,0,0,1" in client.get(table).content.decode()
    sheet = client.get(reverse("figures_table", args=[programme.slug, "countries", "xlsx"]))
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.values)
    assert rows[1][:3] == ("Bahrain", "BH", 3) and rows[-1][0] == "Total"
    for table in ("figures", "months"):
        assert client.get(reverse("figures_table", args=[programme.slug, table, "csv"])).status_code == 200
    lines = client.get(reverse("figure_table", args=[programme.slug, "persons", "csv"])).content.decode()
    assert "A published report,,170" in lines and "HASAN" not in lines.upper()
    assert client.get(reverse("figures_table", args=[programme.slug, "regions", "pdf"])).status_code == 404
    assert client.get(reverse("figures_table", args=[programme.slug, "names", "csv"])).status_code == 404


def test_all_programmes_one_may_see_stand_side_by_side_and_no_other(
    client_of, organiser, stranger, programme, other_programme, trained
):
    client = client_of(organiser)
    page = client.get(reverse("portal_figures"))
    told = text_of(page)
    assert f"{programme.acronym} {programme}" in told and str(other_programme) not in told
    assert "3 counted here, 170 reported" in told
    for link in [*one_of_each(links(page))][::5]:
        assert client.get(link).status_code == 200, link
    bahrain = client.get(reverse("portal_figures"), {"country": "BH"})
    assert "3 counted here" in text_of(bahrain) and "170 reported" not in text_of(bahrain)
    table = client.get(reverse("portal_figures_table"), {"table": "countries"}).content.decode()
    assert "Bahrain,BH,3" in table
    elsewhere = text_of(client_of(stranger).get(reverse("portal_figures")))
    assert "170 reported" not in elsewhere and "3 counted here" not in elsewhere


def test_the_brief_is_a_paper_of_two_pages_for_whoever_reads_the_figures(
    client_of, make_actor, stranger, programme, trained
):
    client, address = client_of(make_actor(RoleKind.DONOR)), reverse("figures_brief", args=[programme.slug])
    made = client.post(f"{address}?region=MENA")
    document = Document.objects.get(kind="figures_brief")
    assert made.url == reverse("document", args=[document.code]) and client.get(made.url).status_code == 200
    assert document.snapshot["chosen"] == ["Middle East and North Africa"]
    with pikepdf.open(io.BytesIO(render_paper(document.kind, document.snapshot))) as paper:
        assert len(paper.pages) == 2
    told = str(document.snapshot).upper()
    assert "HASAN" not in told and document.snapshot["total"]["persons"] == 3
    client = client_of(stranger)
    assert client.post(address).status_code == 404 and client.get(made.url).status_code == 404


def test_of_a_large_scope_pages_files_and_the_brief_wait_for_the_worker_and_then_say_the_same(
    client_of, make_actor, organiser, programme, trained, monkeypatch
):
    client, page = client_of(make_actor(RoleKind.DONOR)), reverse("figures", args=[programme.slug])
    rows = reverse("figure", args=[programme.slug, "persons"])
    asked = (rows, f"{rows}?region=MENA", f"{rows}rows.csv", f"{page}tables/regions.csv", f"{page}by-country/")
    live = {address: client.get(address) for address in (page, *asked)}
    for name in ("SMALL", "LARGE"):
        monkeypatch.setattr(tallies, name, 0)
    for address in (page, *asked):
        waiting = client.get(address)
        assert waiting.status_code == 200 and "wait to be counted" in text_of(waiting), address
        assert f'hx-get="{address}"' in waiting.content.decode() and "Look again" in text_of(waiting)
    assert client.post(f"{page}brief/").url == page and not Document.objects.exists()
    assert "being counted" in text_of(client.get(reverse("programme", args=[programme.slug])))
    assert "HX-Refresh" not in client.get(page, headers={"HX-Request": "true"}).headers
    recounting.recount()
    assert client.get(page, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    for address, before in live.items():
        now = client.get(address)
        if "csv" in address:
            assert now.content == before.content, address
        else:
            assert text_of(now) == text_of(before), address
    told = text_of(client_of(organiser).get(rows))
    assert "too many records to name people" in told and "Noora" not in told
    assert client.post(f"{page}brief/").url.startswith("/documents/")


def test_donors_read_the_pages_without_a_name(client_of, make_actor, programme, trained):
    client = client_of(make_actor(RoleKind.DONOR))
    for name in ("figures", "figure_countries"):
        page = client.get(reverse(name, args=[programme.slug]))
        assert page.status_code == 200 and "HASAN" not in text_of(page).upper()
    for name in ("persons", "accredited"):
        page = client.get(reverse("figure", args=[programme.slug, name]), {"region": "MENA"})
        assert page.status_code == 200 and "SALMAN" not in text_of(page).upper()


def test_officers_reached_lead_to_the_tree_they_were_reached_by(client_of, make_actor, programme, trained, customs, by):
    trainer = Accreditation.objects.get().person
    course(programme, customs, trainer, by=by)
    client = client_of(make_actor(RoleKind.DONOR))
    page = client.get(reverse("figures", args=[programme.slug]))
    table = client.get(reverse("figures_table", args=[programme.slug, "national_training", "csv"])).content.decode()
    assert table.splitlines()[0].endswith("Year,Reported,Confirmed") and table.splitlines()[-1].startswith("Together,")
    tree = reverse("programme_national_training", args=[programme.slug])
    assert tree in page.content.decode() and "Officers reached" in text_of(page)
    assert client.get(tree).status_code == 200


def test_the_pages_cost_the_same_for_one_country_and_for_three(
    client_of, organiser, programme, trained, add_participant, english
):
    client, counts = client_of(organiser), []
    addresses = [reverse("figures", args=[programme.slug]), reverse("portal_figures")]
    for codes in ((), ("GH", "KE")):
        for iso2 in codes:
            country = Country.objects.create(iso2=iso2, name={"en": iso2}, wco_region="WCA", latitude=1, longitude=1)
            one = add_participant(iso2, country=country, organisation=None, person_fields={"country": country})
            Accreditation.objects.create(
                programme=programme, person=one.person, title="T", granted_on=clock.today(), letter="WCO/2"
            )
        found = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found.append(len(queries))
        counts.append(found)
    assert counts[0] == counts[1]
    assert max(counts[0]) < 60
