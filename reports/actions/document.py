"""A paper is asked for, claimed by one worker, rendered outside any transaction, and finished."""

import hashlib
import json
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from programmes.actions import history, outbox
from programmes.actions import job as jobs
from programmes.actions.refusals import refusals
from programmes.models import Job, Outbox
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from reports.models import Certificate, Document

REQUESTED = "reports.document.requested"
# A worker that has said nothing for this long is taken for dead, and its paper is asked for again.
STALE = timedelta(minutes=2)
ATTEMPTS = 5


def canonical(snapshot):
    return json.dumps(snapshot, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def ask(*, kind, subject, programme, title, language, snapshot, by, format=Document.Format.PDF):
    """Ask for a paper. The same words asked for again are the same Document; a failed one is tried again."""
    digest = hashlib.sha256(canonical(snapshot).encode()).hexdigest()
    with refusals():
        same = Document.objects.filter(kind=kind, format=format, subject_pk=subject.pk, snapshot_sha256=digest)
        known = same.first()
        if known:
            return again(document=known, by=by)
        document = Document.objects.create(
            kind=kind,
            format=format,
            programme=programme,
            subject_pk=subject.pk,
            title=title[:300],
            language=language,
            snapshot=snapshot,
            snapshot_sha256=digest,
            job=jobs.ask(label=title, by=by),
            created_at=clock.now(),
        )
        told = {"kind": kind, "format": format, "about": subject.pk, "sha256": digest}
        history.record("documents.ask", document, by=by, **told)
        outbox.write(REQUESTED, document)
        return document


def again(*, document, by):
    """Try a paper that could not be made once more; one that exists or is being made stays as it is."""
    with refusals():
        if jobs.retry(document.job_id):
            history.record("documents.again", document, by=by)
            outbox.write(REQUESTED, document)
        return document


def claim(document_pk):
    """The Document if this worker has won it; None when another has it, or it is made already."""
    document = Document.objects.select_related("job").get(pk=document_pk)
    return document if jobs.claim(document.job_id) else None


def finish(*, document, content):
    """Keep the bytes and say that the paper is ready. The first bytes are kept for ever.

    A repeat changes nothing; if it came out otherwise, its SHA-256 is written down beside the first.
    """
    digest = hashlib.sha256(content).hexdigest()
    name = _kept(f"documents/{document.code}-{digest[:16]}.{document.format}", content, digest)
    with refusals():
        won = Document.objects.filter(pk=document.pk, file="").update(file=name, file_sha256=digest)
        if won and document.kind == Document.Kind.CERTIFICATE:
            _issued(document, digest)
        elif not won and not Document.objects.filter(pk=document.pk, file_sha256=digest).exists():
            history.record("documents.repeat", document, by=SYSTEM, sha256=digest)
        jobs.done(document.job_id)
    if not won and not Document.objects.filter(pk=document.pk, file=name).exists():
        default_storage.delete(name)


def _kept(name, content, digest):
    """The name these bytes are stored under. What a worker left that died before it wrote its row is taken over."""
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            if hashlib.sha256(file.read()).hexdigest() == digest:
                return name
        # It died while it was writing.
        default_storage.delete(name)
    return default_storage.save(name, ContentFile(content))


def _issued(document, digest):
    """The certificate whose paper now exists; one withdrawn in the meantime stays withdrawn."""
    for certificate in Certificate.objects.select_for_update(of=("self",)).filter(document=document):
        before = certificate.state
        if before == Certificate.State.PENDING:
            certificate.state = Certificate.State.ISSUED
            certificate.save(update_fields=["state"])
        history.record(
            "certificates.rendered",
            certificate,
            by=SYSTEM,
            from_state=before,
            to_state=certificate.state,
            sha256=digest,
            snapshot_sha256=document.snapshot_sha256,
            accreditation=certificate.accreditation_id,
        )
        if certificate.mail_asked_at:
            outbox.write("reports.certificate.to_be_told", certificate)


def fail(*, document, sentence):
    """Say in one sentence why the paper could not be made."""
    jobs.fail(document.job_id, sentence)


def sweep():
    """Ask again for papers whose message was lost or whose worker died. Returns how many."""
    limit = clock.now() - STALE
    jobs.requeue_stale(limit)
    # What still waits for the relay need not be written down once more: with the broker away that would be each minute.
    unsent = Outbox.objects.filter(event=REQUESTED, sent_at__isnull=True).values("object_pk")
    waiting = Document.objects.filter(
        job__state=Job.State.QUEUED, job__attempts__lt=ATTEMPTS, job__asked_at__lt=limit
    ).exclude(pk__in=unsent)
    waiting = list(waiting[:500])
    for document in waiting:
        outbox.write(REQUESTED, document)
    given_up = Document.objects.filter(job__state=Job.State.QUEUED, job__attempts__gte=ATTEMPTS)
    for document in given_up.select_related("job")[:500]:
        jobs.give_up(document.job_id)
    return len(waiting)
