"""Indicators of a grant: the donor's own words, counted by a figure or typed in with a source."""

from datetime import date, timedelta

import pytest

from programmes.actions import grant as grants
from programmes.models import History
from programmes.rules import clock
from programmes.rules import grant as grant_rules
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.actions import indicator as indicators
from reports.actions import indicator_entry as entries
from reports.models import Indicator
from reports.rules import indicator as rules


@pytest.fixture
def grant(programme, by, unep):
    return grants.record(
        programme=programme, by=by, donor=unep, title="Phase II",
        starts_on=date(2019, 1, 1), ends_on=date(2020, 12, 31),
    )  # fmt: skip


@pytest.fixture
def typed(grant, organiser):
    return indicators.add(grant=grant, by=organiser, title="Seizures reported", baseline="4", target="20")


def test_organisers_keep_indicators_and_history_keeps_what_was_removed(grant, organiser, facilitator, stranger, typed):
    counted = indicators.add(grant=grant, by=organiser, title="Officers trained", figure="persons", target="120")
    assert (typed.position, counted.position) == (1, 2)
    indicators.edit(indicator=counted, by=organiser, target="150")
    for nobody in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            indicators.add(grant=grant, by=nobody, title="Mine")
        with pytest.raises(NotAllowed):
            entries.record(indicator=typed, by=nobody, reached_on=date(2019, 2, 1), value=3, source="A letter")
    with pytest.raises(Invalid, match="no such figure"):
        indicators.edit(indicator=counted, by=organiser, figure="happiness")
    entries.record(indicator=typed, by=organiser, reached_on=date(2019, 2, 1), value=3, source="WCO CEN")
    indicators.remove(indicator=typed, by=organiser)
    told = History.objects.get(act="indicators.remove").details
    assert "Seizures reported" in told and "WCO CEN" in told
    with pytest.raises(Conflict):
        indicators.remove(indicator=typed, by=organiser)
    assert list(Indicator.objects.all()) == [counted]


def test_typed_values_add_up_in_the_period_and_up_to_its_end_or_the_latest_counts(grant, organiser, typed):
    for day, value in ((date(2019, 2, 1), 3), (date(2019, 9, 1), 4), (date(2020, 2, 1), 5)):
        entry = entries.record(indicator=typed, by=organiser, reached_on=day, value=value, source=f"Letter {value}")
    half = grant_rules.period(grant, date(2019, 7, 1), date(2019, 12, 31))
    assert rules.typed(typed, half) == (4, 7)
    assert rules.sources(typed, half) == ["Letter 3", "Letter 4"]
    level = indicators.edit(indicator=typed, by=organiser, adds_up=False)
    assert rules.typed(level, grant_rules.period(grant)) == (5, 5)
    assert rules.typed(level, grant_rules.period(grant, None, date(2019, 1, 31))) == (None, None)
    entries.remove(entry=entry, by=organiser)
    assert rules.typed(level, grant_rules.period(grant)) == (4, 4)
    with pytest.raises(Conflict):
        entries.remove(entry=entry, by=organiser)
    with pytest.raises(Invalid):
        tomorrow = clock.today() + timedelta(days=1)
        entries.record(indicator=typed, by=organiser, reached_on=tomorrow, value=1, source="A letter")
    counted = indicators.edit(indicator=typed, by=organiser, figure="persons")
    with pytest.raises(Conflict, match="counted by the portal"):
        entries.record(indicator=counted, by=organiser, reached_on=date(2019, 2, 1), value=1, source="A letter")


def test_the_pages_add_and_change_an_indicator_and_take_values(client_of, organiser, grant):
    client = client_of(organiser)
    page = f"/grants/{grant.code}/indicators/"
    assert "Representatives trained" in client.get(page).content.decode()
    assert client.post(page, {"title": "Officers", "figure": "nothing"}).status_code == 422
    sent = client.post(page, {"title": "Seizures", "target": "20", "adds_up": "on"})
    one = Indicator.objects.get()
    assert sent.url == f"/indicators/{one.code}/"
    assert client.post(f"{sent.url}entries/", {"value": "3"}).status_code == 422
    entry = {"reached_on": "2019-02-01", "value": "3.5", "source": "WCO CEN"}
    assert client.post(f"{sent.url}entries/", entry).status_code == 302
    assert "WCO CEN" in client.get(sent.url).content.decode()
    assert client.post(f"/indicator-entries/{one.entries.get().code}/removal/").status_code == 302
    assert client.post(sent.url, {"title": "Seizures", "target": "30"}).url == f"/grants/{grant.code}/"
    assert client.post(f"{sent.url}removal/").status_code == 302 and not Indicator.objects.exists()
