"""How somebody stands towards one requirement: a certificate that was seen, a demonstration passed or not yet."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import upload as uploads
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import Participation, Requirement, RequirementResult
from workshops.rules import attendance as attendance_rules
from workshops.rules import requirement as requirement_rules

State = RequirementResult.State


def record(
    *, participation, requirement, state, by, dated_on=None, seen_by="", reference="", note=None, file=None, seen=None
):
    """Record a result, or put it right. Of one tap the date is today and whoever tapped has seen it.

    `seen` is the version of the result on the page that was pressed, 0 for none; another one by now is a Conflict,
    unless it says the same. What is not given stays as it was.
    """
    workshop = participation.workshop
    if not requirement_rules.can_record(by, workshop):
        raise NotAllowed(_("The team of the workshop records results, while it is open for writing."))
    if participation.person_id and participation.person_id == by.person_id:
        raise NotAllowed(_("Nobody records a result of their own."))
    if state not in State.values:
        raise Invalid(_("Say whether it is passed, or not yet."), field="state")
    if state == State.NOT_YET and requirement.kind == Requirement.Kind.PREREQUISITE:
        raise Invalid(_("A certificate is there or it is not: take back what was recorded."), field="state")
    today = workshop.today(clock.now())
    if dated_on and dated_on > today:
        raise Invalid(_("This day is still to come."), field="dated_on")
    upload = uploads.keep(programme=workshop.programme, file=file, by=by) if file else None
    with refusals():
        _lock(participation)
        result = RequirementResult.objects.filter(participation=participation, requirement=requirement).first()
        version = result.version if result else 0
        if seen is not None and seen != version:
            if result and result.state == state:
                return result
            raise Conflict(_("Somebody has recorded this meanwhile. Look at the page again."))
        before = result.state if result else ""
        result = result or RequirementResult(participation=participation, requirement=requirement, version=0)
        result.state = state
        result.dated_on = dated_on or (result.dated_on if before == state else None) or today
        result.seen_by = seen_by.strip() or (result.seen_by if before == state else "") or by.label
        result.reference = reference.strip() or result.reference
        result.note = result.note if note is None else note.strip()
        result.upload = upload or result.upload
        result.recorded_by, result.recorded_at = by.recorded_person, clock.now()
        result.version += 1
        result.full_clean(exclude=["code", "recorded_by"])
        result.save()
        history.record(
            "requirement_results.record",
            participation,
            by=by,
            programme=workshop.programme,
            from_state=before,
            to_state=state,
            requirement=str(requirement),
            reference=result.reference,
        )
        return result


def take_back(*, result, by):
    """It was somebody else, or a mistake. History keeps what it said; the file stays among the programme's."""
    participation = result.participation
    if not requirement_rules.can_record(by, participation.workshop):
        raise NotAllowed(_("The team of the workshop records results, while it is open for writing."))
    with refusals():
        _lock(participation)
        history.record(
            "requirement_results.take_back",
            participation,
            by=by,
            programme=participation.workshop.programme,
            from_state=result.state,
            requirement=str(result.requirement),
            dated_on=result.dated_on,
            seen_by=result.seen_by,
            reference=result.reference,
        )
        result.delete()


def _lock(participation):
    row = Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
    if row.state in attendance_rules.NOT_THERE or not row.is_trainee:
        raise Conflict(_("{name} is not among the participants any more.").format(name=participation))
