from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import answer as answers
from workshops.models import Recommendation
from workshops.rules import group_report as group_report_rules
from workshops.rules import recommendation as recommendation_rules

DETAILS = ("addressed_to", "lead", "by_when", "reason", "priority")


def write(*, report, text, epoch, by, recommendation=None, base_version=0, **details):
    """Write a recommendation; only its text is asked for. Returns it. Raises Overtaken when somebody was faster."""
    if not text.strip():
        raise Invalid(_("Write the recommendation in one line or more."), field="text")
    key = f"r{recommendation.pk}" if recommendation else "r"
    revision = answers.keep(report=report, key=key, base_version=base_version, text=text, by=by)
    with refusals():
        answers.touch(report, epoch)
        answers.must_write(report, by)
        if recommendation is None:
            recommendation = _first(report, text=text, **details)
        else:
            _rewrite(report, recommendation, base_version, text=text, **details)
        type(revision).objects.filter(pk=revision.pk).update(accepted=True)
        return recommendation


def _first(report, **values):
    """A new recommendation. A save pressed twice makes one: nobody recommends the same thing twice."""
    same = report.recommendations.filter(**values).first()
    if same:
        return same
    last = report.recommendations.aggregate(last=Max("number"))["last"] or 0
    recommendation = Recommendation(report=report, breakout_id=report.group.breakout_id, number=last + 1, **values)
    recommendation.full_clean(exclude=["code", "decided_at"])
    recommendation.save()
    return recommendation


def _rewrite(report, recommendation, base_version, **values):
    for name, value in values.items():
        setattr(recommendation, name, value)
    recommendation.clean_fields(exclude=["code", "decided_at"])
    rows = Recommendation.objects.filter(pk=recommendation.pk, report=report)
    fresh = rows.filter(version=base_version, state=Recommendation.State.PROPOSED).update(
        version=base_version + 1, **values
    )
    if not fresh:
        current = _undecided(rows)
        if any(getattr(current, name) != value for name, value in values.items()):
            raise answers.Overtaken(f"r{current.pk}", values["text"], current.text, current.version)
    recommendation.refresh_from_db()


def _undecided(rows):
    """The one row of `rows`, as long as it is the group's to change."""
    current = rows.first()
    if current is None:
        raise Conflict(_("This recommendation was taken out in the meantime."))
    if current.state != Recommendation.State.PROPOSED:
        raise Conflict(_("The plenary has decided on this recommendation. Its words stay as they are."))
    return current


def remove(*, recommendation, base_version, epoch, by):
    """Take a recommendation out of the draft; its words stay in History. Words not seen yet are not taken out."""
    report = recommendation.report
    if not group_report_rules.can_write(by, report):
        raise NotAllowed(_("The secretary of the group writes the report."))
    with transaction.atomic():
        answers.touch(report, epoch)
        recommendation = _undecided(Recommendation.objects.select_for_update().filter(pk=recommendation.pk))
        if recommendation.version != base_version:
            raise answers.Overtaken(f"r{recommendation.pk}", "", recommendation.text, recommendation.version)
        history.record(
            "recommendations.remove",
            recommendation,
            by=by,
            programme=report.group.breakout.workshop.programme,
            text=recommendation.text,
        )
        recommendation.delete()


def decide(*, recommendation, act, by, amended_text=""):
    """Record what the plenary decided: accept, amend, reject, or reopen. The group's own words never change."""
    if not recommendation_rules.can_decide(by, recommendation):
        raise NotAllowed(_("The facilitators record what the plenary decides."))
    amended_text = amended_text.strip()
    if act == "amend" and not amended_text:
        raise Invalid(_("Write the amended text, or accept the recommendation as it stands."), field="amended_text")
    if act == "amend" and amended_text == recommendation.text.strip():
        act, amended_text = "accept", ""
    return perform(
        recommendation_rules.MOVES,
        recommendation,
        act,
        by=by,
        history_act=f"recommendations.{act}",
        programme=recommendation.breakout.workshop.programme,
        amended_text=amended_text if act == "amend" else "",
        decided_at=None if act == "reopen" else clock.now(),
    )


def accept_open(*, report, by):
    """Accept all of this group that are still open. Returns how many."""
    if not group_report_rules.can_facilitate(by, report):
        raise NotAllowed(_("The facilitators record what the plenary decides."))
    with transaction.atomic():
        still_open = report.recommendations.filter(state=Recommendation.State.PROPOSED)
        return len(
            [
                decide(recommendation=one, act="accept", by=by)
                for one in still_open.select_related("breakout__workshop__programme", "report")
            ]
        )
