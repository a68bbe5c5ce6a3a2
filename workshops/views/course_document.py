from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.views.loading import act, answer, must, visible_or_404
from programmes.views.upload import stream
from workshops.actions import course_document as course_document_actions
from workshops.forms.course_document import CourseDocumentForm
from workshops.rules import course_document as course_document_rules
from workshops.views.door import by_door
from workshops.views.workshop import load


@require_http_methods(["GET", "HEAD", "POST"])
def course_folder(request, code):
    """The course folder: what every participant receives, and one more document."""
    workshop = load(request, code)
    must(course_document_rules.can_see(request.actor, workshop), _("The folder is for the team and the participants."))
    can_write = course_document_rules.can_write(request.actor, workshop)
    must(can_write or request.method != "POST", _("Organisers and facilitators keep the course folder."))
    form = CourseDocumentForm(request.POST or None, request.FILES or None) if can_write else None
    if form and act(form, lambda **f: course_document_actions.add(workshop=workshop, by=request.actor, **f)):
        messages.success(request, _("In the folder."))
        return redirect("course_folder", code=code)
    documents = workshop.course_documents.select_related("upload", "language")
    context = {"workshop": workshop, "documents": documents, "form": form}
    return answer(request, "workshops/course_document/folder.html", context, form)


def _document(request, code):
    rows = course_document_rules.visible_to(request.actor).select_related("workshop__programme", "upload")
    return visible_or_404(rows, code=code)


@by_door
@require_safe
def course_document_file(request, code):
    return stream(_document(request, code).upload)


@require_POST
def course_document_removal(request, code):
    document = _document(request, code)
    course_document_actions.remove(document=document, by=request.actor)
    messages.success(request, _("Out of the folder."))
    return redirect("course_folder", code=document.workshop.code)
