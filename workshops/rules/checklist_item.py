from datetime import timedelta

from workshops.models import ChecklistItem
from workshops.rules import workshop as workshop_rules


def visible_to(actor):
    """What is still to do is the organisers' affair."""
    return ChecklistItem.objects.filter(workshop__in=workshop_rules.organised_by(actor))


def can_write(actor, workshop):
    return workshop_rules.can_write(actor, workshop)


def with_dates(workshop, today):
    """[(item, due date, is late)] in order of date."""
    rows = []
    for item in workshop.checklist.all():
        due = workshop.starts_on + timedelta(days=item.days)
        rows.append((item, due, item.done_at is None and due < today))
    return rows
