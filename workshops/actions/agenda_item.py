from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Invalid, NotAllowed
from workshops.models import AgendaItem
from workshops.rules import workshop as workshop_rules


def _check(workshop, day, by):
    if not workshop_rules.can_write(by, workshop):
        raise NotAllowed(_("Only organisers write the agenda, and only while the workshop is open for writing."))
    if not workshop.starts_on <= day <= workshop.ends_on:
        raise Invalid(_("This day is not a day of the workshop."), field="day")


def add(*, workshop, by, taught_by=(), **fields):
    """Put an item on the agenda. Times are local times of the workshop."""
    _check(workshop, fields["day"], by)
    with refusals():
        item = AgendaItem(workshop=workshop, **fields)
        item.full_clean(exclude=["code"])
        item.save()
        item.taught_by.set(taught_by)
        history.record("agenda_items.add", item, by=by, programme=workshop.programme)
        return item


def edit(*, item, by, taught_by=None, **changes):
    _check(item.workshop, changes.get("day", item.day), by)
    with refusals():
        for name, value in changes.items():
            setattr(item, name, value)
        item.full_clean(exclude=["code"])
        item.save()
        if taught_by is not None:
            item.taught_by.set(taught_by)
        history.record("agenda_items.edit", item, by=by, programme=item.workshop.programme)
        return item


def remove(*, item, by):
    _check(item.workshop, item.day, by)
    with refusals():
        history.record(
            "agenda_items.remove",
            item,
            by=by,
            programme=item.workshop.programme,
            day=item.day,
            title=item.title,
        )
        item.delete()
