"""The report on a grant agrees with the catalogue and with itself; two donors share; nobody is named."""

import json
from datetime import date

import pytest

from programmes.actions import grant as grants
from programmes.rules import grant as grant_rules
from reports.actions import indicator as indicators
from reports.actions import indicator_entry as indicator_entries
from reports.queries import donor_report, figures, news_item
from reports.queries.grant_figures import of_grant
from workshops.actions import funding as fundings
from workshops.actions import headcount as headcounts
from workshops.rules.funding import Share

pytestmark = pytest.mark.usefixtures("later")


@pytest.fixture
def grant(stce, body, by):
    return grants.record(
        programme=stce.programme, by=by, donor=body("donor", name="Ministry"), title="Phase II", reference="ENV/17",
        starts_on=date(2017, 1, 1), ends_on=date(2018, 12, 31), credit_line="paid for by the Ministry",
        disclaimer="Not the views\nof the Ministry.",
    )  # fmt: skip


@pytest.fixture
def second(stce, body, by):
    return grants.record(programme=stce.programme, by=by, donor=body("donor", name="Ozone Fund"), title="Ozone Fund 3")


@pytest.fixture
def paid(stce, tenth, send, grant, second, by):
    """The ninth by the Ministry alone, but for two who paid themselves; the tenth by both, with one who came again."""
    fundings.set_for_workshop(workshop=stce, shares=[Share("grant", 100, grant)], by=by)
    own = stce.participations.order_by("pk")[:2]
    for entry in own:
        fundings.set_for_participation(participation=entry, shares=[Share("own", 100)], by=by)
    again = stce.participations.order_by("pk").last().person
    send(tenth, "GH", 3, sex="female")
    send(tenth, "UA", person=again)
    headcounts.declare(workshop=tenth, by=by, agency_kind="police", number=6, countries=[])
    fundings.set_for_workshop(workshop=tenth, shares=[Share("grant", 60, grant), Share("grant", 40, second)], by=by)
    return again


def tables(snapshot):
    parts = [*snapshot["sections"], *snapshot["annexes"]]
    return {b["sheet"]: b for part in parts for b in part["blocks"] if b["kind"] == "table"}


def row(table, first):
    return next(row for row in table["rows"] if str(row[0]).startswith(first))


def test_a_grant_counts_whom_it_pays_for_in_the_period_and_up_to_its_end(grant, second, paid):
    found = of_grant(grant, grant_rules.period(grant, date(2018, 1, 1), date(2018, 12, 31)))
    # 12 of 14 in the ninth; in the tenth three new, one who came again, and six declared.
    assert (found.inside["persons"].value, found.whole["persons"].value) == (10, 12 + 3 + 6)
    assert (found.inside["women"].value, found.whole["countries"].value) == (3, 7)
    other = of_grant(second, grant_rules.period(second, None, date(2018, 12, 31)))
    assert other.whole["persons"].value == 10
    assert of_grant(grant, grant_rules.period(grant, None, date(2017, 1, 2))).whole["persons"].value == 0


def test_the_tables_agree_with_the_catalogue_and_say_what_each_donor_shares(grant, paid):
    period = grant_rules.period(grant, date(2018, 1, 1), date(2018, 12, 31))
    found, made = of_grant(grant, period), donor_report.snapshot(grant, period)
    sheets = tables(made)
    for sheet in ("Countries", "Services", "Administrations"):
        table = sheets[sheet]
        assert table["total"][-2:] == [found.inside["persons"].counted, 10], sheet
        for place in range(1, len(table["heads"])):
            assert sum(row[place] for row in table["rows"]) == table["total"][place], (sheet, place)
    assert row(sheets["People"], "Places taken")[1:] == [10, 12 + 10]
    activity = row(sheets["Activities"], "Workshop")
    assert activity[3:] == [10, 10, 6.0], "ten places counted whole, and by sixty percent"
    assert row(sheets["Who paid"], "Workshop")[1:] == ["60 %", "Ozone Fund, 40 %"]
    told = json.dumps(made["sections"])
    assert "1 activity was paid for by others too" in told
    for figure in found.whole:
        if figure.value:
            assert row(sheets["Definitions"], str(figure.label))[1] == str(figure.definition)


def test_it_is_in_the_order_of_a_unep_report_and_only_what_people_write_is_empty(grant, paid):
    made = donor_report.snapshot(grant, grant_rules.period(grant))
    assert [part["key"] for part in made["sections"]] == [
        "summary", "background", "objectives", "expected", "people", "methodology", "contents", "results", "plan",
        "evaluation",
    ]  # fmt: skip
    assert made["credit_line"] == grant.credit_line and made["disclaimer"] == ["Not the views", "of the Ministry."]
    assert "Officer-" not in json.dumps(made), "nobody is named"
    boxes = [block for part in made["sections"] for block in part["blocks"] if block["kind"] == "box"]
    assert len(boxes) == 7 and all(block["text"].startswith("To be written") for block in boxes)
    assert "Workshop in Russian" in made["sections"][0]["blocks"][0]["text"]


def test_indicators_are_counted_by_the_catalogue_or_typed_with_a_source(grant, paid, by):
    counted = indicators.add(grant=grant, by=by, title="Officers trained", baseline="0", target="150", figure="persons")
    typed = indicators.add(grant=grant, by=by, title="Seizures", target="5")
    indicator_entries.record(indicator=typed, by=by, reached_on=date(2017, 5, 1), value=2, source="CEN 2017")
    indicator_entries.record(indicator=typed, by=by, reached_on=date(2018, 5, 1), value=1.5, source="CEN 2018")
    period = grant_rules.period(grant, date(2018, 1, 1), date(2018, 12, 31))
    table = tables(donor_report.snapshot(grant, period))["Indicators"]
    assert table["rows"] == [
        [counted.title, "0", "150", 10, 21, "Counted by the portal: Representatives trained"],
        [typed.title, "–", "5", 1.5, 3.5, "CEN 2017; CEN 2018"],
    ]


def test_the_totals_published_of_its_series_stand_beside_what_is_counted(stce, grant, paid, by):
    grant = grants.edit(grant=grant, by=by, series=stce.series)
    period = grant_rules.period(grant, date(2018, 1, 1), date(2018, 12, 31))
    found = of_grant(grant, period)
    assert (found.whole["persons"].reported, found.whole["persons"].counted) == (170, 21)
    assert found.whole["persons"].value == 170 + 9 and found.inside["persons"].value == 10
    whole = figures.of_programme(stce.programme, period.last)
    assert found.whole["persons"].explanation == whole["persons"].explanation.replace("156", "158")
    beside = row(tables(donor_report.snapshot(grant, period))["Figures"], "Representatives trained")
    assert beside[1:4] == [179, 21, 170] and "158 of those reported" in beside[4]


def test_a_news_item_is_two_paragraphs_from_the_figures_with_the_donors_credited(stce, grant, paid):
    made = news_item.snapshot(stce)
    first, second = [block["text"] for block in made["blocks"] if block["kind"] == "text"]
    assert first.startswith("Fourteen representatives from six administrations completed the STCE Expert Trainer")
    assert "funded by the Ministry" in first and "9th session" in first
    assert "countries have been trained" in second and second.endswith("Paid for by the Ministry.")
