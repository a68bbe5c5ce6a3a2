from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import AgendaItem
from workshops.rules import agenda as agenda_rules
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


def move_to(*, item, day, starts_at, by, track=None):
    """Put an item on another day or time, and in another track if one is named; its length stays."""
    _check(item.workshop, day, by)
    with refusals():
        item = _locked(item)
        before = {"day": item.day, "starts_at": item.starts_at, "track": item.track}
        item.day, item.starts_at = day, starts_at
        if track is not None:
            item.track = track
        _must_end_before_midnight(item)
        item.full_clean(exclude=["code"])
        item.save(update_fields=["day", "starts_at", "track"])
        history.record("agenda_items.move_to", item, by=by, programme=item.workshop.programme, before=before)
        return item


def extend(*, item, by, minutes=5):
    """Some minutes more, pressed in the room. What follows is not moved: `shift_rest` does that."""
    _must_run_the_day(item.workshop, by)
    with refusals():
        item = _locked(item)
        item.minutes += minutes
        _must_end_before_midnight(item)
        item.full_clean(exclude=["code"])
        item.save(update_fields=["minutes"])
        history.record("agenda_items.extend", item, by=by, programme=item.workshop.programme, minutes=minutes)
        return item


def shift_rest(*, item, minutes, by):
    """Everything that waits for this item begins so many minutes later, or earlier. Returns how many items moved."""
    _must_run_the_day(item.workshop, by)
    with refusals():
        # The items of the day in one order: two people who shift at once wait for each other, and both count.
        there = list(AgendaItem.objects.select_for_update().filter(workshop=item.workshop, day=item.day).order_by("pk"))
        here = next((one for one in there if one.pk == item.pk), None)
        if here is None:
            raise Conflict(_("This item is on another day by now. Look at the agenda again."))
        waiting = agenda_rules.rest_of_day(here, there)
        for one in waiting:
            begins = agenda_rules.begins(one) + minutes
            if begins < 0:
                raise Invalid(_("“{item}” would begin on the day before.").format(item=one), field="minutes")
            if begins + one.minutes >= agenda_rules.MIDNIGHT:
                raise Invalid(_("“{item}” would not end before midnight.").format(item=one), field="minutes")
            one.starts_at = agenda_rules.clock_time(begins)
            one.save(update_fields=["starts_at"])
        history.record(
            "agenda_items.shift_rest",
            here,
            by=by,
            programme=item.workshop.programme,
            minutes=minutes,
            items=len(waiting),
        )
        return len(waiting)


def _must_run_the_day(workshop, by):
    if not agenda_rules.can_run(by, workshop):
        raise NotAllowed(_("Only organisers and facilitators run the day, while the workshop is open for writing."))


def _locked(item):
    """The item as it is now: two who press at once both count."""
    found = AgendaItem.objects.select_for_update(of=("self",)).select_related("workshop__programme")
    fresh = found.filter(pk=item.pk).first()
    if fresh is None:
        raise Conflict(_("This item has been taken off the agenda. Look at the agenda again."))
    return fresh


def _must_end_before_midnight(item):
    if agenda_rules.ends(item) >= agenda_rules.MIDNIGHT:
        raise Invalid(_("“{item}” would not end before midnight.").format(item=item), field="starts_at")
