"""One's own data as one file: asked for once, made by one worker, nobody else's, and gone after a week."""

import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from programmes.actions import data_export as data_exports
from programmes.models import DataExport, Job, Outbox
from programmes.rules import actor as actors
from programmes.rules import clock, data_export_file
from programmes.rules.refusal import NotAllowed
from programmes.tasks import data_export as tasks
from workshops.actions import restricted_data


def test_everything_is_in_it_except_what_has_its_own_page(add_participant, organiser):
    seat = add_participant("Hasan", "Noora", person_fields={"email": "noora@ods.example"})
    restricted_data.put_down(participation=seat, passport_number="B1234567", by=organiser)
    restricted_data.read(participation=seat, by=organiser)
    own = actors.for_person(seat.person)
    export = data_exports.ask(by=own)
    assert data_exports.ask(by=own) == export
    assert Outbox.objects.filter(event="programmes.data_export.asked").count() == 1
    tasks.make(export.pk)
    tasks.make(export.pk)
    export.refresh_from_db()
    assert (export.job.state, export.size) == ("done", default_storage.size(export.file.name))
    with zipfile.ZipFile(export.file.open()) as archive:
        data, page = json.loads(archive.read("data.json")), archive.read("data.html").decode()
    told = json.dumps(data, ensure_ascii=False)
    for words in ("Noora Hasan", "noora@ods.example", str(seat.workshop), organiser.label, "held, deleted on"):
        assert words in told and words in page, words
    assert "B1234567" not in told + page


def test_a_badge_or_the_system_has_no_page_of_its_own(by):
    with pytest.raises(NotAllowed):
        data_exports.ask(by=by)


def test_a_lost_message_is_sent_again_a_failure_can_be_asked_anew_and_a_week_ends_it(organiser, monkeypatch):
    export = data_exports.ask(by=organiser)
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert data_exports.claim(export.pk) and data_exports.claim(export.pk) is None
    with clock.at(clock.now() + timedelta(minutes=20)):
        data_exports.sweep()
    assert Outbox.objects.filter(event="programmes.data_export.asked").count() == 2
    monkeypatch.setattr(data_export_file, "packed", lambda export: 1 / 0)
    tasks.make(export.pk)
    assert Job.objects.get(pk=export.job_id).state == "failed"
    monkeypatch.undo()
    again = data_exports.ask(by=organiser)
    tasks.make(again.pk)
    again.refresh_from_db()
    with clock.at(clock.now() + timedelta(days=8)):
        assert data_exports.sweep() == 2
    assert not DataExport.objects.exists() and not default_storage.exists(again.file.name)


def test_the_second_of_two_workers_leaves_no_file_and_a_failure_says_so_in_a_sentence(organiser):
    export = data_exports.ask(by=organiser)
    data_exports.claim(export.pk)
    data_exports.fail(export=export, sentence="No room left.")
    export.job.refresh_from_db()
    assert (export.job.state, export.job.problem) == ("failed", "No room left.")
    for content in (b"first", b"second"):
        data_exports.finish(export=export, content=content)
    export.refresh_from_db()
    assert export.file.read() == b"first"
    assert default_storage.listdir("exports")[1] == [export.file.name.split("/")[1]]
    data_exports.discard(export=export)
    assert default_storage.listdir("exports")[1] == []
