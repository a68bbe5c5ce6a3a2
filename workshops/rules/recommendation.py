from django.utils.translation import gettext_lazy as _

from programmes.rules.moves import Move, Moves
from programmes.rules.refusal import Conflict
from workshops.models import Breakout, GroupReport, Recommendation
from workshops.rules import breakout as breakout_rules
from workshops.rules import group_report as group_report_rules
from workshops.rules import likeness

HEARD = (
    GroupReport.State.PRESENTED,
    GroupReport.State.SUBMITTED,
    GroupReport.State.RETURNED,
    GroupReport.State.ACCEPTED,
)


def visible_to(actor):
    return Recommendation.objects.filter(report__in=group_report_rules.visible_to(actor))


def can_decide(actor, recommendation):
    """The facilitator records what the plenary decides."""
    return breakout_rules.can_facilitate(actor, recommendation.breakout)


def _is_heard(recommendation):
    if recommendation.breakout.state not in (Breakout.State.PLENARY, Breakout.State.CLOSED):
        raise Conflict(_("The plenary has not been called yet."))
    if recommendation.report.state not in HEARD:
        raise Conflict(_("The group has not presented yet."))


S = Recommendation.State
DECIDED = (S.ACCEPTED, S.AMENDED, S.DEFERRED, S.NOT_ACCEPTED, S.MERGED)
MOVES = Moves(
    Move("accept", (S.PROPOSED,), S.ACCEPTED, _("Accept"), can_decide, _is_heard),
    Move("amend", (S.PROPOSED,), S.AMENDED, _("Accept as amended"), can_decide, _is_heard),
    Move("merge", (S.PROPOSED,), S.MERGED, _("Merge"), can_decide, _is_heard),
    Move("defer", (S.PROPOSED,), S.DEFERRED, _("Defer"), can_decide, _is_heard),
    Move("reject", (S.PROPOSED,), S.NOT_ACCEPTED, _("Not accepted"), can_decide, _is_heard),
    Move("reopen", DECIDED, S.PROPOSED, _("Change"), can_decide),
)


def adopted(breakout):
    """The adopted list in the order of the decisions; its numbers are the places in this list."""
    return (
        Recommendation.objects.filter(breakout=breakout, state__in=Recommendation.ADOPTED)
        .select_related("report__group")
        .prefetch_related("merged__report__group")
        .order_by("decided_at", "pk")
    )


def adopted_numbers(breakout):
    """{recommendation pk: number in the adopted list}; what was merged has the number of what it was merged into."""
    rows = Recommendation.objects.filter(breakout=breakout, state__in=Recommendation.ADOPTED)
    in_order = rows.order_by("decided_at", "pk").values_list("pk", flat=True)
    numbers = {pk: number for number, pk in enumerate(in_order, 1)}
    merged = Recommendation.objects.filter(breakout=breakout, state=S.MERGED).values_list("pk", "merged_into")
    return numbers | {pk: numbers[into] for pk, into in merged if into in numbers}


def near_duplicates(breakout):
    """{pk of an open one: the recommendation of another group it looks like}, for those nobody has told apart."""
    rows = list(
        Recommendation.objects.filter(breakout=breakout)
        .exclude(state__in=[S.MERGED, S.NOT_ACCEPTED])
        .select_related("report__group")
        .prefetch_related("kept_apart_from")
    )
    marks = {one.pk: likeness.marks(one.final_text) for one in rows}
    found = {}
    for one in rows:
        if one.state != S.PROPOSED:
            continue
        apart = {other.pk for other in one.kept_apart_from.all()}
        scores = [
            (likeness.score(marks[one.pk], marks[other.pk]), -_rank(other), other)
            for other in rows
            if other.report_id != one.report_id and other.pk not in apart and _came_before(other, one)
        ]
        best = max(scores, key=lambda row: row[:2], default=None)
        if best and best[0] >= likeness.ALIKE:
            found[one.pk] = best[2]
    return found


def _came_before(other, one):
    """Only the later one of a pair is asked about: decided ones first, then the order of the groups."""
    return other.state != S.PROPOSED or _rank(other) < _rank(one)


def _rank(one):
    return ord(one.report.group.letter[0]) * 1000 + one.number
