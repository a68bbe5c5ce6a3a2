"""Certificates for one or five hundred: confirmed once, worked off one by one, stopped and taken up again."""

from datetime import timedelta

from django.utils.translation import gettext as _

from programmes.actions import history, outbox
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import actor as actors
from programmes.rules import clock, second_factor
from programmes.rules.refusal import Conflict, Invalid, NotAllowed, Refused
from reports.actions import certificate as certificates
from reports.models import Certificate, CertificateBatch, CertificateBatchEntry
from reports.queries.certificate import snapshot
from reports.rules import certificate as certificate_rules
from reports.rules import certificate_batch as batch_rules

CONFIRMED = "reports.certificate_batch.confirmed"
STALE = timedelta(minutes=2)
S = CertificateBatch.State


def confirm(*, workshop, kind, by, participations=None, template=None, issued_on=None, by_mail=False):
    """Confirm what the page has shown: everyone who may be given this kind, or those of them chosen by code.

    `template` is one of the programme's, None for the portal's own words. A worker issues; nothing is issued here.
    """
    if not certificate_rules.can_issue(by, workshop.programme):
        raise NotAllowed(_("The programme administrator issues certificates."))
    second_factor.must(by, _("Issue the certificates"))
    issued_on = issued_on or batch_rules.dated(workshop)
    chosen, _refused = batch_rules.sorted_out(workshop, kind, template, issued_on)
    wanted = [one for one in chosen if participations is None or one.participation.code in participations]
    if not wanted:
        raise Conflict(_("There is nobody to issue this certificate to. Look at the page again."))
    if issued_on < workshop.starts_on:
        raise Invalid(_("A certificate is not dated before the workshop."), field="issued_on")
    with refusals():
        batch = CertificateBatch.objects.create(
            workshop=workshop,
            kind=kind,
            template=template,
            issued_on=issued_on,
            by_mail=by_mail,
            asked_by=by.recorded_person,
            asked_at=clock.now(),
            worked_at=clock.now(),
        )
        CertificateBatchEntry.objects.bulk_create(
            CertificateBatchEntry(batch=batch, participation=one.participation) for one in wanted
        )
        history.record("certificate_batches.confirm", batch, by=by, kind=kind, people=len(wanted))
        outbox.write(CONFIRMED, batch)
        return batch


def stop(*, batch, by):
    """What is issued stands; the rest waits."""
    return perform(batch_rules.MOVES, batch, "stop", by=by, history_act="certificate_batches.stop")


def resume(*, batch, by):
    """Go on with those who still wait."""
    second_factor.must(by, _("Go on issuing"))
    with refusals():
        batch = perform(
            batch_rules.MOVES, batch, "resume", by=by, history_act="certificate_batches.resume", worked_at=clock.now()
        )
        outbox.write(CONFIRMED, batch)
        return batch


def next_entry(batch_pk):
    """(entry, the words it would print) of the next who waits; None when nobody does or the batch was stopped."""
    entry = (
        CertificateBatchEntry.objects.filter(batch=batch_pk, batch__state=S.RUNNING, certificate=None, problem="")
        .select_related("batch__workshop__programme__organisation", "batch__template__issuer", "batch__asked_by")
        .select_related("participation__person", "participation__workshop__programme__organisation")
        .select_related("participation__workshop__language", "participation__organisation", "participation__country")
        .first()
    )
    if entry is None:
        return None
    would_be = certificates.draft(
        participation=entry.participation,
        kind=entry.batch.kind,
        template=entry.batch.template,
        issued_on=entry.batch.issued_on,
    )
    return entry, snapshot(would_be)


def work_off(*, entry, problem=""):
    """One small transaction: the certificate of one person, or the sentence why there is none.

    Two workers at once do no harm: the batch is locked, and an entry that has its certificate is left alone.
    """
    by = actors.for_person(entry.batch.asked_by) if entry.batch.asked_by else actors.SYSTEM
    with refusals():
        batch = CertificateBatch.objects.select_for_update(of=("self",)).get(pk=entry.batch_id)
        now = CertificateBatchEntry.objects.get(pk=entry.pk)
        if batch.state != S.RUNNING or now.certificate_id or now.problem:
            return
        if not problem:
            try:
                entry.certificate = certificates.issue_entry(entry=entry, by=by)
            except Refused as refused:
                problem = str(refused.sentence)
        entry.problem = problem
        entry.save(update_fields=["certificate", "problem"])
        batch.worked_at = clock.now()
        batch.save(update_fields=["worked_at"])


def finish(batch_pk):
    """Nobody waits any more."""
    with refusals():
        batch = CertificateBatch.objects.select_for_update(of=("self",)).get(pk=batch_pk)
        if batch.state == S.RUNNING and not batch.entries.filter(certificate=None, problem="").exists():
            batch.state = S.DONE
            batch.save(update_fields=["state"])
            history.record("certificate_batches.finish", batch, by=actors.SYSTEM, from_state=S.RUNNING, to_state=S.DONE)


def sweep():
    """Ask again for batches whose worker died."""
    for batch in CertificateBatch.objects.filter(state=S.RUNNING, worked_at__lt=clock.now() - STALE):
        outbox.write(CONFIRMED, batch)


def tell(*, workshop, by):
    """A letter with a personal link to everybody of this workshop who holds a certificate, has an address and got none.

    Answers how many.
    """
    if not certificate_rules.can_issue(by, workshop.programme):
        raise NotAllowed(_("The programme administrator issues certificates."))
    second_factor.must(by, _("Send the letters"))
    with refusals():
        rows = Certificate.objects.select_for_update(of=("self",)).filter(
            participation__workshop=workshop, state__in=Certificate.LIVE, mailed_at=None
        )
        rows = list(rows.exclude(person__email=""))
        if not rows:
            raise Conflict(_("Everybody who has an address and a certificate has been told."))
        for one in rows:
            one.mail_asked_at, one.mail_problem = clock.now(), ""
            one.save(update_fields=["mail_asked_at", "mail_problem"])
            # Whose paper is still being made is told when it exists.
            if one.state == Certificate.State.ISSUED:
                outbox.write("reports.certificate.to_be_told", one)
        history.record("certificate_batches.tell", workshop, by=by, letters=len(rows))
        return len(rows)


def claim_letter(certificate_pk):
    """The certificate if this worker is to tell of it; None when it was told, or no longer stands."""
    won = Certificate.objects.filter(
        pk=certificate_pk, state=Certificate.State.ISSUED, mail_asked_at__isnull=False, mailed_at=None
    ).update(mailed_at=clock.now(), mail_problem="")
    if not won:
        return None
    rows = Certificate.objects.select_related("person", "programme__organisation", "participation__workshop__language")
    return rows.get(pk=certificate_pk)


def letter_failed(*, certificate, sentence):
    rows = Certificate.objects.filter(pk=certificate.pk)
    rows.update(mailed_at=None, mail_asked_at=None, mail_problem=sentence[:300])
