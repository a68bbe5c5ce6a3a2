"""The course folder: kept by the team, read by those who take part."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.rules.refusal import Invalid, NotAllowed
from workshops.actions import course_document as course_documents
from workshops.rules import course_document as course_document_rules


def pdf():
    return SimpleUploadedFile("Guide.pdf", b"%PDF-1.7 words")


def test_a_facilitator_puts_a_document_in_and_takes_it_out(workshop, facilitator, stranger):
    document = course_documents.add(workshop=workshop, file=pdf(), title="", by=facilitator)
    assert document.title == "Guide.pdf"
    assert document not in course_document_rules.visible_to(stranger)
    with pytest.raises(NotAllowed):
        course_documents.remove(document=document, by=stranger)
    course_documents.remove(document=document, by=facilitator)
    assert not workshop.course_documents.exists()


def test_a_file_in_disguise_is_refused_beside_the_field(workshop, organiser):
    with pytest.raises(Invalid) as refused:
        course_documents.add(
            workshop=workshop, file=SimpleUploadedFile("guide.pdf", b"MZ program"), title="Guide", by=organiser
        )
    assert refused.value.field == "file"
