from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import answer as answers
from workshops.models import GroupReport, Recommendation
from workshops.rules import group_report as group_report_rules
from workshops.rules import recommendation as recommendation_rules

DETAILS = ("addressed_to", "lead", "by_when", "reason", "priority")


def write(*, report, text, epoch, by, recommendation=None, base_version=0, key="", sent=(), **details):
    """Write a recommendation; only its text is asked for. Returns it. Raises Overtaken when somebody was faster.

    `key` is made on the writer's device for a new one: a save whose answer was lost, sent again, finds its own row.
    `sent` are what this writer has sent since and got no answer for, {name: value} each: their own is not overtaken.
    """
    if not text.strip():
        raise Invalid(_("Write the recommendation in one line or more."), field="text")
    if recommendation is None and key:
        recommendation = report.recommendations.filter(key=key).first()
    name = f"r{recommendation.pk}" if recommendation else "r"
    revision = answers.keep(report=report, key=name, base_version=base_version, text=text, by=by)
    with refusals():
        answers.touch(report, epoch)
        answers.must_write(report, by)
        if recommendation is None:
            recommendation = _first(report, key, text=text, **details)
        else:
            _rewrite(report, recommendation, base_version, sent, text=text, **details)
        type(revision).objects.filter(pk=revision.pk).update(accepted=True, key=f"r{recommendation.pk}")
        return recommendation


def _first(report, key, **values):
    """A new recommendation. A save pressed twice makes one: nobody recommends the same thing twice."""
    same = report.recommendations.filter(**({"key": key} if key else values)).first()
    if same:
        return same
    last = report.recommendations.aggregate(last=Max("number"))["last"] or 0
    recommendation = Recommendation(report=report, breakout_id=report.group.breakout_id, number=last + 1, **values)
    if key:
        recommendation.key = key
    recommendation.full_clean(exclude=["code", "decided_at"])
    recommendation.save()
    return recommendation


def _rewrite(report, recommendation, base_version, sent, **values):
    for name, value in values.items():
        setattr(recommendation, name, value)
    recommendation.clean_fields(exclude=["code", "decided_at"])
    rows = Recommendation.objects.filter(pk=recommendation.pk, report=report)
    fresh = rows.filter(version=base_version, state=Recommendation.State.PROPOSED).update(
        version=base_version + 1, **values
    )
    if not fresh:
        current = _undecided(rows)
        if _says(current, values):
            pass
        elif any(_says(current, one) for one in sent):
            rows.update(version=current.version + 1, **values)
        else:
            raise answers.Overtaken(report, f"r{current.pk}", values["text"], current.text, current.version)
    recommendation.refresh_from_db()


def _says(recommendation, values):
    return all(getattr(recommendation, name) == value for name, value in values.items())


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
            raise answers.Overtaken(report, f"r{recommendation.pk}", "", recommendation.text, recommendation.version)
        if recommendation.merged.exists():
            raise Conflict(_("The plenary has merged another recommendation into this one. Its words stay."))
        history.record(
            "recommendations.remove",
            recommendation,
            by=by,
            programme=report.group.breakout.workshop.programme,
            text=recommendation.text,
        )
        recommendation.delete()


def decide(*, recommendation, act, by, amended_text="", deferred_to="", into=None):
    """Record what the plenary decided: accept, amend, defer, reject, merge, or reopen. The group's words never change.

    `deferred_to` says where to (“the regional network meeting, June”); `into` is the recommendation it is merged into.
    """
    if not recommendation_rules.can_decide(by, recommendation):
        raise NotAllowed(_("The facilitators record what the plenary decides."))
    amended_text = amended_text.strip()
    if act == "amend" and not amended_text:
        raise Invalid(_("Write the amended text, or accept the recommendation as it stands."), field="amended_text")
    if act == "amend" and amended_text == recommendation.text.strip():
        act, amended_text = "accept", ""
    if act == "merge" and (
        into is None or into.breakout_id != recommendation.breakout_id or into.pk == recommendation.pk
    ):
        raise Invalid(_("Choose another recommendation of this session."), field="into")
    with transaction.atomic():
        _tell(recommendation)
        if act == "merge":
            _must_take_it_in(into, recommendation)
            # What was merged into this one follows it; otherwise it would hang on words that are no longer adopted.
            Recommendation.objects.filter(merged_into=recommendation).update(merged_into=into)
        return perform(
            recommendation_rules.MOVES,
            recommendation,
            act,
            by=by,
            history_act=f"recommendations.{act}",
            programme=recommendation.breakout.workshop.programme,
            amended_text=amended_text if act == "amend" else "",
            deferred_to=deferred_to.strip()[:200] if act == "defer" else "",
            merged_into=into if act == "merge" else None,
            proposed_text="",
            mended_text="",
            decided_at=None if act == "reopen" else clock.now(),
        )


def _must_take_it_in(into, recommendation):
    """Two that are merged into each other at once would both be gone: both are locked, in one order."""
    both = Recommendation.objects.select_for_update(of=("self",)).filter(pk__in=[into.pk, recommendation.pk])
    into = next(one for one in both.order_by("pk") if one.pk == into.pk)
    if into.state in (Recommendation.State.MERGED, Recommendation.State.NOT_ACCEPTED):
        raise Invalid(_("That one was not adopted, or was merged itself. Choose another."), field="into")


def accept_open(*, report, by):
    """Accept all of this group that are still open, but for those that look like another. Returns how many.

    What is close to a recommendation of another group, and was not told apart, needs a decision of its own.
    """
    if not group_report_rules.can_facilitate(by, report):
        raise NotAllowed(_("The facilitators record what the plenary decides."))
    with transaction.atomic():
        still_open = report.recommendations.filter(state=Recommendation.State.PROPOSED)
        doubtful = recommendation_rules.near_duplicates(report.group.breakout)
        return len(
            [
                decide(recommendation=one, act="accept", by=by)
                for one in still_open.select_related("breakout__workshop__programme", "report")
                if one.pk not in doubtful
            ]
        )


def propose(*, recommendation, text, by):
    """Put an amendment before the room: the stage shows it marked, nothing is decided. Empty takes it away."""
    if not recommendation_rules.can_decide(by, recommendation):
        raise NotAllowed(_("The facilitators record what the plenary decides."))
    text = text.strip()
    with refusals():
        fresh = Recommendation.objects.filter(pk=recommendation.pk, state=Recommendation.State.PROPOSED)
        if not fresh.update(proposed_text="" if text == recommendation.text.strip() else text):
            raise Conflict(_("This recommendation has been decided. Take the decision back first."))
        _tell(recommendation)
        history.record(
            "recommendations.propose",
            recommendation,
            by=by,
            programme=recommendation.breakout.workshop.programme,
            text=text,
        )
        recommendation.refresh_from_db()
        return recommendation


def mend(*, recommendation, text, by):
    """Mend the wording of what was adopted: spelling, grammar, a name. Marked editorial; what was decided stays."""
    if not recommendation_rules.can_decide(by, recommendation):
        raise NotAllowed(_("The facilitators mend the wording of what was adopted."))
    text = text.strip()
    if not text:
        raise Invalid(_("Write the wording as it should stand."), field="text")
    with refusals():
        fresh = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
        if fresh.state not in Recommendation.ADOPTED:
            raise Conflict(_("Only what the plenary has adopted is mended. Others are changed by a decision."))
        before = fresh.final_text
        fresh.mended_text = "" if text == fresh.decided_text.strip() else text
        fresh.save(update_fields=["mended_text"])
        _tell(fresh)
        history.record(
            "recommendations.mend", fresh, by=by, programme=recommendation.breakout.workshop.programme, before=before
        )
        return fresh


def keep_apart(*, recommendation, other, by):
    """These two look alike and are not the same: they are not proposed for merging again."""
    if not recommendation_rules.can_decide(by, recommendation):
        raise NotAllowed(_("The facilitators record what the plenary decides."))
    if other.breakout_id != recommendation.breakout_id:
        raise Conflict(_("This recommendation belongs to another break-out."))
    with refusals():
        recommendation.kept_apart_from.add(other)
        _tell(recommendation)
        history.record(
            "recommendations.keep_apart",
            recommendation,
            by=by,
            programme=recommendation.breakout.workshop.programme,
            other=other.label,
        )


def _tell(recommendation):
    """Pages that follow the plenary look at the version of its reports."""
    GroupReport.objects.filter(pk=recommendation.report_id).update(version=F("version") + 1)
