"""What became of a recommendation: each report is a row of its own, and what was said before stays."""

from datetime import time, timedelta

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import FollowUp, Recommendation, StatusReport
from workshops.rules import follow_up as follow_up_rules
from workshops.rules import follow_up_contact as contact_rules
from workshops.rules import status_report as status_report_rules

# The same words again within this time are the same page sent twice.
SENT_TWICE = timedelta(hours=1)
LONGEST = 1000


def report(*, contact, reported_by, statuses, by):
    """What those addressed say by their link, saved together. `statuses`: {code of a recommendation: (status, words)}.

    Returns the StatusReports, those of a page that was sent twice once.
    """
    if not contact_rules.can_answer(by, contact):
        raise NotAllowed(_("This link is for somebody else."))
    reported_by = _name(reported_by)
    if not statuses:
        raise Invalid(_("Choose what became of at least one recommendation."))
    with refusals():
        rows = list(contact_rules.same_person(contact).select_for_update())
        follow_up = FollowUp.objects.select_related("workshop__programme").get(pk=contact.follow_up_id)
        _must_run(follow_up)
        adopted = follow_up_rules.adopted_in(follow_up.workshop)
        asked = {one.code: one for one in contact_rules.asked_about(rows, adopted)}
        if not asked.keys() >= statuses.keys():
            raise Conflict(_("The list of recommendations has changed. Look at the page again."))
        now = clock.now()
        written = [
            _write(asked[code], status, words, reported_by, now, asked[code].contact)
            for code, (status, words) in statuses.items()
        ]
        fresh = [one for one, is_new in written if is_new]
        if fresh:
            history.record(
                "status_reports.report",
                contact,
                by=by,
                programme=follow_up.workshop.programme,
                reported_by=reported_by,
                statuses={one.recommendation.adopted_number: one.status for one in fresh},
            )
        return [one for one, _is_new in written]


def record(*, recommendation, status, reported_by, by, words="", reported_on=None):
    """Put down what somebody said by telephone or letter, on the day they said it. Returns the StatusReport."""
    workshop = recommendation.breakout.workshop
    if not status_report_rules.can_record(by, recommendation):
        raise NotAllowed(_("Organisers put down what came by telephone or letter."))
    reported_by = _name(reported_by)
    today = workshop.today(clock.now())
    if reported_on and not workshop.starts_on <= reported_on <= today:
        raise Invalid(_("Give a day between the workshop and today."), field="reported_on")
    with refusals():
        recommendation = (
            Recommendation.objects.select_for_update(of=("self",)).select_related("breakout").get(pk=recommendation.pk)
        )
        follow_up = follow_up_rules.of_workshop(workshop)
        if follow_up is None:
            raise Conflict(_("The follow-up of this workshop is off."))
        _must_run(follow_up)
        if recommendation.state not in Recommendation.ADOPTED:
            raise Conflict(_("Only what the plenary has adopted is followed up."))
        at = workshop.moment(reported_on, time(12)) if reported_on and reported_on < today else clock.now()
        written, is_new = _write(recommendation, status, words, reported_by, at)
        if is_new:
            history.record(
                "status_reports.record",
                recommendation,
                by=by,
                programme=workshop.programme,
                reported_by=reported_by,
                status=status,
            )
        return written


def _name(reported_by):
    name = " ".join(reported_by.split())
    if not name:
        raise Invalid(_("Give the name of whoever reports."), field="reported_by")
    return name


def _must_run(follow_up):
    if not follow_up_rules.is_running(follow_up):
        raise Conflict(_("The follow-up of this workshop is off."))


def _write(recommendation, status, words, reported_by, at, contact=None):
    """(StatusReport, is it new)"""
    words = words.strip().replace("\r\n", "\n")
    if len(words) > LONGEST:
        raise Invalid(_("Say it in fewer words."), field="words")
    same = StatusReport.objects.filter(
        recommendation=recommendation,
        status=status,
        words=words,
        reported_by=reported_by,
        reported_at__gt=at - SENT_TWICE,
        reported_at__lte=at,
    ).first()
    if same:
        same.recommendation = recommendation
        return same, False
    made = StatusReport(
        recommendation=recommendation,
        contact=contact,
        status=status,
        words=words,
        reported_by=reported_by,
        reported_at=at,
    )
    made.full_clean(exclude=["code", "recommendation", "contact"])
    made.save()
    return made, True
