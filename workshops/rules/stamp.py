"""Has anything changed? One short text a page, from one statement; pages ask for it every few seconds.

The address a page asks at is signed and says what it is about, so that answering needs neither session nor actor.
What a stamp gives away is that something has happened, and when.
"""

from django.core import signing
from django.db.models import Count, Max, OuterRef, Subquery, Sum
from django.urls import reverse

from workshops.models import (
    Breakout,
    Group,
    GroupReport,
    Membership,
    RoomClock,
    Topic,
    WaitingPlace,
)

SIGNER = signing.Signer(salt="workshops.stamp")


def url(kind, thing):
    return reverse("stamp", args=[SIGNER.sign(f"{kind}-{thing.pk}")])


def read(signed):
    """The stamp a signed address asks for; None when the signature is not ours, or the thing is gone."""
    try:
        kind, _dash, pk = SIGNER.unsign(signed).partition("-")
    except signing.BadSignature:
        return None
    return STAMPS[kind](pk)


def _total(queryset, to, **what):
    """A subquery of one number over the rows that belong to this one."""
    [(name, aggregate)] = what.items()
    rows = queryset.filter(**{to: OuterRef("pk")}).order_by().values(to).annotate(**{name: aggregate})
    return Subquery(rows.values(name))


def _joined(values):
    return "-".join("" if value is None else str(value) for value in values) if values else None


def room(pk):
    """Topics, seats, lines, clock and state of a break-out."""
    clock = Subquery(RoomClock.objects.filter(breakout=OuterRef("pk")).values("version"))
    return _joined(
        Breakout.objects.filter(pk=pk)
        .values_list(
            "state",
            "mode",
            _total(Topic.objects, "breakout", n=Count("pk")),
            _total(Topic.objects.filter(state="suggested"), "breakout", n=Count("pk")),
            _total(Topic.objects.filter(state="selected"), "breakout", n=Count("pk")),
            _total(Group.objects, "breakout", n=Sum("capacity")),
            _total(Group.objects.exclude(merged_into=None), "breakout", n=Count("pk")),
            _total(Membership.objects, "breakout", n=Count("pk")),
            _total(Membership.objects, "breakout", last=Max("joined_at")),
            _total(WaitingPlace.objects, "breakout", n=Count("pk")),
            _total(WaitingPlace.objects, "breakout", last=Max("asked_at")),
            _total(GroupReport.objects.exclude(state="draft"), "group__breakout", n=Count("pk")),
            clock,
        )
        .first()
    )


def group(pk):
    """Members, duties and the report of a group, and the clock of its room."""
    clock = Subquery(RoomClock.objects.filter(breakout=OuterRef("breakout")).values("version"))
    duties = Membership.objects.filter
    return _joined(
        Group.objects.filter(pk=pk)
        .values_list(
            "breakout__state",
            "taken",
            "capacity",
            "room",
            "report__version",
            "report__epoch",
            "report__state",
            _total(Membership.objects, "group", last=Max("joined_at")),
            _total(duties(is_leader=True), "group", pk=Max("participation")),
            _total(duties(is_secretary=True), "group", pk=Max("participation")),
            _total(duties(is_spokesperson=True), "group", pk=Max("participation")),
            clock,
        )
        .first()
    )


def report(pk):
    """Everything written, and what became of it."""
    clock = Subquery(RoomClock.objects.filter(breakout=OuterRef("group__breakout")).values("version"))
    return _joined(GroupReport.objects.filter(pk=pk).values_list("version", "epoch", "state", clock).first())


def plenary(pk):
    """Who presents, what is decided, and what stands on the stage."""
    clock = Subquery(RoomClock.objects.filter(breakout=OuterRef("pk")).values("version"))
    written = _total(GroupReport.objects, "group__breakout", n=Sum("version"))
    return _joined(Breakout.objects.filter(pk=pk).values_list("state", "focus", written, clock).first())


STAMPS = {"room": room, "group": group, "report": report, "plenary": plenary}
