"""How certificates look: one page a kind, with what it prints beside the boxes while they are filled in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid
from programmes.views.loading import act, answer, must, visible_or_404
from reports.actions import certificate_template as templates
from reports.actions import document as document_actions
from reports.documents.certificate_check import problem_of
from reports.forms.certificate_template import LOGOS, PEOPLE, SIDES, WORDS, TemplateForm, initial_of
from reports.models import Certificate, CertificateTemplate, Document
from reports.queries.certificate import sides
from reports.queries.certificate_sample import sample
from reports.rules import certificate_template as template_rules
from reports.rules import document as document_rules

K = Document.Kind


def _programme(request, slug, kind=None):
    programme = visible_or_404(programme_rules.visible_to(request.actor).select_related("organisation"), slug=slug)
    sentence = _("The programme administrator says how certificates look.")
    must(template_rules.can_change(request.actor, programme), sentence)
    if kind is not None and kind not in Certificate.Kind.values:
        raise Http404
    return programme


@require_safe
def certificate_templates(request, slug):
    programme = _programme(request, slug)
    rows = [(kind, template_rules.current(programme, kind)) for kind in Certificate.Kind]
    return render(request, "reports/certificate_template/templates.html", {"programme": programme, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_template(request, slug, kind):
    """Write the next version, or go back to the portal's own."""
    programme = _programme(request, slug, kind)
    now = template_rules.current(programme, kind)
    look, seen = template_rules.look_of(now), now.version if now else 0
    form = TemplateForm(request.POST or None, request.FILES or None, initial=initial_of(look, seen), look=look)

    def write(**typed):
        given = {"programme": programme, "kind": kind, "by": request.actor, "seen": typed["seen"]}
        if "own" in request.POST:
            return templates.write_own(**given)
        return templates.write(look=form.written(), files=form.given_files(), **given)

    made = act(form, write)
    if made:
        _ask_specimen(request, made)
        messages.success(request, _("Version {n} is in use. What was issued keeps its own.").format(n=made.version))
        return redirect("certificate_template", slug=slug, kind=kind)
    context = {
        "programme": programme,
        "kind": kind,
        "kind_label": Certificate.Kind(kind).label,
        "now": now,
        "form": form,
        "fields": template_rules.FIELDS.items(),
        "words": [(name, label, [form[f"{name}_{side}"] for side in SIDES]) for name, label in WORDS.items()],
        "people": [_person(form, n, look) for n in PEOPLE],
        "logos": [(form[f"logo-{n}"], form[f"without-logo-{n}"], n < len(look["logos"])) for n in LOGOS],
        "versions": template_rules.of(programme, kind),
        "document": _specimen_of(request, now),
        **_preview(CertificateTemplate(programme=programme, kind=kind, **_look_shown(form, look))),
    }
    return answer(request, "reports/certificate_template/template.html", context, form)


def _person(form, n, look):
    signed = n < len(look["signatories"]) and bool(look["signatories"][n].get("signature"))
    names = (f"signer_{n}", f"post_{n}_0", f"post_{n}_1", f"signature-{n}")
    return {"fields": [form[name] for name in names], "without": form[f"without-signature-{n}"], "signed": signed}


def _look_shown(form, look):
    return form.written() if form.is_bound and hasattr(form, "cleaned_data") else look


def _preview(template):
    """What the sheet would say, and the sentence why it could not be printed."""
    try:
        template_rules.require_look(template_rules.look_of(template))
    except Invalid as refused:
        return {"problem": refused.sentence}
    words = sample(template)
    paper = sides(words)
    return {"paper": paper, "sheet": words, "logo_count": len(template.logos), "problem": problem_of(words)}


@require_POST
def certificate_template_preview(request, slug, kind):
    """The sheet as it stands in the boxes; nothing is kept."""
    programme = _programme(request, slug, kind)
    look = template_rules.look_of(template_rules.current(programme, kind))
    form = TemplateForm(request.POST, look=look)
    form.is_valid()
    context = _preview(CertificateTemplate(programme=programme, kind=kind, **form.written()))
    return render(request, "reports/certificate_template/_preview.html", context)


def _ask_specimen(request, template):
    words = sample(template)
    return document_actions.ask(
        kind=K.TEMPLATE_SPECIMEN,
        subject=template,
        programme=template.programme,
        title=_("Specimen: {template}").format(template=template),
        language=words["languages"][-1],
        snapshot=words,
        by=request.actor,
    )


def _specimen_of(request, template):
    if template is None:
        return None
    papers = document_rules.visible_to(request.actor).filter(kind=K.TEMPLATE_SPECIMEN, subject_pk=template.pk)
    return papers.select_related("job").first()


@require_POST
def certificate_template_specimen(request, slug, kind):
    """The version in use as PDF; without any, the portal's own."""
    programme = _programme(request, slug, kind)
    now = template_rules.current(programme, kind)
    if now is None:
        now = templates.write_own(programme=programme, kind=kind, seen=0, by=request.actor)
    return redirect("document", code=_ask_specimen(request, now).code)
