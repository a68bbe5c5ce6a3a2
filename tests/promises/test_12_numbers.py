"""Promise 12: numbers of certificates are unique and without gaps, with 16 who issue while one insert in twenty fails.

A trigger of the database refuses the inserts, as a full disk or a lost connection would.
"""

import itertools
from functools import partial

import pytest
from django.db import DatabaseError, connection

from reports.actions import certificate as certificates
from reports.models import Certificate
from tests.races.together import flat, together
from tests.tenth import ALL
from workshops.models import Participation

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]
ISSUERS, EACH = 16, 625 if ALL else 6
FAILING = """
CREATE FUNCTION one_in_twenty() RETURNS trigger AS $$ BEGIN
  IF random() < 0.05 THEN RAISE EXCEPTION 'no room on the disk'; END IF; RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER one_in_twenty AFTER INSERT ON reports_certificate FOR EACH ROW EXECUTE FUNCTION one_in_twenty();
CREATE TRIGGER one_in_twenty AFTER INSERT ON reports_document FOR EACH ROW EXECUTE FUNCTION one_in_twenty();
"""
WHOLE = """
DROP TRIGGER one_in_twenty ON reports_certificate; DROP TRIGGER one_in_twenty ON reports_document;
DROP FUNCTION one_in_twenty;
"""


@pytest.fixture
def failing(db):
    """One insert in twenty fails, of certificates and of their papers."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT setseed(0.12); {FAILING}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(WHOLE)


@pytest.fixture
def officers(workshop, make_person):
    people = [make_person(f"Officer {number}") for number in range(ISSUERS * EACH)]
    Participation.objects.bulk_create(
        Participation(workshop=workshop, person=one, listed_as=str(one), number=number)
        for number, one in enumerate(people, 1)
    )
    rows = workshop.participations.select_related(
        "workshop__programme__organisation", "workshop__language", "person", "organisation", "country"
    )
    return list(rows)


def rush(officers, by):
    """Everybody’s certificate, asked for by sixteen at once. Answers the outcomes."""
    calls = [partial(certificates.issue, participation=one, by=by) for one in officers]
    return flat(together(*([*calls[n::ISSUERS]] for n in range(ISSUERS))))


def gaps_and_doubles():
    numbers = [int(number.rpartition("-")[2]) for number in Certificate.objects.values_list("number", flat=True)]
    return len(set(range(1, max(numbers) + 1)) - set(numbers)), len(numbers) - len(set(numbers))


def test_numbers_have_no_gaps_and_no_doubles_though_inserts_fail(officers, administrator, failing, capsys, monkeypatch):
    outcomes = rush(officers, administrator)
    failed = [one for one in outcomes if isinstance(one, DatabaseError)]
    odd = [one for one in outcomes if isinstance(one, Exception) and one not in failed]
    issued = Certificate.objects.count()
    gaps, doubles = gaps_and_doubles()
    without_paper = Certificate.objects.filter(document=None).count()

    # The control: a number drawn from a sequence, which no rollback gives back.
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE reports_certificate, reports_certificatecounter CASCADE")
    sequence = itertools.count(1)
    monkeypatch.setattr(certificates, "_next_number", lambda *_args: f"ODS-2026-{next(sequence):04d}")
    lost = sum(isinstance(one, DatabaseError) for one in rush(officers, administrator))
    control, _doubles = gaps_and_doubles()
    with capsys.disabled():
        print(
            f"\npromise 12: {issued} issued by {ISSUERS} at once, {len(failed)} inserts failed: {gaps} gaps, "
            f"{doubles} doubles; control, a sequence: {control} gaps of {lost} failures"
        )
    assert odd == []
    assert (gaps, doubles, without_paper) == (0, 0, 0)
    assert failed and issued + len(failed) == len(officers)
    assert control, "the sequence lost no number, so nothing is proved"
