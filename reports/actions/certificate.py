"""The row is the certificate; the PDF is a rendering of it. A correction is a new row, never a change of one."""

from django.db.models import F
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import person as people
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock, second_factor
from programmes.rules.refusal import Conflict, NotAllowed
from reports.actions import document as documents
from reports.models import Certificate, CertificateCounter, Document
from reports.queries.certificate import snapshot
from reports.rules import certificate as certificate_rules
from reports.rules import certificate_template as template_rules

K = Certificate.Kind
# In the words the programme uses today; None says in the portal's own.
IN_USE = object()


def issue(*, by, accreditation=None, participation=None, kind=None, template=IN_USE, issued_on=None):
    """Issue a certificate of accreditation, or of what somebody did at a workshop, and ask for its paper.

    `kind` is one of Certificate.OF_WORKSHOP (participation when none is named); whether it is earned the records say.
    The number comes from a counter in this transaction: no gaps, no doubles, on both databases.
    """
    programme = accreditation.programme if accreditation else participation.workshop.programme
    _must_issue(by, programme)
    second_factor.must(by, _("Issue the certificate"))
    kind = K.ACCREDITATION if accreditation else K(kind or K.PARTICIPATION)
    certificate_rules.require_ground(accreditation=accreditation, participation=participation, kind=kind)
    with refusals():
        certificate = _row(
            kind=kind,
            programme=programme,
            person=(accreditation or participation).person,
            accreditation=accreditation,
            participation=participation,
            template=template_rules.current(programme, kind) if template is IN_USE else template,
            issued_on=issued_on or clock.today(),
        )
        history.record("certificates.issue", certificate, by=by, to_state=certificate.state)
        return _with_paper(certificate, by)


def issue_entry(*, entry, by):
    """One person of a batch, confirmed with the second step shown: the same certificate as `issue`."""
    batch, participation = entry.batch, entry.participation
    _must_issue(by, batch.workshop.programme)
    certificate_rules.require_ground(participation=participation, kind=batch.kind)
    with refusals():
        certificate = _row(
            kind=batch.kind,
            programme=batch.workshop.programme,
            person=participation.person,
            participation=participation,
            template=batch.template,
            issued_on=batch.issued_on,
            mail_asked_at=clock.now() if batch.by_mail and participation.person.email else None,
        )
        history.record("certificates.issue", certificate, by=by, to_state=certificate.state, batch=batch.code)
        return _with_paper(certificate, by)


def draft(*, participation, kind, template, issued_on):
    """A certificate that is not kept: what it would print can be read before anything is issued."""
    return Certificate(
        kind=kind,
        programme=participation.workshop.programme,
        person=participation.person,
        participation=participation,
        template=template,
        issued_on=issued_on,
        number=f"{participation.workshop.programme.certificate_prefix.upper()}-{issued_on.year}-0000",
        token="0" * 32,
    )


def _must_issue(by, programme):
    if not certificate_rules.can_issue(by, programme):
        raise NotAllowed(_("The programme administrator issues certificates."))


def _row(*, programme, issued_on, **fields):
    number = _next_number(programme, issued_on.year)
    return Certificate.objects.create(programme=programme, issued_on=issued_on, number=number, **fields)


def _with_paper(certificate, by):
    printed = snapshot(certificate)
    certificate.document = documents.ask(
        kind=Document.Kind.CERTIFICATE,
        subject=certificate,
        programme=certificate.programme,
        title=f"{certificate.get_kind_display()} {certificate.number}",
        language=printed["languages"][-1],
        snapshot=printed,
        by=by,
    )
    certificate.save(update_fields=["document"])
    return certificate


def _next_number(programme, year):
    counter, _made = CertificateCounter.objects.get_or_create(programme=programme, year=year)
    # The UPDATE holds the row until this transaction ends; the next issuer waits here.
    CertificateCounter.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    counter.refresh_from_db(fields=["last"])
    return f"{programme.certificate_prefix.upper()}-{year}-{counter.last:04d}"


def correct(*, certificate, by, family_name=None, given_names=None, native_name=None):
    """Put the name right and print anew, until the paper is handed over. Answers the certificate that replaces it.

    Without names the paper is printed anew from what is recorded today. The one before stays in the register as it
    was printed, and its public page says that it was replaced.
    """
    _must_issue(by, certificate.programme)
    second_factor.must(by, _("Correct and reprint"))
    names = {"family_name": family_name, "given_names": given_names, "native_name": native_name}
    names = {name: " ".join(text.split()) for name, text in names.items() if text is not None}
    with refusals():
        before = perform(
            certificate_rules.MOVES,
            certificate,
            "replace",
            by=by,
            history_act="certificates.replace",
            withdrawn_on=clock.today(),
        )
        person = before.person
        if any(getattr(person, name) != text for name, text in names.items()):
            person = people.edit(person=person, by=by, **names)
        # Read anew: what is printed is what stands in the records now.
        before = Certificate.objects.select_related("participation__workshop", "accreditation", "template").get(
            pk=before.pk
        )
        after = _row(
            kind=before.kind,
            programme=before.programme,
            person=person,
            accreditation=before.accreditation,
            participation=before.participation,
            template=before.template,
            issued_on=before.issued_on,
            supersedes=before,
            revision=before.revision + 1,
            mail_asked_at=clock.now() if before.mail_asked_at and person.email else None,
        )
        history.record("certificates.issue", after, by=by, to_state=after.state, replaces=before.number)
        return _with_paper(after, by)


def hand_over(*, workshop, by, not_handed_over=()):
    """Close the ceremony: every certificate of this workshop was handed over, except those named by their codes.

    Those become void: a certificate nobody has in hand must not be valid. Answers (handed over, void) in numbers.
    """
    _must_issue(by, workshop.programme)
    second_factor.must(by, _("Close the ceremony"))
    today = workshop.today(clock.now())
    with refusals():
        rows = Certificate.objects.select_for_update(of=("self",)).filter(
            participation__workshop=workshop, state__in=Certificate.LIVE, handed_over_on=None
        )
        rows = list(rows.select_related("programme"))
        if not rows:
            raise Conflict(_("No certificate of this workshop waits to be handed over."))
        left = [one for one in rows if one.code in not_handed_over]
        for one in rows:
            if one in left:
                _void(one, by)
            else:
                one.handed_over_on = today
                one.save(update_fields=["handed_over_on"])
                history.record("certificates.hand_over", one, by=by)
        return len(rows) - len(left), len(left)


def _void(certificate, by):
    perform(
        certificate_rules.MOVES,
        certificate,
        "void",
        by=by,
        history_act="certificates.void",
        withdrawn_on=clock.today(),
    )


def withdraw(*, certificate, reason, by):
    """From this moment the public page says that it is no longer valid."""
    if certificate_rules.MOVES["withdraw"].may(by, certificate):
        second_factor.must(by, _("Withdraw the certificate"))
    return perform(
        certificate_rules.MOVES,
        certificate,
        "withdraw",
        by=by,
        history_act="certificates.withdraw",
        reason=reason,
        withdrawn_on=clock.today(),
    )
