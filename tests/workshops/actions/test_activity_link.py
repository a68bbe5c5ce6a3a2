"""A row of an archive that is an activity the portal knows: its figures stand beside, and nothing is made twice."""

from datetime import date

import pytest

from programmes.models import Import, ImportRow, SourceStatement
from programmes.rules.refusal import Conflict, NotAllowed
from reports.queries import figures
from tests.workshops.archive import STCE, TADOC, TWO_CITIES, archive, load_all_countries
from workshops.actions import activity_import as activity_imports
from workshops.actions import headcount as headcounts
from workshops.models import ActivityRecord, ActivityStatement, Headcount, Workshop
from workshops.rules import activity_match, activity_page

pytestmark = pytest.mark.django_db
S = ImportRow.State


@pytest.fixture
def admin(make_actor):
    load_all_countries()
    return make_actor("programme_administrator")


@pytest.fixture
def known(workshop, by):
    """The ninth session, entered by hand, with thirteen heads."""
    headcounts.declare(workshop=workshop, number=13, source="the list", by=by)
    days = {"starts_on": date(2017, 10, 17), "ends_on": date(2017, 10, 26)}
    title = "STCE Expert Trainer Accreditation Workshop"
    Workshop.objects.filter(pk=workshop.pk).update(title=title, city="Brussels", search_key="stce brussels", **days)
    workshop.refresh_from_db()
    return workshop


def test_a_row_is_said_to_be_an_activity_that_stands_here(admin, known, programme):
    batch = activity_imports.stage(text=archive(STCE, TWO_CITIES), programme=programme, by=admin)
    row, two = batch.rows.order_by("number")
    assert row.problems["city"] == "known_activity" and row.remarks[-1]["at"] == known.code
    assert activity_match.proposals(row, admin)[0] == known
    assert activity_match.proposals(row, admin, "stce brussels") == [known]
    assert activity_match.proposals(row, admin, "nowhere") == []
    with pytest.raises(Conflict):
        activity_imports.link(row=two, workshop=known, by=admin)
    activity_imports.link(row=row, workshop=known, by=admin)
    row.refresh_from_db()
    assert (row.state, row.match_reason, row.problems) == (S.READY, "linked", {})
    # Another one after all; then this one, and into the portal.
    activity_imports.unlink(row=row, by=admin)
    row.refresh_from_db()
    assert row.state == S.TO_FIX
    with pytest.raises(Conflict):
        activity_imports.unlink(row=row, by=admin)
    activity_imports.link(row=row, workshop=known, by=admin)
    before = (Workshop.objects.count() + 2, Headcount.objects.count(), Workshop.objects.values().get(pk=known.pk))
    activity_imports.apply(batch=batch, by=admin)
    assert (Workshop.objects.count(), Headcount.objects.count(), Workshop.objects.values().get(pk=known.pk)) == before
    said = {one.figure: one.value for one in known.source_statements.all()}
    assert said == {"persons": 14, "customs": 14, "countries": 6}
    persons = figures.of_workshop(known)["persons"]
    assert (persons.value, persons.reported, persons.counted) == (
        13,
        14,
        13,
    ) and "1 of those reported" in persons.explanation
    # What it says of all sessions so far is the programme's; the same file again changes nothing.
    assert SourceStatement.objects.filter(programme=programme, figure="persons", value=170).exists()
    again = activity_imports.stage(text=archive(STCE) + "\n", programme=programme, by=admin)
    assert again.rows.get().match_reason == "unchanged"
    other = activity_imports.stage(text=archive(STCE | {"line_no": "77"}), programme=programme, by=admin)
    with pytest.raises(Conflict):
        activity_imports.link(row=other.rows.get(), workshop=known, by=admin)
    # A later file says fifteen.
    later = activity_imports.stage(text=archive(STCE | {"participants_total": "15", "participants_text": ""}),
                                   programme=programme, by=admin)  # fmt: skip
    activity_imports.leave_words(batch=later, by=admin)
    activity_imports.apply(batch=later, by=admin)
    assert known.source_statements.get(figure="persons").value == 15
    activity_imports.undo(batch=later, by=admin)
    assert known.source_statements.get(figure="persons").value == 14
    # All of it is taken back: the activity stays as it was.
    batch.refresh_from_db()
    activity_imports.undo(batch=batch, by=admin)
    assert not ActivityRecord.objects.exists() and not ActivityStatement.objects.exists()
    assert not SourceStatement.objects.exists() and Workshop.objects.values().get(pk=known.pk) == before[2]


def test_an_archive_of_one_programme_may_speak_of_an_activity_of_another(
    admin, known, programme, other_programme, make_actor, by
):
    """Whoever administers both says so; whoever administers one is not offered what they could not say."""
    stranger = make_actor("programme_administrator", at=other_programme)
    row = activity_imports.stage(text=archive(STCE), programme=other_programme, by=stranger).rows.get()
    assert row.problems["city"] == "known_activity" and not activity_page.lines([row], stranger)[0].known
    assert activity_page.lines([row], by)[0].known == known.code
    activity_imports.link(row=row, workshop=known, by=by)
    activity_imports.apply(batch=row.batch, by=by)
    assert ActivityRecord.objects.get().programme == programme and Workshop.objects.count() == 1


def test_only_activities_of_ones_own_programmes(admin, known, programme, other_programme, make_actor, by):
    batch = activity_imports.stage(text=archive(TADOC), programme=programme, by=admin)
    row = batch.rows.get()
    other = activity_imports.stage(text=archive(TADOC | {"line_no": "9"}), programme=other_programme, by=by)
    activity_imports.leave_words(batch=other, by=by)
    activity_imports.apply(batch=other, by=by)
    strange = Workshop.objects.get(programme=other_programme)
    ActivityRecord.objects.all().delete()
    assert strange not in activity_match.proposals(row, admin, "Ankara")
    with pytest.raises(Conflict):
        activity_imports.link(row=row, workshop=strange, by=admin)
    with pytest.raises(NotAllowed):
        activity_imports.link(row=row, workshop=known, by=make_actor("organiser"))
    # One that goes before the row is added: the row waits again, with the reason.
    activity_imports.link(row=row, workshop=known, by=admin)
    Workshop.objects.filter(pk=known.pk).delete()
    with pytest.raises(Conflict):
        activity_imports.apply(batch=Import.objects.get(pk=batch.pk), by=admin)
