from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import upload as uploads
from programmes.actions.refusals import refusals
from programmes.rules.refusal import NotAllowed
from workshops.models import CourseDocument
from workshops.rules import course_document as course_document_rules


def add(*, workshop, file, title, by, version="", language=None):
    """Put a document into the course folder."""
    if not course_document_rules.can_write(by, workshop):
        raise NotAllowed(_("Organisers and facilitators keep the course folder."))
    with refusals():
        upload = uploads.keep(programme=workshop.programme, file=file, by=by)
        document = CourseDocument(
            workshop=workshop, title=title or upload.name, version=version, language=language, upload=upload
        )
        document.full_clean(exclude=["code"])
        document.save()
        history.record("course_documents.add", document, by=by, programme=workshop.programme)
        return document


def remove(*, document, by):
    """Take a document out of the folder. The file stays: another workshop may share it."""
    if not course_document_rules.can_write(by, document.workshop):
        raise NotAllowed(_("Organisers and facilitators keep the course folder."))
    with refusals():
        history.record(
            "course_documents.remove", document, by=by, programme=document.workshop.programme, title=document.title
        )
        document.delete()
