"""Figures for everybody: of a programme that consents, without names, without results of few, as a file too."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.actions import programme as programmes
from programmes.rules.actor import SYSTEM
from tests.reports.queries.conftest import body, country, found, hold, later, send, state, stce  # noqa: F401
from workshops.actions import participation as participations


@pytest.fixture
def opened(stce, by, later):  # noqa: F811
    for entry in stce.participations.order_by("pk")[3:]:
        participations.move(participation=entry, act="mark_absent", by=by)
    return programmes.edit(programme=stce.programme, by=by, has_open_figures=True)


def test_nobody_finds_the_page_of_a_programme_that_does_not_consent(client, programme, client_of, administrator):
    for address in (f"/open-figures/{programme.slug}/", f"/open-figures/{programme.slug}/figures.csv"):
        assert client.get(address).status_code == 404
    page = f"/programmes/{programme.slug}/details/"
    form = client_of(administrator).get(page).content.decode()
    assert "figures may be read by everybody" in form
    programmes.edit(programme=programme, by=administrator, has_open_figures=True)
    assert client.get(f"/open-figures/{programme.slug}/").status_code == 200


def test_visitors_find_the_programmes_that_consent_from_the_sign_in_page_and_no_other(client, opened, programme):
    assert 'href="/open-figures/"' in client.get("/accounts/login/").content.decode()
    page = client.get("/open-figures/").content.decode()
    assert f'href="/open-figures/{opened.slug}/"' in page and programme.slug not in page
    programmes.edit(programme=opened, by=SYSTEM, has_open_figures=False)
    assert "No programme has opened its figures" in client.get("/open-figures/").content.decode()


def test_everybody_reads_numbers_with_their_definitions_and_no_names(client, opened):
    page = client.get(f"/open-figures/{opened.slug}/").content.decode()
    assert "In total, 170 representatives from 60 countries have been trained" in page
    assert "170" in page and "3 counted" not in page and "As of 1 July 2019" in page
    assert "Accredited trainers" in page and "WCO, 31 October 2017" in page
    assert "Officer-" not in page and "Workshop completed" not in page, "three who completed are not told"
    answer = client.get(f"/open-figures/{opened.slug}/figures.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    trained = next(row for row in rows if row["Figure"] == "Representatives trained")
    assert (trained["Number"], trained["Counted here"], trained["Reported"]) == ("170", "3", "170")
    assert trained["As of"] == "2019-07-01" and trained["Definition"].startswith("People who took part")


def test_asked_again_it_is_not_counted_again(client, opened):
    client.get(f"/open-figures/{opened.slug}/")
    with CaptureQueriesContext(connection) as caught:
        client.get(f"/open-figures/{opened.slug}/figures.csv")
    assert len(caught) <= 4
