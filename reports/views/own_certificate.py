"""One's own certificate, by the personal link of a letter: no account, and nothing but this one paper."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programmes.views.upload import opened
from reports.rules import certificate_link


@login_not_required
@never_cache
@require_safe
def own_certificate(request, token):
    certificate = certificate_link.of(token)
    context = {"certificate": certificate, "token": token}
    response = render(request, "reports/certificate/own.html", context, status=200 if certificate else 404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@login_not_required
@require_safe
def own_certificate_file(request, token):
    certificate = certificate_link.of(token)
    if certificate is None:
        raise Http404
    name = f"{certificate.number}.pdf"
    response = FileResponse(opened(certificate.document.file), filename=name, content_type="application/pdf")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
