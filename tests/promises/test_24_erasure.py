"""Promise 24: an erased person leaves no trace in the database or the storage, and nothing else is lost with them.

Officers whose names stand in no dictionary are put into every place the portal has for words. PROMISES=all erases more.
"""

import io
import os
import re
import zipfile

from django.apps import apps
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from accreditation.actions import trainer_profile as trainer_profiles
from programmes.actions import account as accounts
from programmes.actions import data_export as data_exports
from programmes.actions import erasure as erasures
from programmes.actions import history_seal as history_seals
from programmes.actions import person as people
from programmes.models import Erasure, Message, Person
from programmes.rules import actor as actors
from programmes.rules import chain, clock, history_chain
from programmes.rules.actor import SYSTEM
from programmes.tasks import data_export as export_tasks
from reports.actions import certificate as certificates
from reports.actions import document as documents
from reports.models import Certificate, Document
from reports.queries import field_pack, figures
from reports.tasks import erasure as tasks
from tests.promises.scene import BACKEND, Scene
from workshops.actions import course_document as course_documents
from workshops.actions import participant_import as participant_imports
from workshops.actions import participation as participations
from workshops.actions import restricted_data
from workshops.models import Letter

ALL = os.environ.get("PROMISES") == "all"
NAMES = [
    ("Qvist-Zamboni", "Ixtli Oona", "Икстли Кзамбони"),
    ("Nguwyx", "", "怪名字"),
    ("Vrxlane", "Zebulonja", ""),
    ("O’Xanthrope", "Bjørk-Ælla", "زكسانثروب"),
][: None if ALL else 2]


def canary(scene, number, family_name, given_names, native_name):
    """Somebody in every table that holds words about people, and in files of every kind."""
    workshop, programme = scene.own["workshops"], scene.own["programmes"]
    email, phone = f"canary{number}.xq@officers.example", f"+999 77 00{number} 31337"
    person = people.add(
        programme=programme, by=SYSTEM, family_name=family_name, given_names=given_names, native_name=native_name,
        email=email, telephone=phone, post=f"Chief of {family_name}",
    )  # fmt: skip
    accounts.open(person=person, email=email, by=SYSTEM)
    own = actors.for_person(person)
    people.edit(person=person, by=own, telephone=phone + "9")
    seat = participations.add(workshop=workshop, person=person, organisation=scene.customs, post=person.post, by=SYSTEM)
    reason = f"{given_names} {family_name} was ill"
    seat = participations.move(participation=seat, act="complete", reason=reason, by=SYSTEM)
    certificate = certificates.issue(participation=seat, by=SYSTEM)
    documents.finish(document=documents.claim(certificate.document_id), content=f"%PDF-1.7 {person}".encode())
    trainer_profiles.keep(person=person, about=f"{given_names} teaches", topics=[f"{family_name}’s method"], by=own)
    restricted_data.put_down(participation=seat, passport_number=f"X-{family_name}", medical=person.full_name, by=own)
    restricted_data.read(participation=seat, by=own)
    Letter.objects.create(
        workshop=workshop, participation=seat, kind="invitation", language="en", to=email, subject="Invitation",
        body=f"Dear Ms {family_name}, {person.full_name}", state="sent", written_at=clock.now(),
    )  # fmt: skip
    Message.objects.create(to=email, subject=f"For {family_name}", body=family_name, created_at=clock.now())
    _files(scene, person, email)
    export_tasks.make(data_exports.ask(by=own).pk)
    client = Client()
    client.force_login(person.user, backend=BACKEND)
    session = client.session
    session["remembered"] = person.full_name
    session.save()
    strong = [word for word in (person.full_name, native_name, email, phone, f"X-{family_name}") if word]
    return person, certificate, [*strong, family_name, *given_names.split()]


def _files(scene, person, email):
    """A list that was pasted, one that was dropped, a talk in Word, and a paper of ours with the name in it."""
    workshop, cells = scene.own["workshops"], (person.family_name, person.given_names)
    text = f"Name\tE-mail\n{person.list_name}\t{email}"
    participant_imports.stage(workshop=workshop, text=text, by=SYSTEM)
    listed = "Family name,Given names\n{},{}\n".format(*cells)
    participant_imports.stage(workshop=workshop, file=SimpleUploadedFile("list.csv", listed.encode()), by=SYSTEM)
    talk = office(person.full_name)
    course_documents.add(workshop=workshop, title=f"Talk of {person.full_name}", file=talk, by=SYSTEM)
    paper = documents.ask(
        kind=Document.Kind.PARTICIPANTS, subject=workshop, programme=workshop.programme, title="List", language="en",
        snapshot=field_pack.participant_list(workshop), by=SYSTEM,
    )  # fmt: skip
    documents.finish(document=documents.claim(paper.pk), content=f"%PDF-1.7 {person.list_name}".encode())


def office(words):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:t>{words}</w:t>")
    return SimpleUploadedFile("talk.docx", packed.getvalue())


def dump():
    """Every value of every table as text, as it stands and with what JSON has escaped; sessions decoded."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                text = "\t".join(str(value) for value in row)
                found += [(table, text), (table, re.sub(r"\\u([0-9a-f]{4})", lambda at: chr(int(at[1], 16)), text))]
    sessions = apps.get_model("sessions.Session").objects.all()
    return found + [("sessions", str(session.get_decoded())) for session in sessions]


def storage(folder=""):
    folders, files = default_storage.listdir(folder)
    for name in files:
        path = f"{folder}/{name}".lstrip("/")
        content = default_storage.open(path).read()
        yield path, f"{name} {content.decode('utf-8', 'ignore')}"
        if zipfile.is_zipfile(io.BytesIO(content)):
            archive = zipfile.ZipFile(io.BytesIO(content))
            yield path, " ".join(archive.read(one).decode("utf-8", "ignore") for one in archive.namelist())
    for name in folders:
        yield from storage(f"{folder}/{name}".lstrip("/"))


def hits(words):
    folded = [word.casefold() for word in words]
    return [
        (place, word, text[:200]) for place, text in (*dump(), *storage()) for word in folded if word in text.casefold()
    ]


def counted(programme):
    return {name: (one.value, one.counted) for name, one in figures.of_programme(programme).figures.items()}


def test_an_erased_person_leaves_no_trace_and_takes_nothing_along(db, client, capsys, settings):
    settings.DEMO = False
    scene = Scene()
    programme = scene.own["programmes"]
    canaries = [canary(scene, number, *names) for number, names in enumerate(NAMES)]
    admin = actors.for_person(Person.objects.get(family_name="admin-person"))
    with clock.at(clock.now() + history_seals.LAG * 2):
        history_seals.seal()
    figures_before, people_before = counted(programme), Person.objects.count()
    control, left = sum(len(hits(words)) for _person, _certificate, words in canaries), []
    for person, certificate, words in canaries:
        erasure = erasures.ask(person=person, by=actors.for_person(person), reason=f"I am {person.full_name}")
        erasures.agree(erasure=erasure, by=admin, spellings=f"Chief of {person.family_name}")
        tasks.carry_out(erasure.pk)
        tasks.carry_out(erasure.pk)
        left += hits(words)
        page = client.get(reverse("verification", args=[certificate.token]))
        assert page.status_code == 200 and certificate.number in page.content.decode()
    report = chain.verify(history_chain.rows(), history_chain.seals())
    with clock.at(clock.now() + history_seals.LAG * 4):
        history_seals.seal()
    again = chain.verify(history_chain.rows(), history_chain.seals())
    same = counted(programme) == figures_before and Person.objects.count() == people_before
    still = Certificate.objects.filter(person__erased_at__isnull=False).count()
    chained = "whole" if report.is_whole and again.is_whole else "BROKEN"
    with capsys.disabled():
        print(
            f"\npromise 24: {len(canaries)} people erased, {len(left)} hits in dump and storage (control, before: "
            f"{control}); {still} certificates verify, chain {chained}, figures {'the same' if same else 'CHANGED'}"
        )
    assert left == []
    assert (report.problems, again.problems) == ([], [])
    assert same and still == len(canaries) and control > 40 * len(canaries)
    assert {one.state for one in Erasure.objects.filter(person__erased_at__isnull=False)} == {"done"}
    for who in ("organiser", "admin", "facil"):
        for name in ("participants", "workshop"):
            url = reverse(name, args=[scene.own["workshops"].code])
            assert scene.clients[who].get(url).status_code == 200
