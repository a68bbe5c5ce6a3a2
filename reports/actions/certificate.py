"""The row is the certificate; the PDF is a rendering of it."""

from django.db.models import F
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock, second_factor
from programmes.rules.refusal import NotAllowed
from reports.actions import document as documents
from reports.models import Certificate, CertificateCounter, Document
from reports.queries.certificate import snapshot
from reports.rules import certificate as certificate_rules


def issue(*, by, accreditation=None, participation=None, issued_on=None):
    """Issue a certificate of accreditation or of participation, and ask for its paper.

    The number comes from a counter in this transaction: no gaps, no doubles, on both databases.
    """
    ground = accreditation or participation
    programme = accreditation.programme if accreditation else participation.workshop.programme
    if not certificate_rules.can_issue(by, programme):
        raise NotAllowed(_("The programme administrator issues certificates."))
    second_factor.must(by, _("Issue the certificate"))
    certificate_rules.require_ground(accreditation=accreditation, participation=participation)
    issued_on = issued_on or clock.today()
    with refusals():
        certificate = Certificate(
            kind=Certificate.Kind.ACCREDITATION if accreditation else Certificate.Kind.PARTICIPATION,
            programme=programme,
            person=ground.person,
            accreditation=accreditation,
            participation=participation,
            number=_next_number(programme, issued_on.year),
            issued_on=issued_on,
        )
        certificate.save()
        printed = snapshot(certificate)
        certificate.document = documents.ask(
            kind=Document.Kind.CERTIFICATE,
            subject=certificate,
            programme=programme,
            title=f"{certificate.get_kind_display()} {certificate.number}",
            language=printed["languages"][-1],
            snapshot=printed,
            by=by,
        )
        certificate.save(update_fields=["document"])
        history.record("certificates.issue", certificate, by=by, to_state=certificate.state)
        return certificate


def _next_number(programme, year):
    counter, _made = CertificateCounter.objects.get_or_create(programme=programme, year=year)
    # The UPDATE holds the row until this transaction ends; the next issuer waits here.
    CertificateCounter.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    counter.refresh_from_db(fields=["last"])
    return f"{programme.certificate_prefix.upper()}-{year}-{counter.last:04d}"


def issue_all(*, workshop, by, issued_on=None):
    """Issue a certificate of participation to everyone who took part and has none. Returns how many."""
    if not certificate_rules.can_issue(by, workshop.programme):
        raise NotAllowed(_("The programme administrator issues certificates."))
    second_factor.must(by, _("Issue the certificates"))
    without = (
        workshop.participations.counted()
        .filter(person__isnull=False)
        .exclude(certificates__state__in=[Certificate.State.PENDING, Certificate.State.ISSUED])
        .select_related("workshop__programme__organisation", "workshop__language", "person", "organisation", "country")
    )
    with refusals():
        return len([issue(participation=participation, by=by, issued_on=issued_on) for participation in without])


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
