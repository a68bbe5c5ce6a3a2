"""Everything the paper of a group report prints, gathered when it is asked for and frozen."""

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.rules import clock
from programmes.rules.dates import range_words
from reports.queries import decisions
from reports.queries.field_pack import unnamed_words
from workshops.models import Duty, Participation, Recommendation, ReportAttachment, Topic
from workshops.rules import recommendation as recommendation_rules

S = Recommendation.State


def snapshot(report):
    """The snapshot `reports.documents.group_report.render_group_report` draws, in the workshop's language and time."""
    workshop = report.group.breakout.workshop
    language = workshop.language.tag
    with translation.override(language), timezone.override(workshop.zone):
        return {
            "language": language,
            "workshop_title": workshop.title,
            "organised_by": _("Organised by {organisations}").format(organisations=_organisers(report.group.breakout)),
            "place": workshop.place_of_its_day,
            "dates_text": range_words(workshop.starts_on, workshop.ends_on),
            **_heading(report),
            **_people(report),
            **_content(report),
            **_attached(report),
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
    submitted = moment_words(report.submitted_at, day)
    return {
        "session_line": session.format(
            session=breakout.title, day=date_format(day, "l j F Y") if day else "", group=group
        ),
        "topic_title": str(group.topic.title),
        "topic_line": _("{number} of {count}").format(
            number=group.topic.number, count=max(selected, group.topic.number)
        ),
        "presented_text": _presented(report, day),
        "submitted_text": ", ".join(
            filter(None, [submitted, submitted and _receiver(breakout), _("late") if report.submitted_late else ""])
        ),
    }


def moment_words(moment, day=None):
    """11:16 on the day everybody knows is meant; any other day is named. Empty for no moment."""
    if not moment:
        return ""
    local = timezone.localtime(moment)
    return date_format(local, "H:i" if local.date() == day else "j F, H:i")


def _presented(report, day):
    begun = moment_words(report.presented_at, day)
    if not (begun and report.presented_until and report.presented_until > report.presented_at):
        return begun
    until = moment_words(report.presented_until, timezone.localtime(report.presented_at).date())
    return _("{start} to {end}").format(start=begun, end=until)


def _receiver(breakout):
    """Whom a report is handed to, where there is only one who can be meant."""
    found = breakout.workshop.participations.present().filter(kind=Participation.Kind.FACILITATOR, person__isnull=False)
    facilitators = list(found.select_related("person")[:2])
    if len(facilitators) != 1:
        return ""
    return _("to {name}, facilitator").format(name=facilitators[0].person.full_name)


def _people(report):
    """Named people only: an officer listed without a name is counted and seated, never printed."""
    members = list(report.group.memberships.select_related("participation__person", "participation__organisation"))
    named = [member for member in members if member.participation.person_id]
    lines = {duty.value: "" for duty in Duty}
    rest = {}
    for member in named:
        for duty in member.duties:
            lines[duty.value] = _with_agency(member)
        if not member.duties:
            rest.setdefault(member.participation.agency, []).append(member.participation.shown_name)
    blocks = [", ".join(names) + (f" ({agency})" if agency else "") for agency, names in rest.items()]
    unnamed = len(members) - len(named)
    note = unnamed_words(unnamed) if unnamed else ""
    return lines | {"members": "; ".join(blocks), "members_note": note}


def _with_agency(member):
    agency = member.participation.agency
    name = member.participation.shown_name
    return f"{name}, {agency}" if agency else name


def _content(report):
    answers = {answer.key: answer for answer in report.answers.select_related("question")}
    asked = sorted(
        (one for one in answers.values() if one.question_id and one.text.strip()), key=lambda one: one.question.position
    )

    def paragraphs(key):
        return [line for line in answers[key].text.splitlines() if line.strip()] if key in answers else []

    return {
        "discussion": paragraphs("discussion"),
        "answers": [_answer(one) for one in asked if not one.question.plan_field],
        "plan": [_answer(one) for one in asked if one.question.plan_field],
        "own_issues": paragraphs("own_issues"),
        "no_agreement": paragraphs("no_agreement"),
        **_recommendations(report),
    }


def _answer(one):
    return {"question": str(one.question.text), "answer": one.text}


def _recommendations(report):
    numbers = recommendation_rules.adopted_numbers(report.group.breakout)
    found = list(report.recommendations.select_related("report__group", "merged_into__report__group"))
    is_decided = any(one.state != S.PROPOSED for one in found)
    language = report.group.breakout.workshop.language.tag
    said = decisions.sentence(decisions.counts(found), language, report.group.letter)
    return {
        "recommendations": [row(one, numbers.get(one.pk), is_decided) for one in found],
        "summary_text": said if is_decided else "",
    }


def row(one, number, is_decided):
    """One recommendation with its decision; `is_decided` says that the plenary has begun to decide on its group."""
    return {
        "label": one.label,
        "text": one.text,
        "amended_text": one.amended_text or None,
        "mended_text": one.mended_text,
        "reason": one.reason,
        **addressed(one),
        "decision": decision(one) if one.state != S.PROPOSED or is_decided else "",
        "adopted_as": number,
        "note": _("To {where}").format(where=one.deferred_to) if one.deferred_to else "",
    }


def addressed(one):
    """To whom, who leads, by when and how urgent, as the papers write it; what nobody said is empty."""
    lead = one.lead if one.lead != one.addressed_to else ""
    priority = one.get_priority_display().lower()
    return {
        "responsible": one.addressed_to or lead,
        "lead": _("Lead: {agency}").format(agency=lead) if lead and one.addressed_to else "",
        "by_when": _("by {when}").format(when=date_format(one.by_when, "F Y")) if one.by_when else "",
        "priority": _("Priority: {priority}").format(priority=priority) if priority else "",
    }


def decision(one):
    if one.state == S.MERGED:
        return _("Merged into {label}").format(label=one.merged_into.label)
    return one.get_state_display()


def _attached(report):
    """Photos are printed from the files they name; everything else is named only."""
    found = list(report.attachments.select_related("upload"))
    photos = [one for one in found if one.kind == ReportAttachment.Kind.PHOTO]
    return {
        "photos": [{"code": one.upload.code, "sha256": one.upload.sha256, "name": one.upload.name} for one in photos],
        "attachments": [one.upload.name for one in found if one.kind != ReportAttachment.Kind.PHOTO],
    }
