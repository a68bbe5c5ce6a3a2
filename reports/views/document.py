from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from programmes.models import Job
from programmes.rules import upload as upload_rules
from programmes.views.loading import visible_or_404
from programmes.views.upload import opened
from reports.actions import document as document_actions
from reports.models import Document
from reports.queries import group_report as group_report_query
from reports.rules import document as document_rules
from reports.views.asking import ask
from workshops.rules import group_report as group_report_rules


def _load(request, code):
    return visible_or_404(document_rules.visible_to(request.actor).select_related("job", "programme"), code=code)


@require_POST
def group_report_documents(request, code):
    """Ask for the paper of a group report, in the workshop's language, as it stands now."""
    reports = group_report_rules.visible_to(request.actor).select_related(
        "group__topic", "group__breakout__workshop__programme__organisation", "group__breakout__workshop__language"
    )
    report = visible_or_404(reports, code=code)
    workshop = report.group.breakout.workshop
    return ask(
        request,
        kind=Document.Kind.GROUP_REPORT,
        subject=report,
        workshop=workshop,
        title=f"{report}, {workshop}",
        snapshot=group_report_query.snapshot(report),
    )


@never_cache
@require_safe
def document(request, code):
    """A paper being made, then ready. The same address answers htmx with the moving part alone."""
    document = _load(request, code)
    template = "_making.html" if request.htmx else "document.html"
    return render(request, f"reports/document/{template}", {"document": document})


@require_POST
def document_attempts(request, code):
    """Try again to make a paper that could not be made."""
    document_actions.again(document=_load(request, code), by=request.actor)
    return redirect("document", code=code)


@require_safe
def document_file(request, code):
    """The file itself, for those who may see what it is about."""
    document = _load(request, code)
    if document.job.state != Job.State.DONE or not document.file:
        raise Http404
    name = document.title.replace("/", "-")[:100]
    response = FileResponse(
        opened(document.file),
        # Word and Excel open beside the browser, a PDF in it.
        as_attachment=document.format != Document.Format.PDF,
        filename=f"{name}.{document.format}",
        content_type=upload_rules.KINDS[document.format][0],
    )
    response["Cache-Control"] = "private, no-store"
    return response
