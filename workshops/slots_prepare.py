"""Checklist and course folder on the workshop's hub, and what is due on the home page."""

from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock
from programmes.slots import Need, Paper, Reminder, fill
from workshops.models import ChecklistItem, Workshop
from workshops.rules import checklist_item as checklist_rules
from workshops.rules import course_document as course_document_rules
from workshops.rules import workshop as workshop_rules


@fill("workshop.reminders")
def to_do(actor, workshop):
    """The checklist among the reminders: what is late or due within two weeks, and what is done."""
    if not checklist_rules.can_write(actor, workshop):
        return []
    today, url = workshop.today(clock.now()), reverse("checklist", args=[workshop.code])
    found = []
    for item, due, late in checklist_rules.with_dates(workshop, today):
        if item.done_at:
            found.append(Reminder(item.title, "done"))
        elif late or due <= today + timedelta(days=14):
            group = "today" if late or due == today else ("after" if due > workshop.ends_on else "before")
            words = _("was due {day}") if late else _("by {day}")
            found.append(Reminder(item.title, group, words.format(day=date_format(due, "j F")), url, _("Checklist")))
    return found


@fill("workshop.papers")
def folder(actor, workshop):
    found = []
    if course_document_rules.can_see(actor, workshop):
        number = workshop.course_documents.count()
        words = ngettext("{n} document", "{n} documents", number).format(n=number)
        found.append(Paper(_("Course folder"), words, reverse("course_folder", args=[workshop.code])))
    if checklist_rules.can_write(actor, workshop):
        still = sum(1 for item in workshop.checklist.all() if item.done_at is None)
        words = ngettext("{n} thing to do", "{n} things to do", still).format(n=still)
        found.append(Paper(_("Checklist"), words, reverse("checklist", args=[workshop.code])))
    return found


@fill("home.needs")
def due(actor):
    """The most pressing item of each workshop within ten days, or late."""
    today = clock.today()
    soon = (
        ChecklistItem.objects.filter(
            done_at__isnull=True,
            workshop__in=workshop_rules.organised_by(actor).filter(
                state=Workshop.State.SCHEDULED,
                starts_on__gte=today - timedelta(days=60),
                starts_on__lte=today + timedelta(days=70),
            ),
        )
        .select_related("workshop")
        .order_by("workshop__starts_on", "days")[:200]
    )
    first = {}
    for item in soon:
        when = item.workshop.starts_on + timedelta(days=item.days)
        if when <= today + timedelta(days=10):
            first.setdefault(item.workshop_id, (item, when))
    return [
        Need(
            item.title,
            reverse("checklist", args=[item.workshop.code]),
            _("Open the checklist"),
            f"{item.workshop}, {item.workshop.place}",
            when,
        )
        for item, when in list(first.values())[:5]
    ]
