from django.utils.translation import gettext_lazy as _

from programmes.rules.moves import Move, Moves
from programmes.rules.refusal import Conflict
from workshops.models import Breakout, GroupReport, Recommendation
from workshops.rules import breakout as breakout_rules
from workshops.rules import group_report as group_report_rules

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
DECIDED = (S.ACCEPTED, S.AMENDED, S.NOT_ACCEPTED)
MOVES = Moves(
    Move("accept", (S.PROPOSED,), S.ACCEPTED, _("Accept"), can_decide, _is_heard),
    Move("amend", (S.PROPOSED,), S.AMENDED, _("Accept as amended"), can_decide, _is_heard),
    Move("reject", (S.PROPOSED,), S.NOT_ACCEPTED, _("Not accepted"), can_decide, _is_heard),
    Move("reopen", DECIDED, S.PROPOSED, _("Change"), can_decide),
)


def adopted(breakout):
    """The adopted list in the order of the decisions; its numbers are the places in this list."""
    return (
        Recommendation.objects.filter(breakout=breakout, state__in=Recommendation.ADOPTED)
        .select_related("report__group")
        .order_by("decided_at", "pk")
    )


def adopted_numbers(breakout):
    """{recommendation pk: number in the adopted list}"""
    return {pk: number for number, pk in enumerate(adopted(breakout).values_list("pk", flat=True), 1)}
