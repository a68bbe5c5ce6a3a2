"""What the plenary page, the stage and the cue card show, in a bounded number of queries."""

from collections import defaultdict

from workshops.models import Breakout, Recommendation, RoomClock
from workshops.rules import breakout as breakout_rules
from workshops.rules import group_report as group_report_rules
from workshops.rules import recommendation as recommendation_rules
from workshops.rules import room_clock as room_clock_rules
from workshops.rules.redline import redline
from workshops.rules.room import groups_with_members

S = Recommendation.State


def plenary(breakout, actor):
    """The order of presentation, each group's recommendations with their decisions, the list as it grows."""
    recommendations = defaultdict(list)
    for one in breakout.recommendations.select_related("report__group", "merged_into__report__group"):
        recommendations[one.report_id].append(one)
    clock = room_clock_rules.of(breakout)
    presenting = clock["group"] if clock and clock["phase"] == RoomClock.Phase.PRESENTATION else None
    groups = [(group, members, recommendations[group.report.pk]) for group, members in groups_with_members(breakout)]
    numbers = recommendation_rules.adopted_numbers(breakout)
    return {
        "groups": [
            {
                "group": group,
                "report": group.report,
                "spokesperson": next((m for m in members if m.is_spokesperson), None),
                "all": rows,
                "is_presenting": presenting is not None and presenting.pk == group.pk,
                "adopted": sum(1 for one in rows if one.state in Recommendation.ADOPTED),
                "open": sum(1 for one in rows if one.state == S.PROPOSED),
            }
            for group, members, rows in groups
        ],
        "clock": clock if presenting else None,
        "presenting": presenting,
        "adopted": [(numbers[one.pk], one) for one in recommendation_rules.adopted(breakout)],
        "numbers": numbers,
        "can_facilitate": breakout_rules.can_facilitate(actor, breakout),
        "is_open": breakout.state == Breakout.State.PLENARY,
    }


def shown(context, letter=""):
    """The group the page is about: the one asked for, the one before the plenary, the first with something to do."""
    groups = context["groups"]
    return (
        next((row for row in groups if row["group"].letter == letter), None)
        or next((row for row in groups if row["is_presenting"]), None)
        or next((row for row in groups if row["report"].presented_at is None or row["open"]), None)
        or (groups[0] if groups else None)
    )


def following(context, row):
    """The next group that has not been heard, in order; None when all have."""
    rest = [one for one in context["groups"] if one is not row and one["report"].presented_at is None]
    return rest[0] if rest else None


def next_call(context, row):
    """Whom the key of the stage calls: the group on the wall while it has not been heard, then the one that follows."""
    return row if row["report"].presented_at is None else following(context, row)


def rows(breakout, row, actor):
    """The group's recommendations as the page draws them, and what may be done with its report."""
    report, moves = row["report"], group_report_rules.MOVES
    alike = recommendation_rules.near_duplicates(breakout) if row["open"] else {}
    drawn = [_drawn(one, alike.get(one.pk)) for one in row["all"]]
    still_open = [line for line in drawn if line["is_open"]]
    focus = breakout.focus_id if any(line["one"].pk == breakout.focus_id for line in still_open) else None
    return {
        "rows": drawn,
        "heard": report.state in recommendation_rules.HEARD,
        "acceptable": sum(1 for line in still_open if not line["alike"]),
        "current": focus or (still_open[0]["one"].pk if still_open else None),
        "can_see": group_report_rules.visible_to(actor).filter(pk=report.pk).exists(),
        "can_accept": moves.allows("accept", actor, report),
        "can_return": moves.allows("return", actor, report),
        "can_submit": moves.allows("submit", actor, report),
    }


def _drawn(one, alike):
    """One recommendation: the group's words, marked where the plenary changed them or is about to."""
    after = one.amended_text or one.proposed_text
    return {
        "one": one,
        "parts": redline(one.text, after) if after else [],
        "mended": redline(one.decided_text, one.mended_text) if one.mended_text else [],
        "is_open": one.state == S.PROPOSED,
        "is_adopted": one.state in Recommendation.ADOPTED,
        "is_proposed": one.state == S.PROPOSED and bool(one.proposed_text),
        "alike": alike,
    }


def targets(context, shown_row):
    """Into what a recommendation of this group may be merged: what is open or adopted, in the order of the groups."""
    return [
        other
        for row in context["groups"]
        for other in row["all"]
        if other.state not in (S.MERGED, S.NOT_ACCEPTED) and (row is shown_row or row["report"].presented_at)
    ]
