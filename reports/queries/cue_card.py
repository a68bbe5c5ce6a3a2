"""What a spokesperson holds in the hand: the topic, three lines of the discussion, the recommendations."""

import re

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock

LINES = 3
# Where a sentence ends, in the scripts of the six languages.
SENTENCE = re.compile(r"(?<=[.!?؟。！？])\s+|(?<=[。！？])")


def snapshot(report):
    """The snapshot `reports.documents.cue_card.render_cue_card` draws, in the workshop's language and time."""
    group = report.group
    workshop = group.breakout.workshop
    with translation.override(workshop.language.tag), timezone.override(workshop.zone):
        minutes = workshop.programme.presenting_minutes
        today = workshop.today(clock.now())
        return {
            "language": workshop.language.tag,
            "workshop_title": workshop.title,
            "organised_by": _("Organised by {organisations}").format(organisations=workshop.programme.organisation),
            "group": str(group),
            "topic": str(group.topic.title),
            "spokesperson": _spokesperson(group),
            "minutes_text": ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes),
            "discussion": lines(report),
            "recommendations": [
                {"label": one.label, "text": one.text} for one in report.recommendations.select_related("report__group")
            ],
            "created": today.isoformat(),
            "printed_text": date_format(today, "j F Y"),
        }


def _spokesperson(group):
    """The name; whoever is listed without one is not printed."""
    seat = group.memberships.filter(is_spokesperson=True, participation__person__isnull=False)
    found = seat.select_related("participation__person").first()
    return found.participation.shown_name if found else ""


def lines(report):
    """The first three lines of the discussion; of one long paragraph its first three sentences."""
    answer = report.answers.filter(key="discussion").first()
    found = [line.strip() for line in answer.text.splitlines() if line.strip()] if answer else []
    if len(found) < LINES:
        found = [part.strip() for line in found for part in SENTENCE.split(line) if part.strip()]
    return found[:LINES]
