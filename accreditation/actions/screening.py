from django.utils.translation import gettext as _

from accreditation.models import Candidacy, Screening
from accreditation.rules import candidacy as candidacy_rules
from programmes.actions import history
from programmes.actions import upload as uploads
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


def record(*, candidacy, by, is_met, screened_by, screened_on, note="", file=None):
    """What a look at the papers said. A later look is another row; the latest one counts."""
    if not candidacy_rules.can_manage(by, candidacy):
        raise NotAllowed(_("Organisers of the programme record a pre-screening; nobody their own."))
    if screened_on > clock.today():
        raise Invalid(_("This day is still to come."), field="screened_on")
    if not is_met and not note.strip():
        raise Invalid(_("Say what is not met."), field="note")
    upload = uploads.keep(programme=candidacy.programme, file=file, by=by) if file else None
    with refusals():
        candidacy = Candidacy.objects.select_for_update(of=("self",)).select_related("route").get(pk=candidacy.pk)
        if not candidacy_rules.can_screen(by, candidacy):
            raise Conflict(_("The route asks for no pre-screening, or the result of the workshop is recorded already."))
        screening = Screening(
            candidacy=candidacy,
            is_met=is_met,
            note=note.strip(),
            screened_by=screened_by.strip(),
            screened_on=screened_on,
            upload=upload,
            recorded_by=by.recorded_person,
            recorded_at=clock.now(),
        )
        screening.full_clean(exclude=["code", "recorded_by"])
        screening.save()
        history.record("screenings.record", candidacy, by=by, is_met=is_met, screened_by=screening.screened_by)
        return screening
