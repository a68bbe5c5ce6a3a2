"""Issue one or five hundred: what will be printed, for whom not and why; then the progress of what was confirmed."""

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules.refusal import Conflict
from programmes.views.loading import act, must, page_of, visible_or_404
from reports.actions import certificate as certificate_actions
from reports.actions import certificate_batch as batches
from reports.documents import certificate_check
from reports.documents.certificate_zip import zipped
from reports.forms.certificate import IssueForm
from reports.models import Certificate, Document
from reports.queries import certificate as certificate_queries
from reports.rules import certificate as certificate_rules
from reports.rules import certificate_batch as batch_rules
from reports.rules import certificate_kind
from reports.views.asking import ask
from workshops.views.workshop import load

K = Document.Kind


def _issuing(request, code):
    workshop = load(request, code)
    must(certificate_rules.can_issue(request.actor, workshop.programme), _("The programme administrator issues them."))
    return workshop


@require_safe
def workshop_certificates(request, code):
    """What each has earned and why not more, what each has, and what can be printed of it."""
    workshop = load(request, code)
    must(certificate_rules.can_see_list(request.actor, workshop), _("Certificates are for organisers."))
    page = page_of(request, workshop.participations.exclude(state__in=("to_invite", "declined")), 60)
    rows = workshop.participations.filter(pk__in=[one.pk for one in page])
    live = Certificate.objects.filter(participation__workshop=workshop, state__in=Certificate.LIVE)
    context = {
        "workshop": workshop,
        "page": page,
        "standings": certificate_kind.standings(workshop, rows),
        "can_issue": certificate_rules.can_issue(request.actor, workshop.programme),
        "issued": live.count(),
        "to_hand_over": live.filter(handed_over_on=None).count(),
        "to_tell": live.filter(mailed_at=None).exclude(person__email="").count(),
        "batch": batch_rules.visible_to(request.actor).filter(workshop=workshop).first(),
    }
    return render(request, "reports/certificate/workshop_certificates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_certificates_issue(request, code):
    """See exactly what will be printed, for whom not and why; confirm."""
    workshop = _issuing(request, code)
    asked = {"kind": request.POST.get("kind") or request.GET.get("kind") or Certificate.Kind.PARTICIPATION}
    asked["issued_on"] = batch_rules.dated(workshop)
    form = IssueForm(request.POST or None, initial=asked, workshop=workshop)
    if request.method == "GET" and "issued_on" in request.GET:
        form = IssueForm(request.GET, initial=asked, workshop=workshop)
        if not form.is_valid():
            # The template of another kind was still chosen: its own is taken.
            form = IssueForm(initial=asked | {"issued_on": request.GET["issued_on"]}, workshop=workshop)
    if request.method == "POST":

        def confirm(**chosen):
            people = request.POST.getlist("participation") if "chosen" in request.POST else None
            return batches.confirm(
                workshop=workshop, by=request.actor, participations=people, by_mail="by_mail" in request.POST, **chosen
            )

        batch = act(form, confirm)
        if batch:
            return redirect("certificate_batch", code=batch.code)
    return _shown(request, workshop, form)


def _shown(request, workshop, form):
    valid = form.is_bound and form.is_valid()
    kind = form.cleaned_data["kind"] if valid else form.initial["kind"]
    kind = kind if kind in Certificate.OF_WORKSHOP else Certificate.Kind.PARTICIPATION
    template = form.cleaned_data["template"] if valid else next(iter(form.templates.values()), None)
    issued_on = form.cleaned_data["issued_on"] if valid else batch_rules.dated(workshop)
    to_issue, refused = batch_rules.sorted_out(workshop, kind)
    chosen = next((one for one in to_issue if one.participation.code == request.GET.get("person")), None)
    chosen = chosen or next(iter(to_issue), None)
    context = {
        "workshop": workshop,
        "form": form,
        "kind": kind,
        "kind_label": Certificate.Kind(kind).label,
        "to_issue": to_issue,
        "refused": refused,
        "with_address": sum(bool(one.participation.person.email) for one in to_issue),
    }
    if chosen:
        words = _words(chosen.participation, kind, template, issued_on)
        context |= {"chosen": chosen, "paper": certificate_queries.sides(words), "words": words}
        context["problem"] = certificate_check.problem_of(words)
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/certificate/issue.html", context, status=status)


def _words(participation, kind, template, issued_on):
    would_be = certificate_actions.draft(participation=participation, kind=kind, template=template, issued_on=issued_on)
    return certificate_queries.snapshot(would_be) | {"specimen": True}


@require_POST
def certificate_specimen(request, code):
    """The sheet of one person as PDF, marked as a specimen: nothing is issued by it."""
    workshop = _issuing(request, code)
    form = IssueForm(request.POST, workshop=workshop)
    if not form.is_valid():
        raise Conflict(_("Choose the certificate and its date first."))
    to_issue, _refused = batch_rules.sorted_out(workshop, form.cleaned_data["kind"])
    wanted = request.POST.get("person")
    chosen = next((one for one in to_issue if one.participation.code == wanted), None)
    if chosen is None:
        raise Conflict(_("This person gets no certificate of this kind. Look at the page again."))
    chosen_template = form.cleaned_data["template"]
    words = _words(chosen.participation, form.cleaned_data["kind"], chosen_template, form.cleaned_data["issued_on"])
    return ask(
        request,
        kind=K.SPECIMEN,
        subject=workshop,
        workshop=workshop,
        title=_("Specimen: {name}").format(name=words["name"]),
        snapshot=words | {"language": words["languages"][-1]},
    )


@never_cache
@require_safe
def certificate_batch(request, code):
    """How far it is; the same address answers htmx with the moving part alone."""
    batch = visible_or_404(
        batch_rules.visible_to(request.actor).select_related("workshop__programme", "template", "asked_by"), code=code
    )
    context = {
        "batch": batch,
        "workshop": batch.workshop,
        "number": batch_rules.progress(batch),
        "moves": batch_rules.MOVES.open_to(request.actor, batch),
    }
    if request.htmx:
        return render(request, "reports/certificate/_batch.html", context)
    rows = batch.entries.select_related("participation__person", "certificate__document__job")
    context["page"] = page_of(request, rows, 60)
    context["without"] = batch.entries.exclude(problem="").select_related("participation__person")
    return render(request, "reports/certificate/batch.html", context)


def _batch(request, code):
    return visible_or_404(batch_rules.visible_to(request.actor).select_related("workshop__programme"), code=code)


@require_POST
def certificate_batch_stop(request, code):
    batches.stop(batch=_batch(request, code), by=request.actor)
    return redirect("certificate_batch", code=code)


@require_POST
def certificate_batch_continuation(request, code):
    batches.resume(batch=_batch(request, code), by=request.actor)
    return redirect("certificate_batch", code=code)


def _papers(request, code):
    """The certificates of a workshop that stand, in the order of the list, for whoever may print them."""
    workshop = load(request, code)
    must(certificate_rules.can_see_list(request.actor, workshop), _("Certificates are for organisers."))
    rows = Certificate.objects.filter(participation__workshop=workshop, state__in=Certificate.LIVE)
    rows = rows.select_related("document").order_by("kind", "participation__number")
    if not rows:
        raise Conflict(_("No certificate of this workshop is issued yet."))
    return workshop, rows


@require_POST
def certificates_paper(request, code, text_only):
    """All of them in one PDF to be printed; on paper that has frame and logos already, the text alone."""
    workshop, rows = _papers(request, code)
    papers = [one.document.snapshot for one in rows]
    photos = {one["sha256"]: one for paper in papers for one in paper.get("photos") or []}
    title = _("Certificates, text only: {workshop}") if text_only else _("Certificates: {workshop}")
    return ask(
        request,
        kind=K.CERTIFICATES,
        subject=workshop,
        workshop=workshop,
        title=title.format(workshop=workshop),
        snapshot={
            "language": papers[0]["languages"][-1],
            "certificates": papers,
            "photos": list(photos.values()),
            "text_only": text_only,
        },
    )


@require_safe
def certificates_zip(request, code):
    """The files as they were issued, one a person."""
    workshop, rows = _papers(request, code)
    if any(one.state == Certificate.State.PENDING for one in rows):
        raise Conflict(_("Some papers are still being made. Try again in a moment."))
    made = zipped((f"{one.number} {one.document.snapshot['name']}.pdf", one.document.file) for one in rows)
    response = FileResponse(made, as_attachment=True, filename=f"certificates-{workshop.code}.zip")
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def ceremony(request, code):
    """Who was handed theirs: everybody is ticked; those unticked become void."""
    workshop = _issuing(request, code)
    rows = Certificate.objects.filter(participation__workshop=workshop, state__in=Certificate.LIVE)
    rows = rows.select_related("person", "participation__organisation").order_by("kind", "participation__number")
    if request.method == "POST":
        handed = set(request.POST.getlist("handed"))
        shown = request.POST.getlist("shown")
        given, void = certificate_actions.hand_over(
            workshop=workshop, not_handed_over=[one for one in shown if one not in handed], by=request.actor
        )
        said = [
            ngettext("{n} was handed over.", "{n} were handed over.", given).format(n=given),
            ngettext("{n} is void.", "{n} are void.", void).format(n=void) if void else "",
        ]
        messages.success(request, " ".join(said))
        return redirect("workshop_certificates", code=code)
    context = {"workshop": workshop, "rows": [one for one in rows if not one.handed_over_on]}
    context["handed"] = len(rows) - len(context["rows"])
    return render(request, "reports/certificate/ceremony.html", context)


@require_POST
def certificate_letters(request, code):
    workshop = _issuing(request, code)
    told = batches.tell(workshop=workshop, by=request.actor)
    sentence = ngettext("{n} letter is on its way.", "{n} letters are on their way.", told)
    messages.success(request, sentence.format(n=told))
    return redirect("workshop_certificates", code=code)


@require_POST
def certificate_correction(request, code):
    """Correct the name and print anew, in one click."""
    certificate = visible_or_404(certificate_rules.visible_to(request.actor).select_related("programme"), code=code)
    names = {name: request.POST.get(name) for name in ("family_name", "given_names", "native_name")}
    after = certificate_actions.correct(certificate=certificate, by=request.actor, **names)
    sentence = _("Reprinted as {number}. The one before says that it was replaced.")
    messages.success(request, sentence.format(number=after))
    return redirect("certificate", code=after.code)
