from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accreditation.actions import screening as screenings
from accreditation.forms.screening import ScreeningForm
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import screening as screening_rules
from accreditation.views.asking import ask
from accreditation.views.candidacy import load
from programmes.rules.refusal import Conflict
from programmes.views.loading import must, visible_or_404
from programmes.views.upload import stream


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_screenings(request, code):
    """Record what a look at the papers said before the workshop."""
    found, back = load(request, code), reverse("candidacy", args=[code])
    must(candidacy_rules.can_manage(request.actor, found), _("Organisers of the programme record a pre-screening."))
    if request.method != "POST" and not candidacy_rules.can_screen(request.actor, found):
        raise Conflict(
            _("The route asks for no pre-screening, or the result of the workshop is recorded already."),
            next_url=back,
            next_label=_("Look at the page again"),
        )
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ScreeningForm(*sent)
    page = {"title": _("Pre-screening"), "lead": found.person, "back_label": found.person, "back_url": back}

    def record(**fields):
        return screenings.record(candidacy=found, by=request.actor, **fields)

    return ask(request, form, record, page=page, done=_("Recorded."))


@require_safe
def screening_file(request, code):
    found = visible_or_404(screening_rules.visible_to(request.actor).select_related("upload"), code=code)
    must(
        found.upload_id and candidacy_rules.can_manage(request.actor, found.candidacy),
        _("No file was kept, or it is for the organisers alone."),
    )
    return stream(found.upload)
