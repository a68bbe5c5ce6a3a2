"""What the plenary of a break-out adopted, deferred and left: gathered when it is asked for, and frozen."""

from collections import defaultdict

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock
from programmes.rules.dates import range_words
from reports.queries import decisions
from reports.queries.group_report import addressed
from workshops.models import Recommendation
from workshops.rules import recommendation as recommendation_rules

S = Recommendation.State


def snapshot(breakout):
    """The snapshot both the PDF and the Word list are drawn from, in the workshop's language and time."""
    workshop = breakout.workshop
    with translation.override(workshop.language.tag), timezone.override(workshop.zone):
        today = workshop.today(clock.now())
        return {
            "language": workshop.language.tag,
            "workshop_title": workshop.title,
            "organised_by": _("Organised by {organisations}").format(
                organisations=breakout.organised_by or workshop.programme.organisation
            ),
            "place": workshop.place_of_its_day,
            "dates_text": range_words(workshop.starts_on, workshop.ends_on),
            "session_line": session_line(breakout),
            **content(breakout),
            "created": today.isoformat(),
            # No time of printing: what was decided last is said, and the same list asked for twice is the same paper.
            "printed_text": date_format(today, "j F Y"),
        }


def session_line(breakout):
    day = breakout.agenda_item.day if breakout.agenda_item_id else None
    return f"{breakout.title}, {date_format(day, 'l j F Y')}" if day else str(breakout.title)


def content(breakout):
    """The rows of the list and the lines around it. Five queries, however many recommendations there are."""
    every = list(breakout.recommendations.select_related("report__group").order_by("report__group__letter", "number"))
    merged = defaultdict(list)
    for one in every:
        if one.state == S.MERGED:
            merged[one.merged_into_id].append(one.label)
    numbers = recommendation_rules.adopted_numbers(breakout)
    adopted = [_row(one, numbers[one.pk], merged[one.pk]) for one in recommendation_rules.adopted(breakout)]
    deferred = [_row(one, None, merged[one.pk]) for one in every if one.state == S.DEFERRED]
    shown = {one["label"][0] for one in adopted + deferred} | {label[0] for rows in merged.values() for label in rows}
    counts = decisions.counts(every)
    return {
        "state_text": _state(every, counts),
        "decided_text": _decided(every),
        "adopted": adopted,
        "deferred": deferred,
        "not_accepted_text": _not_accepted(counts["not_accepted"]),
        "groups": [
            _("{group}: {topic}").format(group=group, topic=group.topic)
            for group in breakout.groups.select_related("topic")
            if group.letter in shown
        ],
    }


def _row(one, number, merged):
    source = _("{label}. Merged into it: {labels}") if merged else "{label}"
    return {
        "number": number,
        "text": one.final_text,
        "source": source.format(label=one.label, labels=", ".join(merged)),
        "label": one.label,
        "is_amended": bool(one.amended_text),
        "is_mended": bool(one.mended_text),
        **addressed(one),
        "by_when": date_format(one.by_when, "F Y") if one.by_when else "",
        "priority": one.get_priority_display(),
        "deferred_to": capfirst(one.deferred_to),
    }


def _state(every, counts):
    """Says that the list is not the last word, as long as it is not."""
    if not every:
        return _("No group has written a recommendation yet.")
    if counts["open"] == len(every):
        return _("The plenary has not decided on any recommendation yet.")
    if counts["open"]:
        return ngettext(
            "Not complete: {n} recommendation is still open.",
            "Not complete: {n} recommendations are still open.",
            counts["open"],
        ).format(n=counts["open"])
    return ""


def _decided(every):
    last = max((one.decided_at for one in every if one.decided_at), default=None)
    if not last:
        return ""
    return _("Decisions up to {moment}").format(moment=date_format(timezone.localtime(last), "j F Y, H:i"))


def _not_accepted(number):
    if not number:
        return ""
    return ngettext("{n} recommendation was not accepted.", "{n} recommendations were not accepted.", number).format(
        n=number
    )
