"""What a break-out gave to the outcome document: its method, its groups with what they said, and what was adopted."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.queries import adopted_list
from reports.queries.group_report import row
from workshops.models import Group, Part, Recommendation
from workshops.rules import recommendation as recommendation_rules

S = Recommendation.State


def breakouts(workshop):
    """The break-outs that were set up, with everything the document reads of them in a fixed number of queries."""
    if not workshop.has_part(Part.BREAKOUT):
        return []
    rows = Recommendation.objects.select_related("report__group", "merged_into__report__group").order_by("number")
    groups = Group.objects.select_related("topic", "report").prefetch_related(
        "report__answers__question", Prefetch("report__recommendations", queryset=rows)
    )
    return list(
        workshop.breakouts.select_related("agenda_item", "workshop__programme").prefetch_related(
            Prefetch("groups", queryset=groups)
        )
    )


def groups(breakout):
    """Those that worked to the end; of one that was merged into another the words stand in the other."""
    return [group for group in breakout.groups.all() if not group.merged_into_id or _written(group)]


def _written(group):
    return bool(group.report.recommendations.all())


def is_heard(group):
    return group.report.state in recommendation_rules.HEARD


def recommendations(breakout):
    """Of the groups that were heard; a draft is nobody's but its group's."""
    return [one for group in breakout.groups.all() if is_heard(group) for one in group.report.recommendations.all()]


def lines(text):
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]


def method(breakout):
    """How the groups were formed, and the words they worked by: those are quoted, they speak to the participants."""
    formed, text = groups(breakout), []
    if formed:
        seats = max(group.capacity for group in formed)
        text.append(
            ngettext(
                "For the break-out the participants formed {n} group of {seats} seats at most.",
                "For the break-out the participants formed {n} groups of {seats} seats at most each.",
                len(formed),
            ).format(n=len(formed), seats=seats)
        )
    return {"text": text, "purpose": lines(breakout.purpose), "instructions": lines(breakout.instructions)}


def content(breakout):
    """One break-out: each group with its discussion and what was adopted of it, the list, every decision."""
    adopted = adopted_list.content(breakout)
    numbers = recommendation_rules.adopted_numbers(breakout)
    return {
        "title": str(breakout.title),
        "session_line": adopted_list.session_line(breakout),
        **{key: adopted[key] for key in ("state_text", "decided_text", "adopted", "deferred", "not_accepted_text")},
        "groups": [_group(group, numbers) for group in groups(breakout)],
    }


def _group(group, numbers):
    heading = _("{group}: {topic}").format(group=group, topic=group.topic)
    if not is_heard(group):
        note = _("{group} had not presented when this document was made.").format(group=group)
        return {"heading": heading, "note": note, "discussion": [], "plan": [], "adopted": [], "recommendations": []}
    answers = {answer.key: answer for answer in group.report.answers.all()}
    found = list(group.report.recommendations.all())
    decided = any(one.state != S.PROPOSED for one in found)
    asked = sorted(
        (one for one in answers.values() if one.question_id and one.question.plan_field and one.text.strip()),
        key=lambda one: one.question.position,
    )
    discussion = answers["discussion"].text if "discussion" in answers else ""
    return {
        "heading": heading,
        "note": "",
        "discussion": lines(discussion),
        "plan": [{"question": str(one.question.text), "answer": one.text} for one in asked],
        "adopted": [
            {"number": numbers[one.pk], "text": one.final_text} for one in found if one.state in Recommendation.ADOPTED
        ],
        "recommendations": [row(one, numbers.get(one.pk), decided) for one in found],
    }
