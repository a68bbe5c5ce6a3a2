"""A paper is asked for once, made by one worker, and never lost."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from programmes.models import History, Job, Outbox
from programmes.rules import clock
from reports.actions import document as documents
from reports.documents.papers import render_paper
from reports.models import Document


@pytest.fixture
def snapshot():
    return {
        "language": "en",
        "workshop_title": "National Train-the-Trainers Workshop",
        "organised_by": "Organised by UNEP",
        "place": "Manama, Bahrain",
        "dates_text": "22–26 November 2026",
        "session_line": "Report of Group B",
        "topic_title": "How Customs can enforce the legislation",
        "topic_line": "2 of 3",
        "leader": "", "secretary": "", "spokesperson": "", "members": "Noora Hasan, Customs",
        "presented_text": "", "submitted_text": "",
        "discussion": ["Identifiers are held at one port only."],
        "answers": [], "own_issues": [], "no_agreement": [], "recommendations": [],
        "state_line": "Group B report, draft", "printed_text": "24 November 2026",
    }  # fmt: skip


@pytest.fixture
def ask(workshop, organiser, snapshot):
    def make(**changes):
        return documents.ask(
            kind=Document.Kind.GROUP_REPORT,
            subject=workshop,
            programme=workshop.programme,
            title="Report of Group B",
            language="en",
            snapshot=snapshot | changes,
            by=organiser,
        )

    return make


def test_asking_twice_for_the_same_words_is_asking_for_one_paper(ask):
    assert ask() == ask()
    assert Outbox.objects.count() == 1
    assert ask(place="Accra, Ghana") != ask()


def test_a_paper_waits_in_the_outbox_until_a_worker_makes_it(ask, work):
    document = ask()
    assert document.job.state == Job.State.QUEUED
    assert work() == 1
    document.refresh_from_db()
    assert document.job.state == Job.State.DONE
    assert document.file.read().startswith(b"%PDF")
    assert work() == 0


def test_one_of_two_workers_wins_and_a_repeat_changes_nothing(ask):
    document = ask()
    assert documents.claim(document.pk) == document
    assert documents.claim(document.pk) is None
    content = render_paper(document.kind, document.snapshot)
    documents.finish(document=document, content=content)
    first = Document.objects.get(pk=document.pk).file_sha256
    documents.finish(document=document, content=content + b"other bytes")
    assert Document.objects.get(pk=document.pk).file_sha256 == first


@pytest.mark.parametrize("left", [b"%PDF whole", b"%PDF wh"])
def test_the_file_of_a_worker_that_died_before_its_row_is_taken_over(ask, left):
    """Whole or half written; and what a slower worker of the same paper saves afterwards is no second file."""
    first = documents.claim(ask().pk)
    name = f"documents/{first.code}-{sha256(b'%PDF whole').hexdigest()[:16]}.pdf"
    default_storage.save(name, ContentFile(left))
    documents.finish(document=first, content=b"%PDF whole")
    documents.finish(document=first, content=b"%PDF whole")
    first.refresh_from_db()
    assert first.file.name == name and first.file.read() == b"%PDF whole"
    documents.finish(document=first, content=b"%PDF otherwise")
    assert default_storage.listdir("documents")[1] == [name.removeprefix("documents/")]


def test_a_paper_whose_worker_died_is_asked_for_again(ask, work):
    with clock.at(clock.now() - timedelta(minutes=10)):
        document = ask()
        documents.claim(document.pk)
        Outbox.objects.update(sent_at=clock.now())
    assert work() == 0
    assert documents.sweep() == 1
    assert work() == 1
    document.job.refresh_from_db()
    assert document.job.state == Job.State.DONE


def test_after_five_dead_workers_a_person_is_told(ask):
    with clock.at(clock.now() - timedelta(hours=1)):
        document = ask()
    Job.objects.filter(pk=document.job_id).update(attempts=documents.ATTEMPTS)
    documents.sweep()
    document.job.refresh_from_db()
    assert document.job.state == Job.State.FAILED
    assert "several tries" in document.job.problem


def test_what_cannot_be_printed_is_said_in_a_sentence_and_may_be_asked_for_again(ask, work):
    document = ask(topic_title="A word no font can draw: \ue000")
    work()
    document.job.refresh_from_db()
    assert document.job.state == Job.State.FAILED
    assert document.job.problem
    assert ask(topic_title="A word no font can draw: \ue000") == document
    document.job.refresh_from_db()
    assert document.job.state == Job.State.QUEUED


def test_a_failed_paper_is_tried_again_by_whoever_may_see_it(ask, organiser):
    document = ask()
    documents.claim(document.pk)
    documents.fail(document=document, sentence="The disk was full.")
    documents.again(document=document, by=organiser)
    document.job.refresh_from_db()
    assert document.job.state == Job.State.QUEUED
    assert Outbox.objects.count() == 2
    documents.again(document=document, by=organiser)
    assert Outbox.objects.count() == 2


def test_a_repeat_with_other_bytes_is_written_down_beside_the_first(ask):
    document = ask()
    documents.finish(document=document, content=b"first")
    documents.finish(document=document, content=b"first")
    assert not History.objects.filter(act="documents.repeat").exists()
    documents.finish(document=document, content=b"second")
    assert "sha256" in History.objects.get(act="documents.repeat").details
    document.refresh_from_db()
    assert document.file.read() == b"first"


def test_what_still_waits_for_the_relay_is_not_asked_for_again(ask):
    with clock.at(clock.now() - timedelta(minutes=10)):
        ask()
    assert documents.sweep() == 0 and Outbox.objects.count() == 1
    Outbox.objects.update(sent_at=clock.now())
    assert documents.sweep() == 1 and documents.sweep() == 0
