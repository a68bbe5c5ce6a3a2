from datetime import date

import pytest

from programmes.actions import programme as programmes
from programmes.actions import source_statement as statements
from programmes.models import History, Qualifier
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

# "In total, 170 representatives from 60 countries have been trained."
TOTAL = {"figure": "persons", "value": 170, "as_of": date(2017, 10, 31), "source": "Secretariat, 31 October 2017"}


def test_a_published_total_is_recorded_with_its_source(organiser, programme):
    series = programmes.add_series(programme=programme, by=organiser, title="Ozone", slug="ozone")
    statement = statements.record(
        programme=programme, by=organiser, series=series, through_session=9, qualifier=Qualifier.ABOUT, **TOTAL
    )
    entry = History.objects.about(statement).get()
    assert (entry.act, entry.programme) == ("statements.record", programme)


def test_a_number_of_sessions_needs_the_series_it_counts(organiser, programme):
    with pytest.raises((Invalid, Conflict), match="needs the series"):
        statements.record(programme=programme, by=organiser, through_session=9, **TOTAL)
    assert not programme.statements.exists()


def test_a_facilitator_and_a_stranger_record_nothing(facilitator, stranger, programme):
    for actor in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            statements.record(programme=programme, by=actor, **TOTAL)
