"""Organisers say who comes when, for a whole service at once."""

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.workshops.attending import LAST_DAY, MONDAY, NEXT_MONDAY, at
from workshops.actions import expectation as expectations


def test_a_service_joins_in_week_two_and_history_keeps_what_stood_before(two_weeks, expect, organiser):
    police, customs = expect("Rashid", "Jassim"), expect("Hasan", "Noora")
    put_down = {"workshop": two_weeks, "people": [police], "expected_from": NEXT_MONDAY, "by": organiser}
    with at(MONDAY, 8):
        assert expectations.put_down(**put_down) == 1
        assert expectations.put_down(**put_down) == 0
        for one in (police, customs):
            one.refresh_from_db()
        assert (police.expected_from, police.expected_until, customs.expected_from) == (NEXT_MONDAY, None, None)
        assert expectations.put_down(workshop=two_weeks, people=[police], by=organiser) == 1
    newest = History.objects.filter(act="expectations.put_down").first()
    assert f'"{police.number}":["2026-03-09",""]' in newest.details


def test_facilitators_and_strangers_may_not_and_days_outside_or_reversed_are_refused(
    two_weeks, expect, organiser, facilitator, stranger
):
    put_down = {"workshop": two_weeks, "people": [expect("Rashid", "Jassim")], "by": organiser}
    with at(MONDAY, 8):
        for who in (facilitator, stranger):
            with pytest.raises(NotAllowed):
                expectations.put_down(**put_down | {"by": who}, expected_from=NEXT_MONDAY)
        with pytest.raises(Invalid):
            expectations.put_down(**put_down, expected_from=LAST_DAY.replace(day=20))
        with pytest.raises(Invalid):
            expectations.put_down(**put_down, expected_from=NEXT_MONDAY, expected_until=MONDAY)
        with pytest.raises(Conflict):
            expectations.put_down(**put_down | {"people": []}, expected_from=NEXT_MONDAY)
    assert not History.objects.filter(act="expectations.put_down").exists()
