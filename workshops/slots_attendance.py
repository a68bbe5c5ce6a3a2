"""Attendance on the workshop's own page: the present half-day for the team, their own for everybody else."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock
from programmes.slots import Paper, Reminder, Section, fill
from workshops.rules import (
    acts_attendance,  # noqa: F401  the words of History
    attendance_page,
)
from workshops.rules import attendance as attendance_rules
from workshops.rules import half_day as half_day_rules
from workshops.rules import paper_record as paper_record_rules
from workshops.rules import participation as participation_rules


@fill("workshop.sections", 12)
def attendance(actor, workshop):
    sees = attendance_rules.can_see(actor, workshop)
    own = participation_rules.own(actor, workshop) if actor.person_id else None
    if not sees and (own is None or own.state in attendance_rules.NOT_THERE):
        return []
    days, now = half_day_rules.half_days(workshop), clock.now()
    if not days or not days[0].has_begun(now):
        # Before it begins, there is nothing to read; whoever prepares the door finds it beside the list.
        return []
    context = {"beside": True, "workshop": workshop, "own": own, "sees": sees}
    if own:
        own.workshop = workshop
        context["line"] = attendance_page.line_of(own)
    if sees:
        one = half_day_rules.current(days, now)
        context |= {
            "half_day": one,
            "counts": attendance_page.counts_at(workshop, one),
            "can_mark": attendance_rules.can_mark(actor, workshop),
        }
    return [Section("workshops/attendance/_on_hub.html", context, 12)]


@fill("workshop.reminders")
def without_sheet(actor, workshop):
    if not paper_record_rules.can_record(actor, workshop):
        return []
    days = half_day_rules.half_days(workshop)
    missing = attendance_page.half_days_without_sheet(workshop, days) if days else []
    if not missing:
        return []
    words = ngettext("{n} half-day has no signed sheet", "{n} half-days have no signed sheet", len(missing))
    url = reverse("attendance", args=[workshop.code]) + "#s-sheets"
    detail = _("The latest: {half_day}.").format(half_day=missing[-1].words)
    group = "today" if workshop.today(clock.now()) <= workshop.ends_on else "after"
    return [Reminder(words.format(n=len(missing)), group, detail, url, _("Attach them"))]


@fill("participants.acts", 20)
def beside_the_list(actor, workshop):
    if not attendance_rules.can_see(actor, workshop):
        return []
    return [Paper(_("Attendance"), "", reverse("attendance", args=[workshop.code]))]
