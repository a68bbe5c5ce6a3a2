"""Carrying out an erasure: one worker, one transaction, then files; promise 24 looks for what is left."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from programmes.actions import account as accounts
from programmes.actions import erasure as erasures
from programmes.actions import role as roles
from programmes.models import History, Outbox, RoleKind, User
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules import person as person_rules
from reports.actions import document as documents
from reports.actions import erasure
from reports.models import Document
from reports.queries import field_pack


@pytest.fixture
def agreed(add_participant, administrator, programme, by):
    seat = add_participant("Hasan", "Noora", person_fields={"email": "noora@ods.example"})
    accounts.open(person=seat.person, email="noora@ods.example", by=by)
    roles.grant(person=seat.person, kind=RoleKind.FACILITATOR, programme=programme, by=by)
    asked = erasures.ask(person=seat.person, by=actors.for_person(seat.person))
    return erasures.agree(erasure=asked, by=administrator)


def test_one_worker_carries_it_out_and_the_row_is_empty(agreed, organiser, workshop):
    assert erasure.claim(agreed.pk) and erasure.claim(agreed.pk) is None
    erasure.carry_out(erasure=agreed)
    erasure.carry_out(erasure=agreed)
    agreed.refresh_from_db()
    person = agreed.person
    assert (agreed.state, str(person), person.email) == ("done", "An erased person", "")
    assert not User.objects.filter(person=person).exists() and not person_rules.visible_to(organiser).filter(
        pk=person.pk
    )
    assert actors.for_person(person).programme_ids() == set() or not person.roles.held(
        clock.today() + timedelta(days=1)
    )
    assert workshop.participations.get(person=person).list_name == "An erased person"
    assert History.objects.filter(act="erasures.carry_out").count() == 1


def test_papers_with_the_name_are_made_anew_and_theirs_are_gone(agreed, workshop, by):
    paper = documents.ask(
        kind=Document.Kind.PARTICIPANTS, subject=workshop, programme=workshop.programme, title="List", language="en",
        snapshot=field_pack.participant_list(workshop), by=by,
    )  # fmt: skip
    documents.finish(document=documents.claim(paper.pk), content=b"%PDF-1.7 Noora Hasan")
    paper.refresh_from_db()
    old = paper.file.name
    erasure.carry_out(erasure=agreed)
    paper.refresh_from_db()
    assert "Hasan" not in str(paper.snapshot) and not paper.file and paper.job.state == "queued"
    assert not default_storage.exists(old)
    assert Outbox.objects.filter(event=documents.REQUESTED, object_pk=paper.pk).count() == 2


def test_a_dead_worker_is_followed_by_another(agreed):
    erasure.claim(agreed.pk)
    name = default_storage.save("exports/left-over.zip", ContentFile(b"x"))
    with clock.at(clock.now() + timedelta(hours=1)):
        erasure.sweep()
        assert Outbox.objects.filter(event="programmes.erasure.agreed").count() == 2
        assert erasure.claim(agreed.pk)
    erasure.carry_out(erasure=agreed)
    type(agreed).objects.update(leftovers=[name])
    with clock.at(clock.now() + timedelta(hours=1)):
        erasure.sweep()
    assert not default_storage.exists(name) and type(agreed).objects.get().leftovers == []
