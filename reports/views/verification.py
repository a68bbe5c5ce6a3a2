from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from programmes.models.base import search_key
from programmes.rules import clock
from reports.models import Certificate
from reports.rules import certificate as certificate_rules
from reports.rules import verification as verification_rules

RELATED = ("programme__organisation", "accreditation", "participation__workshop", "person", "document")


def find(token):
    """Only the whole token finds a certificate: what is nearly one is told nothing."""
    return Certificate.objects.filter(token=token).select_related(*RELATED).first()


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verification(request, token):
    """One verdict for whoever holds the paper: no name, no login, nothing a search engine keeps.

    A name typed from the paper is answered with yes or no; it is never shown.
    """
    certificate = find(token)
    typed = request.POST.get("name", "").strip()[:200]
    context = {
        "certificate": certificate,
        "word": verification_rules.word(certificate),
        "reason": certificate_rules.verdict(certificate) if certificate else "",
        "typed": typed,
        "same_name": bool(certificate and typed) and _same(typed, certificate),
        "sha256": certificate.document.file_sha256 if certificate and certificate.document_id else "",
        "checked_at": clock.now(),
    }
    response = render(request, "reports/verification/verification.html", context, status=200 if certificate else 404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _same(typed, certificate):
    if certificate.person.erased_at:
        return False
    printed = certificate.document.snapshot if certificate.document_id else {}
    names = [printed.get("name", certificate.person.full_name), printed.get("native_name", "")]
    wanted = sorted(search_key(typed).split())
    return any(name and sorted(search_key(name).split()) == wanted for name in names)
