"""Everything the paper of a group report prints, gathered when it is asked for and frozen."""

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.rules import clock
from programmes.rules.dates import range_words
from workshops.models import Duty, Topic
from workshops.rules import recommendation as recommendation_rules


def snapshot(report):
    """The snapshot `reports.documents.group_report.render_group_report` draws, in the workshop's language and time."""
    workshop = report.group.breakout.workshop
    language = workshop.language.tag
    with translation.override(language), timezone.override(workshop.zone):
        return {
            "language": language,
            "workshop_title": workshop.title,
            "organised_by": _("Organised by {organisations}").format(organisations=_organisers(report.group.breakout)),
            "place": workshop.place,
            "dates_text": range_words(workshop.starts_on, workshop.ends_on),
            **_heading(report),
            **_people(report),
            **_content(report),
            "draft": not report.submitted_at,
            "created": (report.submitted_at or clock.now()).date().isoformat(),
            "state_line": _("{group} report, {state}").format(
                group=report.group, state=report.get_state_display().lower()
            ),
            # No time of printing: the same report asked for twice is then the same paper.
            "printed_text": date_format(timezone.localtime(clock.now()), "j F Y"),
        }


def _organisers(breakout):
    return breakout.organised_by or str(breakout.workshop.programme.organisation)


def _heading(report):
    breakout, group = report.group.breakout, report.group
    day = breakout.agenda_item.day if breakout.agenda_item_id else None
    session = _("{session}, {day}. Report of {group}") if day else _("{session}. Report of {group}")
    selected = breakout.topics.filter(state=Topic.State.SELECTED).count()
    return {
        "session_line": session.format(
            session=breakout.title, day=date_format(day, "l j F Y") if day else "", group=group
        ),
        "topic_title": str(group.topic.title),
        "topic_line": _("{number} of {count}").format(
            number=group.topic.number, count=max(selected, group.topic.number)
        ),
        "presented_text": _time(report.presented_at),
        "submitted_text": _time(report.submitted_at) + (f" ({_('late')})" if report.submitted_late else ""),
    }


def _time(moment):
    return date_format(timezone.localtime(moment), "j F, H:i") if moment else ""


def _people(report):
    """Named people only: an officer listed without a name is counted and seated, never printed."""
    members = report.group.memberships.select_related("participation__person", "participation__organisation")
    named = [member for member in members if member.participation.person_id]
    lines = {duty.value: "" for duty in Duty}
    rest = []
    for member in named:
        for duty in member.duties:
            lines[duty.value] = _with_agency(member)
        if not member.duties:
            rest.append(_with_agency(member))
    return lines | {"members": "; ".join(rest)}


def _with_agency(member):
    agency = member.participation.agency
    name = member.participation.shown_name
    return f"{name}, {agency}" if agency else name


def _content(report):
    answers = {answer.key: answer for answer in report.answers.select_related("question")}
    numbers = recommendation_rules.adopted_numbers(report.group.breakout)

    def paragraphs(key):
        return [line for line in answers[key].text.splitlines() if line.strip()] if key in answers else []

    return {
        "discussion": paragraphs("discussion"),
        "answers": [
            {"question": str(answer.question.text), "answer": answer.text}
            for answer in sorted(
                (a for a in answers.values() if a.question_id and a.text.strip()), key=lambda a: a.question.position
            )
        ],
        "own_issues": paragraphs("own_issues"),
        "no_agreement": paragraphs("no_agreement"),
        "recommendations": [
            {
                "label": one.label,
                "text": one.text,
                "amended_text": one.amended_text or None,
                "responsible": one.lead or one.addressed_to,
                "by_when": _("by {when}").format(when=date_format(one.by_when, "F Y")) if one.by_when else "",
                "decision": one.get_state_display() if one.state != one.State.PROPOSED else "",
                "adopted_as": numbers.get(one.pk),
                "note": "",
            }
            for one in report.recommendations.select_related("report__group")
        ],
    }
