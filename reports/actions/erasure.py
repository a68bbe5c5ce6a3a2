"""Forgetting somebody, on every floor, in one transaction; files follow, for a transaction cannot take them back.

What stays: one empty row of Person, so that a certificate still verifies (number only), a decision still stands and
people are still counted once. What goes: every word that names them, their sign-in, their papers. History keeps its
chain: words give way to their digests, and this act says which (programmes.rules.chain).
"""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import F, Q

from accreditation.models import CallAnswer, Mission, NationalPlan, TrainerLink, TrainerProfile
from programmes.actions import history, outbox
from programmes.actions.refusals import refusals
from programmes.models import DataExport, Erasure, History, Job, Person, Role, Upload, User
from programmes.rules import chain, clock
from programmes.rules.actor import SYSTEM
from programmes.rules.erased_words import ERASED, Words
from programmes.rules.history_chain import as_row
from reports.actions import document as documents
from reports.models import Certificate, Document
from reports.rules import erasure as reading
from workshops.models import GuestPass, Letter, Participation, RestrictedData

STALE = timedelta(minutes=10)
REMOVED = b"This file held personal data that had to be erased, and was removed.\n"


def claim(erasure_pk):
    """The Erasure if this worker has won it; None when another has it or it is done."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=clock.now() - STALE)
    agreed = Erasure.objects.filter(free, pk=erasure_pk, state=Erasure.State.AGREED)
    return Erasure.objects.get(pk=erasure_pk) if agreed.update(claimed_at=clock.now()) else None


def carry_out(*, erasure):
    """Erase everything an agreed Erasure asks for; twice does no harm."""
    person = erasure.person
    addresses = list(User.objects.filter(person=person).values_list("email", flat=True))
    words = Words(person, erasure.spellings, addresses)
    uploads = reading.uploads_naming(words)
    blanks = {
        upload.pk: default_storage.save(f"uploads/removed-{upload.code}.txt", ContentFile(REMOVED))
        for upload in uploads
    }
    with refusals():
        erasure = Erasure.objects.select_for_update(of=("self",)).get(pk=erasure.pk)
        if erasure.state != Erasure.State.AGREED:
            return
        programme, leftovers = person.programmes.first(), []
        leftovers += _files(person, uploads, blanks)
        _own_rows(person)
        changed = _texts(words, person)
        leftovers += _papers(person, changed)
        _person(person)
        Erasure.objects.filter(person=person).update(reason="", answer="", spellings="")
        Erasure.objects.filter(pk=erasure.pk).update(
            state=Erasure.State.DONE, done_at=clock.now(), leftovers=[name for name in leftovers if name]
        )
        places = _history(words, person)
        person.refresh_from_db()
        history.record("erasures.carry_out", person, by=SYSTEM, programme=programme, erased=places, rows=len(changed))
    clear(erasure=erasure)


def clear(*, erasure):
    """Delete the files whose rows are gone, and note that they are."""
    erasure.refresh_from_db()
    for name in erasure.leftovers:
        default_storage.delete(name)
    Erasure.objects.filter(pk=erasure.pk).update(leftovers=[])


def sweep():
    """Ask again for what a dead worker left."""
    late = clock.now() - STALE
    for erasure in Erasure.objects.filter(state=Erasure.State.AGREED, decided_at__lt=late):
        outbox.write("programmes.erasure.agreed", erasure)
    for erasure in Erasure.objects.filter(state=Erasure.State.DONE, done_at__lt=late).exclude(leftovers=[]):
        clear(erasure=erasure)


def _files(person, uploads, blanks):
    """Uploads that name them become a line that says so; exports go. Answers the names of files to delete."""
    gone = [upload.file.name for upload in uploads]
    for upload in uploads:
        Upload.objects.filter(pk=upload.pk).update(
            file=blanks[upload.pk], name=ERASED, content_type="text/plain", size=len(REMOVED), sha256=""
        )
    exports = DataExport.objects.filter(person=person)
    gone += exports.values_list("file", flat=True)
    jobs = list(exports.values_list("job", flat=True))
    exports.delete()
    Job.objects.filter(pk__in=jobs).delete()
    return gone


def _own_rows(person):
    """What is theirs alone and says nothing without them."""
    today = clock.today()
    RestrictedData.objects.filter(participation__person=person).delete()
    Letter.objects.filter(participation__person=person).update(
        to="", subject=ERASED, body=ERASED, reference="", problem=""
    )
    Participation.objects.filter(person=person).update(post="", badge_serial=F("badge_serial") + 1)
    TrainerProfile.objects.filter(person=person).delete()
    if person.email:
        Mission.objects.filter(host_email__iexact=person.email).update(host_email="", host_contact="")
    CallAnswer.objects.filter(person=person).update(motivation="", can_from=None, can_until=None)
    GuestPass.objects.filter(person=person, ended_at=None).update(ended_at=clock.now())
    TrainerLink.objects.filter(person=person).update(ends_on=today - timedelta(days=1), serial=F("serial") + 1)
    NationalPlan.objects.filter(focal_person=person).update(
        focal_name="", focal_email="", focal_person=None, link_until=None, link_serial=F("link_serial") + 1
    )
    Role.objects.filter(person=person, starts_on__lte=today).exclude(ends_on__lt=today).update(ends_on=today)
    user = User.objects.filter(person=person).first()
    if user:
        for session in Session.objects.iterator():
            if session.get_decoded().get("_auth_user_id") == str(user.pk):
                session.delete()
        user.delete()


def _texts(words, person):
    """Every text of every table. Answers {(model, pk)} of the rows that were changed."""
    changed = set()
    for model in reading.models():
        for pk, row, is_own in reading.rows_naming(model, words, person):
            new = words.clean_row(row, is_own)
            if new:
                model._base_manager.filter(pk=pk).update(**reading.as_stored(model, new))
                changed.add((model, pk))
    return changed


def _papers(person, changed):
    """Their certificates lose their paper; other papers are made anew without the name. Answers files to delete."""
    gone = []
    own = Document.objects.filter(certificate__in=Certificate.objects.filter(person=person))
    gone += own.values_list("file", flat=True)
    own_pks = set(own.values_list("pk", flat=True))
    Document.objects.filter(pk__in=own_pks).update(snapshot={}, file="", title=ERASED)
    for document in Document.objects.filter(
        pk__in=[pk for model, pk in changed if model is Document and pk not in own_pks]
    ):
        gone.append(document.file.name)
        Document.objects.filter(pk=document.pk).update(file="", file_sha256="")
        Job.objects.filter(pk=document.job_id).update(state=Job.State.QUEUED, attempts=0, finished_at=None)
        outbox.write(documents.REQUESTED, document)
    return gone


def _person(person):
    person.languages.clear()
    person.programmes.clear()
    blank = dict.fromkeys(
        ("family_name", "given_names", "native_name", "title", "sex", "post", "email", "telephone", "search_key"), ""
    )
    consent = {"public_consent": False, "public_consent_on": None, "public_consent_reference": ""}
    Person.objects.filter(pk=person.pk).update(
        **blank, **consent, country=None, organisation=None, erased_at=clock.now()
    )


def _history(words, person):
    """Words of History give way to their digests. Answers {column: "1-3,5"}: what the check is then to allow."""
    places = {}
    for entry, columns in reading.history_naming(words, person):
        columns = [name for name in columns if getattr(entry, name) not in (ERASED, "", "{}")]
        if columns:
            History.objects.filter(pk=entry.pk).update(**chain.without(as_row(entry), columns))
        for name in columns:
            places.setdefault(name, []).append(entry.pk)
    return {name: chain.as_ranges(pks) for name, pks in places.items()}
