"""Dates of lists: what can be read in two ways is asked, never guessed."""

import pytest

from programmes.rules import import_dates


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2019-03-31", "", ("2019-03-31", "", "")),
        ("2019-03-31 00:00:00", "", ("2019-03-31", "", "")),
        ("31.3.2019", "", ("2019-03-31", "", "")),
        ("03.04.2019", "", ("2019-04-03", "", "")),
        ("31/03/2019", "", ("2019-03-31", "", "")),
        ("3/31/2019", "", ("2019-03-31", "", "")),
        ("03/04/2019", "", ("", "which_day", "2019-04-03")),
        ("03/04/2019", "day", ("2019-04-03", "", "")),
        ("03/04/2019", "month", ("2019-03-04", "", "")),
        ("14 February 2017", "", ("2017-02-14", "", "")),
        ("February 14, 2017", "", ("2017-02-14", "", "")),
        ("le 14 février 2017".removeprefix("le "), "", ("2017-02-14", "", "")),
        ("14 de febrero de 2017", "", ("2017-02-14", "", "")),
        ("14 февраля 2017", "", ("2017-02-14", "", "")),
        ("2017年2月14日", "", ("2017-02-14", "", "")),
        ("٢٠١٧-٠٢-١٤", "", ("2017-02-14", "", "")),
        ("2017", "", ("", "part_of_a_day", "2017-01-01")),
        ("March 2017", "", ("", "part_of_a_day", "2017-03-01")),
        ("03/2017", "", ("", "part_of_a_day", "2017-03-01")),
        ("31.3.19", "", ("", "day", "2019-03-31")),
        ("42780", "", ("", "day", "2017-02-14")),
        ("31.02.2019", "", ("", "day", "")),
        ("in spring", "", ("", "day", "")),
        ("", "", ("", "", "")),
    ],
)
def test_what_a_cell_says(text, order, expected):
    assert import_dates.read(text, order) == expected


def test_one_cell_of_the_list_tells_for_all_and_two_that_disagree_for_none():
    assert import_dates.order_of(["03/04/2019", "25/04/2019"]) == "day"
    assert import_dates.order_of(["03/04/2019", "04/25/2019"]) == "month"
    assert import_dates.order_of(["25/04/2019", "04/25/2019"]) == ""
    assert import_dates.order_of(["03/04/2019", ""]) == ""
