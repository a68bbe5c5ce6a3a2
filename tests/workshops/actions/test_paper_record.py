"""What was filled on paper is kept later, by anyone of the team, at its true time."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.models import History, Upload
from programmes.rules import clock
from programmes.rules.refusal import Invalid, NotAllowed
from workshops.actions import paper_record as paper_records
from workshops.models import PaperRecord
from workshops.rules import paper_record as paper_record_rules


def scan(name="sheet.pdf", content=b"%PDF-1.7 a sheet"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def keep(workshop, facilitator):
    def make(**changes):
        fields = {
            "workshop": workshop,
            "kind": PaperRecord.Kind.SIGN_IN,
            "filled_at": clock.now() - timedelta(hours=5),
            "file": scan(),
            "note": " Monday morning ",
            "by": facilitator,
        }
        return paper_records.record(**fields | changes)

    return make


def test_a_sheet_is_kept_at_its_true_time_with_who_brought_it_in_and_when(keep, facilitator):
    with clock.at(clock.now()):
        kept = keep()
        kept.refresh_from_db()
        assert clock.now() - kept.filled_at == timedelta(hours=5)
        assert kept.recorded_at == clock.now()
    assert kept.recorded_by == facilitator.person
    assert kept.note == "Monday morning"
    assert kept.upload.file.read() == b"%PDF-1.7 a sheet"
    assert History.objects.filter(act="paper_records.record", actor_label=facilitator.label).count() == 1


def test_whoever_teaches_here_may_bring_it_in_and_a_participant_may_not(keep, add_participant, workshop):
    from programmes.rules import actor as actors

    teacher = add_participant("Lindqvist", "Ruth", kind="facilitator")
    assert keep(by=actors.for_person(teacher.person)).pk
    officer = add_participant("Hasan", "Noora")
    with pytest.raises(NotAllowed):
        keep(by=actors.for_person(officer.person))


def test_a_stranger_keeps_nothing(keep, stranger):
    with pytest.raises(NotAllowed):
        keep(by=stranger)
    assert not Upload.objects.exists()


def test_after_the_last_day_it_is_late_and_accepted(keep, workshop):
    with clock.at(clock.now() + timedelta(days=10)):
        kept = keep(filled_at=clock.now() - timedelta(days=9))
    assert paper_record_rules.is_late(kept, workshop)
    assert not paper_record_rules.is_late(keep(), workshop)


def test_once_writing_has_ended_nothing_is_brought_in(keep):
    with clock.at(clock.now() + timedelta(days=200)), pytest.raises(NotAllowed):
        keep()


def test_a_time_still_to_come_is_refused_before_the_file_is_stored(keep):
    with pytest.raises(Invalid) as refused:
        keep(filled_at=clock.now() + timedelta(hours=1))
    assert refused.value.field == "day"
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    "file", [scan("sheet.pdf", b"MZ a program"), scan("sheet.exe", b"MZ"), scan("list.csv", b"a,b"), scan("a.pdf", b"")]
)
def test_what_is_no_scan_or_photograph_is_refused(keep, file):
    with pytest.raises(Invalid) as refused:
        keep(file=file)
    assert refused.value.field == "file"
    assert not PaperRecord.objects.exists()
