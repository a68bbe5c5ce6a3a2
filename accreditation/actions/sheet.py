from django.db.models import F
from django.utils.translation import gettext as _

from accreditation.actions import assessment as assessments
from accreditation.models import Candidacy, Sheet
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import sheet as sheet_rules
from programmes.actions import box, history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


def begin(*, candidacy, by):
    """Begin one's own sheet about a candidate; begun already, it is that one."""
    if not (by.party_id and candidacy_rules.may_assess(by, candidacy)):
        raise NotAllowed(_("Assessors of the programme, and those who taught the workshop, assess; never themselves."))
    found = sheet_rules.own_sheet(by, candidacy)
    if found:
        return found
    with refusals():
        candidacy = _to_assess(candidacy)
        if not sheet_rules.can_begin(by, candidacy):
            raise Conflict(_("You have signed an assessment of this candidate, or stand on another side of the case."))
        return _begun(candidacy, by, assessor=by.party)


def begin_paper(*, candidacy, assessor, filled_on, by):
    """A sheet that was filled in on paper, to be typed in: whose it is, and the day it was signed."""
    if not sheet_rules.can_type_in(by, candidacy):
        raise NotAllowed(_("Organisers who do not assess this candidate themselves type a paper in."))
    with refusals():
        candidacy = _to_assess(candidacy)
        if not sheet_rules.assessors_of(candidacy).filter(pk=assessor.pk).exists():
            raise Invalid(_("Choose somebody who may assess this candidate and has no sheet yet."), field="assessor")
        workshop = candidacy.participation.workshop
        if not workshop.starts_on <= filled_on <= workshop.today(clock.now()):
            raise Invalid(_("The day is between the first day of the workshop and today."), field="filled_on")
        return _begun(candidacy, by, assessor=assessor, filled_on=filled_on, typed_in_by=by.person)


def _to_assess(candidacy):
    candidacy = Candidacy.objects.select_for_update(of=("self",)).get(pk=candidacy.pk)
    if candidacy.state != Candidacy.State.ENROLLED:
        raise Conflict(
            _("The candidate stands at “{state}”; there is nothing to assess now.").format(
                state=candidacy.get_state_display()
            )
        )
    return candidacy


def _begun(candidacy, by, assessor, **paper):
    sheet = Sheet(candidacy=candidacy, attempt=candidacy.attempt, assessor=assessor, begun_at=clock.now(), **paper)
    sheet.validate_constraints()
    sheet.save()
    of_whom = {"typed_in_for": str(assessor)} if paper else {}
    history.record("sheets.begin", candidacy, by=by, attempt=candidacy.attempt, **of_whom)
    return sheet


def write_form(*, sheet, boxes, by, sent=None):
    """Save what the page sent: `boxes` {key: (text, version)}; `sent` as in `programmes.actions.box.write`.

    Box by box, so that one that was overtaken does not hold up the others. Returns {key: new version, or Refused}.
    """
    criteria, sent = list(sheet.candidacy.route.criteria.all()), sent or {}
    return {
        key: box.attempt(_write, sheet=sheet, criteria=criteria, key=key, text=text, base_version=version, by=by,
                         sent=sent.get(key, ()))
        for key, (text, version) in boxes.items()
    }  # fmt: skip


def _write(*, sheet, criteria, key, text, base_version, by, sent):
    try:
        choices = sheet_rules.allowed(key, criteria)
    except KeyError:
        raise Invalid(_("The form has no such box.")) from None
    if choices and text not in ("", *choices):
        raise Invalid(_("Choose one of the answers."), field=key)
    if not sheet_rules.can_hold(by, sheet):
        raise NotAllowed(_("Whoever assesses writes their own sheet."))

    def enter():
        _touch(sheet)

    return box.write(owner=sheet, key=key, text=text, base_version=base_version, by=by, enter=enter, sent=sent)


def _touch(sheet, **changes):
    """First of every write: the row says whether writing is still possible, and puts two devices in line."""
    draft = Sheet.objects.filter(pk=sheet.pk, state=Sheet.State.DRAFT)
    if not draft.update(version=F("version") + 1, **changes):
        raise Conflict(
            _("The sheet was signed in the meantime. Your text is kept; withdraw the signature to change it.")
        )


def sign(*, sheet, by):
    """Sign what stands on the sheet; it is frozen. Raises assessments.Incomplete with all that is missing."""
    if not sheet_rules.can_hold(by, sheet):
        raise NotAllowed(_("Whoever assesses signs their own sheet; an organiser, a paper that was signed."))
    with refusals():
        _touch(sheet, state=Sheet.State.SIGNED)
        sheet = Sheet.objects.select_related("candidacy__route", "candidacy__participation__workshop").get(pk=sheet.pk)
        if not sheet_rules.is_current(sheet):
            raise Conflict(_("The result has been recorded; this sheet belongs to an attempt that is over."))
        criteria = list(sheet.candidacy.route.criteria.all())
        read = sheet_rules.filled(sheet, criteria)
        missing = sheet_rules.missing(read, criteria)
        if missing:
            raise assessments.Incomplete(missing)
        return assessments.sign(
            candidacy=sheet.candidacy,
            by=by,
            scores=read.scores,
            recommends=read.recommends,
            remarks=read.remarks,
            lessons="\n".join(read.lessons),
            paper=sheet if sheet.is_paper else None,
        )
