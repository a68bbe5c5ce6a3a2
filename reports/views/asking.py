"""A paper is asked for: the same in every view, whatever the paper is about."""

from django.shortcuts import redirect

from reports.actions import document as document_actions
from reports.models import Document
from reports.rules import word_template as word_template_rules


def ask(request, *, kind, subject, title, snapshot, workshop=None, programme=None, format=Document.Format.PDF):
    """Ask for the paper of `snapshot`, in Word on the programme's own paper, and lead to where it is being made."""
    programme = programme or workshop.programme
    template = word_template_rules.of(programme) if format == Document.Format.DOCX else None
    document = document_actions.ask(
        kind=kind,
        format=format,
        subject=subject,
        programme=programme,
        title=title,
        language=snapshot["language"],
        snapshot=snapshot | ({"word_template": template} if template else {}),
        by=request.actor,
    )
    return redirect("document", code=document.code)
