"""How a programme's certificates look: each writing is a new version, and what was issued keeps the one it has."""

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import upload as uploads
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules import upload as upload_rules
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.documents.certificate_check import problem_of
from reports.models import CertificateTemplate
from reports.queries.certificate_sample import sample
from reports.rules import certificate_template as template_rules


def write(*, programme, kind, by, seen, look, files=None):
    """Write the next version. `seen` is the number of the version that was on the page, 0 for none.

    `look` is as `template_rules.empty` gives it. `files` are {"logo-0" | … | "seal" | "signature-0" | …: uploaded
    file}, each in the place of the picture that was there. Whatever could not be printed is refused here.
    """
    _may(by, programme)
    files = files or {}
    template_rules.require_look(look)
    drawn = {place: _drawn(file, place) for place, file in files.items()}
    with refusals():
        now = template_rules.current(programme, kind)
        if (now.version if now else 0) != seen:
            raise Conflict(_("Somebody has just saved another version. Open the page again before you write."))
        kept = {place: _keep(programme, content, files[place], by) for place, content in drawn.items()}
        template = CertificateTemplate(
            programme=programme,
            kind=kind,
            version=seen + 1,
            written_by=by.recorded_person,
            written_at=clock.now(),
            **template_rules.with_pictures(look, kept),
        )
        if sentence := problem_of(sample(template)):
            raise Invalid(sentence, field="body_0")
        template.full_clean(exclude=["code"])
        template.save()
        history.record("certificate_templates.write", template, by=by, kind=kind, version=template.version)
        return template


def write_own(*, programme, kind, by, seen):
    """Back to the portal's own words and frame, as a version of its own: what was issued keeps what it has."""
    return write(programme=programme, kind=kind, by=by, seen=seen, look=template_rules.empty())


def _may(by, programme):
    if not template_rules.can_change(by, programme):
        raise NotAllowed(_("The programme administrator says how certificates look."))


def _drawn(file, place):
    return template_rules.picture(upload_rules.content_of(file), file.name, place)


def _keep(programme, content, file, by):
    name = upload_rules.shown_name(file.name).rpartition(".")[0] + ".jpg"
    upload = uploads.keep(programme=programme, file=ContentFile(content, name=name), by=by, allowed=("jpg",))
    return {"code": upload.code, "sha256": upload.sha256}
