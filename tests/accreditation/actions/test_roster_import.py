"""An existing roster is loaded on the first day: rows with a wrong cell wait, and nothing is guessed."""

from datetime import timedelta

import pytest

from accreditation.actions import accreditation as accreditations
from accreditation.actions import roster_import as roster_imports
from accreditation.models import Accreditation, TrainerProfile
from accreditation.rules import roster_import as import_rules
from accreditation.tasks import roster_import as tasks
from programmes.models import History, Import, ImportRow, Job, Organisation, Outbox, Person
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

S = ImportRow.State
HEADINGS = "Name\tSex\tCountry\tAdministration\tE-mail\tTitle\tAccredited on\tLetter\tValid until\tLanguages\tTopics"
ELENA = "RUSU Elena\tF\tGhana\tGhana Customs\telena@x.example\tExpert\t14.02.2017\tWCO 17/118\t\ten\tRisk; Licences"
OTHER = "BONDAR Dmytro\tM\tGhana\tGhana Customs\tdmytro@x.example\tExpert\t2017\tWCO 17/119\t\ten\t"
NO_LETTER = "KOVAL Ana\tF\tGhana\tGhana Customs\tana@x.example\tExpert\t25/03/2018\t\t01/02/2018\ten\t"


@pytest.fixture
def stage(programme, administrator, ghana, english):
    def lay_out(*rows, by=administrator, headings=HEADINGS, **said):
        return roster_imports.stage(programme=programme, text="\n".join([headings, *rows]), by=by, **said)

    return lay_out


def states(batch):
    return list(batch.rows.values_list("state", flat=True))


def test_a_roster_is_loaded_with_date_and_letter_and_what_is_wrong_waits(stage, administrator, english):
    batch = stage(ELENA, OTHER, NO_LETTER)
    assert states(batch) == [S.READY, S.TO_FIX, S.TO_FIX]
    _ready, year, wrong = batch.rows.all()
    assert (year.problems, year.proposals) == ({"granted_on": "part_of_a_day"}, {"granted_on": "2017-01-01"})
    assert wrong.problems == {"letter": "no_letter", "valid_until": "before_it_began"}
    roster_imports.apply(batch=batch, by=administrator)
    trainer = Accreditation.objects.get()
    assert (trainer.title, str(trainer.granted_on), trainer.letter) == ("Expert", "2017-02-14", "WCO 17/118")
    assert trainer.valid_until is None and trainer.person.organisation.name.localize("en") == "Ghana Customs"
    assert [str(row) for row in trainer.person.trainer_profile.topics.all()] == ["Risk", "Licences"]
    assert list(trainer.person.languages.all()) == [english]
    batch.refresh_from_db()
    roster_imports.accept(batch=batch, by=administrator)
    wrong.refresh_from_db()
    roster_imports.correct(
        batch=batch, typed={wrong.code: {"letter": "WCO 18/1", "valid_until": "2030-01-01"}}, by=administrator
    )
    batch = roster_imports.apply(batch=batch, by=administrator)
    assert batch.state == Import.State.DONE and Accreditation.objects.count() == 3
    assert Organisation.objects.filter(search_key__contains="ghana customs").count() == 1
    assert History.objects.filter(act="accreditations.load_earlier").count() == 3


def test_the_same_roster_twice_changes_nothing(stage, administrator):
    roster_imports.apply(batch=stage(ELENA), by=administrator)
    before = (Person.objects.count(), Accreditation.objects.count(), TrainerProfile.objects.count())
    again = stage(ELENA)
    assert states(again) == [S.LEFT_OUT]
    other_columns = stage("Elena\tRusu\telena@x.example\tExpert\t2017-02-14\tX 1", headings=(
        "Given names\tFamily name\tE-mail\tAccredited as\tSince\tReference"
    ))  # fmt: skip
    assert states(other_columns) == [S.LEFT_OUT]
    for batch in (again, other_columns):
        with pytest.raises(Conflict):
            roster_imports.apply(batch=batch, by=administrator)
    assert (Person.objects.count(), Accreditation.objects.count(), TrainerProfile.objects.count()) == before


def test_whoever_may_be_known_is_asked_about(stage, administrator, make_person, ghana):
    known = make_person("Rusu", "Elena", country=ghana, email="rusu@elsewhere.example")
    batch = stage(ELENA)
    assert states(batch) == [S.DUPLICATE]
    with pytest.raises(Conflict):
        roster_imports.apply(batch=batch, by=administrator)
    roster_imports.same(row=batch.rows.get(), by=administrator)
    roster_imports.apply(batch=batch, by=administrator)
    assert Accreditation.objects.get().person == known
    twice = stage(OTHER.replace("\t2017\t", "\t2017-05-01\t"), OTHER.replace("\t2017\t", "\t2017-05-02\t"))
    assert states(twice) == [S.READY, S.DUPLICATE]
    roster_imports.differ(row=twice.rows.get(number=2), by=administrator)
    assert states(twice) == [S.READY, S.READY]


def test_a_candidate_and_whoever_loads_are_left_out(walk, programme, administrator, ghana):
    walk.to("passed")
    own, candidate = administrator.person, walk.candidacy.person
    text = "Family name\tGiven names\tE-mail\tAccredited as\tSince\tLetter\n" + "\n".join(
        f"{one.family_name}\t{one.given_names}\t{one.email}\tExpert\t2017-02-14\tX 1" for one in (own, candidate)
    )
    batch = roster_imports.stage(programme=programme, text=text, by=administrator)
    assert {row.match_reason: row.state for row in batch.rows.all()} == {
        "yourself": "left_out",
        "candidate": "left_out",
    }


def test_what_no_row_says_is_said_once_for_all(stage, administrator):
    bare = "Elena Rusu\t14.02.2017"
    batch = stage(bare, headings="Name\tDate")
    assert batch.rows.get().problems == {"letter": "no_letter", "award": "no_title"}
    batch = stage(bare, headings="Name\tDate", title="Expert", letter="WCO circular 4")
    assert Import.objects.count() == 1 and states(batch) == [S.READY]
    roster_imports.apply(batch=batch, by=administrator)
    assert str(Accreditation.objects.get().letter) == "WCO circular 4"


def test_a_roster_is_taken_back_as_far_as_nothing_hangs_on_it(stage, administrator):
    batch = stage(ELENA, OTHER.replace("\t2017\t", "\t2017-05-01\t"))
    people = Person.objects.count()
    roster_imports.apply(batch=batch, by=administrator)
    dmytro = Accreditation.objects.get(person__family_name="BONDAR")
    accreditations.suspend(accreditation=dmytro, by=administrator, reason="Complaint.")
    assert roster_imports.undo(batch=batch, by=administrator) == 1
    assert Accreditation.objects.get() == dmytro and Person.objects.count() == people + 1
    assert not TrainerProfile.objects.exists()


def test_only_the_administrator_loads_and_wrong_lists_are_refused(stage, administrator, organiser, stranger):
    for nobody in (organiser, stranger):
        with pytest.raises(NotAllowed):
            stage(ELENA, by=nobody)
    with pytest.raises(Invalid):
        stage(headings="")
    batch = stage(ELENA)
    row = batch.rows.get()
    refused = [
        lambda: roster_imports.correct(batch=batch, typed={}, by=organiser),
        lambda: roster_imports.accept(batch=batch, by=organiser),
        lambda: roster_imports.leave(row=row, field="organisation", by=organiser),
        lambda: roster_imports.same(row=row, by=organiser),
        lambda: roster_imports.differ(row=row, by=organiser),
        lambda: roster_imports.choose_headings(batch=batch, fields={}, by=organiser),
        lambda: roster_imports.confirm(batch=batch, by=organiser),
        lambda: roster_imports.apply(batch=batch, by=organiser),
        lambda: roster_imports.discard(batch=batch, by=organiser),
        lambda: roster_imports.undo(batch=batch, by=organiser),
    ]
    for call in refused:
        with pytest.raises(NotAllowed):
            call()
    assert import_rules.visible_to(organiser).count() == 0
    assert roster_imports.discard(batch=batch, by=administrator).state == Import.State.DISCARDED


def test_headings_are_chosen_and_a_long_roster_is_loaded_by_a_worker_once(stage, administrator):
    names = ["Aalto", "Berg", "Chen", "Diaz", "Eze", "Farah", "Gomez", "Haile", "Ito", "Jensen", "Kone", "Lopez"]
    rows = [f"{name} {name[::-1]}\t2017-02-14\tL {name}\tExpert" for name in names]
    batch = stage(*rows, headings="Name\tDay\tLetter\tAs")
    assert set(states(batch)) == {S.TO_FIX}
    roster_imports.choose_headings(batch=batch, fields={1: "granted_on", 3: "award"}, by=administrator)
    assert set(states(batch)) == {S.READY}
    roster_imports.confirm(batch=batch, by=administrator)
    assert Outbox.objects.filter(event="accreditation.roster_import.confirmed").count() == 1
    tasks.add(batch.pk)
    roster_imports.add_confirmed(batch=batch, by=administrator)
    assert Accreditation.objects.count() == len(names) and Job.objects.get().state == Job.State.DONE


def test_a_title_is_how_somebody_is_addressed_where_most_cells_say_so(stage, administrator):
    batch = stage("Ms\tElena Rusu\t14.02.2017\tL1", headings="Title\tName\tDate\tLetter", title="Expert")
    roster_imports.apply(batch=batch, by=administrator)
    trainer = Accreditation.objects.get()
    assert (trainer.title, trainer.person.title) == ("Expert", "Ms")


def test_a_day_to_come_is_wrong(stage):
    day = (clock.today() + timedelta(days=3)).isoformat()
    batch = stage(f"Elena Rusu\t{day}\tL1\tExpert", headings="Name\tDate\tLetter\tAccredited as")
    assert batch.rows.get().problems == {"granted_on": "future"}
