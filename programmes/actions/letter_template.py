"""A programme's own words of a letter."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import LetterTemplate
from programmes.rules import letter_template as letter_template_rules
from programmes.rules.refusal import Invalid, NotAllowed


def save(*, programme, kind, language, subject, body, by):
    """Keep the programme's own words for one kind of letter in one language."""
    _may(by, programme)
    for field, text in (("subject", subject), ("body", body)):
        unknown = letter_template_rules.unknown_fields(text)
        if unknown:
            sentence = ngettext("{names} is no field.", "{names} are no fields.", len(unknown))
            known = ", ".join(f"[{name}]" for name in letter_template_rules.FIELDS)
            raise Invalid(
                sentence.format(names=", ".join(unknown)) + " " + _("The fields are: {fields}.").format(fields=known),
                field=field,
            )
    with refusals():
        template, _made = LetterTemplate.objects.update_or_create(
            programme=programme,
            kind=kind,
            language=language,
            defaults={"subject": " ".join(subject.split()), "body": body.replace("\r\n", "\n").strip() + "\n"},
        )
        history.record("letter_templates.save", template, by=by, title=template.subject, words=template.body)
        return template


def restore(*, programme, kind, language, by):
    """Give the programme's own words up, so that the portal's hold again. History keeps what stood there."""
    _may(by, programme)
    with refusals():
        for template in LetterTemplate.objects.filter(programme=programme, kind=kind, language=language):
            history.record("letter_templates.restore", template, by=by, title=template.subject, words=template.body)
            template.delete()


def _may(by, programme):
    if not letter_template_rules.can_edit(by, programme):
        raise NotAllowed(_("The organisers write the letters of a programme."))
