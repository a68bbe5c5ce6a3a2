"""The agenda for calendar programmes (RFC 5545): times of the workshop's own zone, and no names of people."""

from datetime import UTC, time, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from programmes.models import History
from programmes.views.loading import visible_or_404
from workshops.models import Part, Workshop
from workshops.rules import calendar as calendar_rules
from workshops.views.workshop import load

STATUS = {Workshop.State.CANCELLED: "CANCELLED", Workshop.State.POSTPONED: "TENTATIVE"}


@require_safe
def workshop_calendar(request, code):
    """For those who are signed in: to be opened once."""
    return _answer(load(request, code))


@login_not_required
@require_safe
def calendar_feed(request, signed):
    """For a calendar programme, which asks again by itself; the link says whose it is."""
    return _answer(visible_or_404(calendar_rules.workshops_behind(signed).select_related("country")))


def _answer(workshop):
    response = HttpResponse(_calendar(workshop).to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{workshop.code}.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _calendar(workshop):
    items = list(workshop.agenda.all()) if workshop.has_part(Part.AGENDA) else []
    changed = _last_change(workshop, items)
    calendar = Calendar()
    calendar.add("prodid", "-//TTT Portal//Agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", workshop.title)
    calendar.add("x-published-ttl", "PT1H")
    # A calendar without any event is not valid: before the agenda is written, the days stand there.
    for event in [_of_item(workshop, item) for item in items] or [_of_days(workshop)]:
        event.add("dtstamp", changed)
        event.add("status", STATUS.get(workshop.state, "CONFIRMED"))
        calendar.add_component(event)
    calendar.add_missing_timezones(
        first_date=workshop.starts_on - timedelta(days=366), last_date=workshop.ends_on + timedelta(days=366)
    )
    return calendar


def _of_item(workshop, item):
    begins = workshop.moment(item.day, item.starts_at)
    # Through UTC: the hour that is missing in March is not part of an item's length.
    ends = (begins.astimezone(UTC) + timedelta(minutes=item.minutes)).astimezone(workshop.zone)
    place = ", ".join(part for part in (item.room, workshop.venue, workshop.city) if part)
    title = f"{item.title} ({item.track})" if item.track else item.title
    return _event(item, title, place, begins, ends)


def _of_days(workshop):
    place = ", ".join(part for part in (workshop.venue, workshop.place) if part)
    return _event(workshop, workshop.title, place, workshop.starts_on, workshop.ends_on + timedelta(days=1))


def _event(thing, title, place, begins, ends):
    event = Event()
    # The same for ever, wherever the portal moves: calendars know an event again by it.
    event.add("uid", f"{thing.code}@agenda.ttt-portal")
    event.add("summary", title)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    if place:
        event.add("location", place)
    return event


def _last_change(workshop, items):
    """Of the agenda, so that a programme asking again gets the same answer as long as nothing has changed."""
    about = History.objects.filter(subject_type="workshops.agendaitem", subject_pk__in=[item.pk for item in items])
    last = (about | History.objects.filter(subject_type="workshops.workshop", subject_pk=workshop.pk)).order_by("-at")
    found = last.values_list("at", flat=True).first() or workshop.moment(workshop.starts_on, time(0))
    return found.astimezone(UTC)
