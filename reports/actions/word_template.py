"""The Word paper of a programme: its letterhead, styles and footer carry every Word paper of the programme."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import upload as uploads
from programmes.actions.refusals import refusals
from programmes.rules import upload as upload_rules
from programmes.rules.refusal import Invalid, NotAllowed
from reports.documents import word
from reports.models import WordTemplate
from reports.rules import word_template as word_template_rules


def keep(*, programme, file, by):
    """Use this .docx from now on. Papers already made keep the one they were made with."""
    _may(by, programme)
    content = upload_rules.content_of(file)
    upload_rules.checked_kind(file.name, content, ("docx",))
    word_template_rules.require_harmless(content)
    try:
        word.opened(content)
    except word.NotAWordFile as error:
        sentence = _("The file cannot be opened. Open it in Word and save it as .docx.")
        raise Invalid(sentence, field="file") from error
    file.seek(0)
    with refusals():
        upload = uploads.keep(programme=programme, file=file, by=by, allowed=("docx",))
        template, _made = WordTemplate.objects.update_or_create(programme=programme, defaults={"upload": upload})
        history.record("word_templates.keep", template, by=by, sha256=upload.sha256)
        return template


def remove(*, programme, by):
    """Clean paper again."""
    _may(by, programme)
    with refusals():
        for template in WordTemplate.objects.filter(programme=programme).select_related("upload"):
            history.record("word_templates.remove", template, by=by, sha256=template.upload.sha256)
            template.delete()


def _may(by, programme):
    if not word_template_rules.can_change(by, programme):
        raise NotAllowed(_("The organisers choose the Word template of a programme."))
