from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accreditation.rules import accreditation as accreditation_rules
from programmes.views.loading import must, page_of, visible_or_404
from reports.actions import certificate as certificate_actions
from reports.rules import certificate as certificate_rules
from reports.rules import verification as verification_rules
from workshops.rules import participation as participation_rules

RELATED = (
    "person",
    "programme__organisation",
    "accreditation",
    "participation__workshop",
    "document__job",
    "supersedes",
    "superseded_by",
    "template",
)


@require_safe
def certificates(request):
    """The register: "is number so-and-so good?" is answered here."""
    must(certificate_rules.can_list(request.actor), _("The register is for organisers and administrators."))
    number = request.GET.get("number", "").strip()
    rows = certificate_rules.visible_to(request.actor).select_related(*RELATED)
    if number:
        rows = rows.filter(number__icontains=verification_rules.as_number(number))
    page = page_of(request, rows)
    context = {
        "page": page,
        "rows": [(row, certificate_rules.verdict(row)) for row in page],
        "number": number,
    }
    return render(request, "reports/certificate/certificates.html", context)


@require_safe
def certificate(request, code):
    certificate = visible_or_404(certificate_rules.visible_to(request.actor).select_related(*RELATED), code=code)
    context = {
        "certificate": certificate,
        "verdict": certificate_rules.verdict(certificate),
        "moves": [one for one in certificate_rules.MOVES.open_to(request.actor, certificate) if one.act == "withdraw"],
        "can_correct": certificate_rules.can_correct(request.actor, certificate),
    }
    return render(request, "reports/certificate/certificate.html", context)


@require_POST
def certificate_withdrawal(request, code):
    certificate = visible_or_404(certificate_rules.visible_to(request.actor), code=code)
    certificate_actions.withdraw(certificate=certificate, reason=request.POST.get("reason", ""), by=request.actor)
    messages.success(request, _("Withdrawn. Its public page says so from now on."))
    return redirect("certificate", code=code)


@require_POST
def accreditation_certificate(request, code):
    """Issue the certificate of an accreditation."""
    accreditation = visible_or_404(
        accreditation_rules.visible_to(request.actor).select_related("programme__organisation", "person"), code=code
    )
    issued = certificate_actions.issue(accreditation=accreditation, by=request.actor)
    return redirect("certificate", code=issued.code)


@require_POST
def participation_certificate(request, code):
    """Issue one certificate of what somebody did at a workshop; participation when no kind is named."""
    participation = visible_or_404(
        participation_rules.visible_to(request.actor).select_related("workshop__programme__organisation", "person"),
        code=code,
    )
    kind = certificate_rules.kind_named(request.POST.get("kind"))
    issued = certificate_actions.issue(participation=participation, kind=kind, by=request.actor)
    return redirect("certificate", code=issued.code)
