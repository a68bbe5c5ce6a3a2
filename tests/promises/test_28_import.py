"""Promise 28: the same list twice, or killed half way and added again, gives the same database."""

import os
import random

import pytest
from django.db import connection

from programmes.models import History, ImportRow, Language, Organisation, Person, Series, SourceStatement
from tests.workshops import archive
from tests.workshops.listing import DRAWN, load_all_countries
from workshops.actions import activity_import as activity_imports
from workshops.actions import participant_import as participant_imports
from workshops.models import ActivityRecord, Headcount, Participation, Workshop

ALL = os.environ.get("PROMISES") == "all"
RUNS, SEED = (500, 20261122) if ALL else (25, 20261122)


class Killed(BaseException):
    """A worker does not raise an Exception when its machine goes away."""


def rows():
    """Everything the list makes, without what is drawn at random or counts on: keys, codes, the time."""
    people = {
        row.pop("id"): tuple(row.items())
        for row in Person.objects.values(
            "id", "family_name", "given_names", "email", "sex", "country__iso2", "organisation__name", "search_key"
        )
    }
    entries = sorted(
        str((people.get(person), *rest))
        for person, *rest in Participation.objects.values_list(
            "person_id", "listed_as", "kind", "country__iso2", "organisation__name", "sex", "post", "number"
        )
    )
    history = sorted(History.objects.values_list("act", "subject_label"))
    organisations = sorted(map(str, Organisation.objects.values_list("name", "kind", "country__iso2")))
    states = list(ImportRow.objects.order_by("number").values_list("number", "state"))
    return sorted(map(str, people.values())), entries, history, organisations, states


def kill_at(statement):
    """The connection dies at the n-th statement that writes."""
    left = [statement]

    def watch(execute, sql, params, many, context):
        if sql.split(None, 1)[0] in ("INSERT", "UPDATE", "DELETE"):
            left[0] -= 1
            if left[0] < 0:
                raise Killed
        return execute(sql, params, many, context)

    return connection.execute_wrapper(watch)


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_statement_and_added_again_gives_the_same_rows(workshop, organiser, capsys):
    load_all_countries()
    batch = participant_imports.stage(workshop=workshop, text=DRAWN, by=organiser)
    before, chance, killed, differences = rows(), random.Random(SEED), 0, 0
    for _ in range(RUNS):
        try:
            with kill_at(chance.randrange(90)):
                participant_imports.apply(batch=batch, by=organiser)
        except Killed:
            killed += 1
        differences += rows() != before
        if rows() != before:
            participant_imports.undo(batch=batch, by=organiser)
            before = rows()
    with capsys.disabled():
        print(f"\npromise 28: killed {killed} of {RUNS} runs, {differences - (RUNS - killed)} left rows behind")
    assert killed > RUNS / 4
    assert differences == RUNS - killed


@pytest.mark.django_db
def test_the_same_list_twice_gives_the_same_rows(workshop, organiser):
    load_all_countries()
    batch = participant_imports.stage(workshop=workshop, text=DRAWN, by=organiser)
    participant_imports.accept(batch=batch, by=organiser)
    participant_imports.apply(batch=batch, by=organiser)
    people, entries, _history, organisations, _states = rows()
    again = participant_imports.stage(workshop=workshop, text=DRAWN, by=organiser)
    assert again.pk != batch.pk
    with pytest.raises(Exception, match="No row is ready"):
        participant_imports.apply(batch=again, by=organiser)
    assert (people, entries, organisations) == (rows()[0], rows()[1], rows()[3])
    assert not again.rows.exclude(state=ImportRow.State.LEFT_OUT).exists()


def activities():
    """Everything an archive makes."""
    return [
        sorted(map(str, rows))
        for rows in (
            Workshop.objects.values_list("title", "city", "country__iso2", "starts_on", "ends_on", "series_number"),
            Headcount.objects.values_list("number", "qualifier", "agency_kind", "countries__iso2"),
            ActivityRecord.objects.values_list("key", "digest", "original", "parties__words"),
            SourceStatement.objects.values_list("figure", "value", "through_session"),
            Series.objects.values_list("slug", "planned"),
            History.objects.filter(act__startswith="activity_imports.").values_list("act", "subject_label"),
            ImportRow.objects.values_list("number", "state"),
        )
    ]


@pytest.mark.django_db(transaction=True)
def test_an_archive_killed_at_any_statement_and_added_again_gives_the_same_rows(by, capsys):
    archive.load_all_countries()
    batch = activity_imports.stage(text=archive.archive(*archive.CASES), by=by)
    activity_imports.leave_words(batch=batch, by=by)
    # Made once, whatever becomes of the rows: the language nobody has said.
    Language.objects.get_or_create(tag="und", defaults={"name": {"en": "not said"}})
    before, chance, killed, left_behind = activities(), random.Random(SEED), 0, 0
    runs = RUNS // 2
    for _ in range(runs):
        try:
            with kill_at(chance.randrange(150)):
                activity_imports.apply(batch=batch, by=by)
        except Killed:
            killed += 1
            left_behind += activities() != before
        else:
            activity_imports.undo(batch=batch, by=by)
            batch.refresh_from_db()
            before = activities()
    with capsys.disabled():
        print(f"\npromise 28, archives: killed {killed} of {runs} runs, {left_behind} left rows behind")
    assert killed > runs / 4 and left_behind == 0
    activity_imports.apply(batch=batch, by=by)
    whole = activities()
    activity_imports.stage(text=archive.archive(*archive.CASES), by=by)
    assert activities() == whole
