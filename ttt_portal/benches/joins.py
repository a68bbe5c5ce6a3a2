"""A thousand people want ten seats: the real action, the bare statement beside it, and the naive way as a control.

Nothing of Django is imported at the top: the functions run in processes that learn their database first.
"""

import math
from dataclasses import dataclass, field
from statistics import mean

IN, FULL = "in", "full"
HERE = "ttt_portal.benches.joins"
TAKE = "UPDATE workshops_group SET taken = taken + 1 WHERE id = %s AND taken < capacity AND merged_into_id IS NULL"
SIT = """
    INSERT INTO workshops_membership
    (code, group_id, breakout_id, participation_id, joined_at, is_leader, is_secretary, is_spokesperson)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""
COUNT = "SELECT count(*) FROM workshops_membership WHERE group_id = %s"


@dataclass
class Result:
    """What one database did. `admitted`, `lasted` and `let_in` (by the naive way) are of each run.

    `waits` are milliseconds, one a joiner; `lasted` is in seconds, from the start until the last one was answered.
    """

    database: str
    joiners: int
    capacity: int
    connections: int
    admitted: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    waits: list = field(default_factory=list)
    lasted: list = field(default_factory=list)
    bare_admitted: list = field(default_factory=list)
    bare_waits: list = field(default_factory=list)
    bare_lasted: list = field(default_factory=list)
    let_in: list = field(default_factory=list)

    @property
    def seats(self):
        return min(self.capacity, self.joiners)

    @property
    def is_caught(self):
        return any(number > self.seats for number in self.let_in)

    @property
    def is_fine(self):
        return not self.errors and {*self.admitted, *self.bare_admitted} == {self.seats}

    def summary(self):
        return {
            "database": self.database,
            "joiners": self.joiners,
            "capacity": self.capacity,
            "connections": self.connections,
            "runs": len(self.admitted),
            "admitted_min": min(self.admitted),
            "admitted_max": max(self.admitted),
            "errors": len(self.errors),
            "p95_ms": round(nearest_rank(self.waits), 1),
            "max_ms": round(max(self.waits), 1),
            "seconds": round(mean(self.lasted), 2),
            "bare_p95_ms": round(nearest_rank(self.bare_waits), 1),
            "bare_seconds": round(mean(self.bare_lasted), 2),
            "ratio_to_bare_sql": round(sum(self.lasted) / sum(self.bare_lasted), 1),
        }

    def control(self):
        over = [number for number in self.let_in if number > self.seats]
        return {"runs": len(self.let_in), "let_in": self.let_in, "over_capacity": len(over), "caught": self.is_caught}


def nearest_rank(values, share=0.95):
    """The value that this share of all values does not exceed."""
    return sorted(values)[math.ceil(share * len(values)) - 1]


def waits(outcomes):
    return [(ended - begun) * 1000 for begun, ended, _outcome in outcomes]


def lasted(outcomes):
    return max(ended for _begun, ended, _outcome in outcomes) - min(begun for begun, _ended, _outcome in outcomes)


def warm_up(hands, scene):
    """A run nobody counts: every process has loaded what it needs, and every thread is connected."""
    items = _items(scene)
    for how in ("join", "bare", "naive"):
        _rush(hands, how, items, 1)


def run(hands, result, scene):
    """One run: everybody at once through the action, then by the bare statement, then the naive way."""
    items = _items(scene)
    outcomes, admitted = _rush(hands, "join", items, result.capacity)
    result.errors += [outcome for *_times, outcome in outcomes if outcome not in (IN, FULL)]
    said = sum(outcome == IN for *_times, outcome in outcomes)
    if said != admitted["rows"] or admitted["rows"] != admitted["taken"]:
        result.errors.append(
            f"{said} were told they have a seat, {admitted['rows']} have one, {admitted['taken']} count"
        )
    result.admitted.append(admitted["rows"])
    result.waits += waits(outcomes)
    result.lasted.append(lasted(outcomes))
    outcomes, admitted = _rush(hands, "bare", items, result.capacity)
    result.errors += [f"bare {outcome}" for *_times, outcome in outcomes if outcome not in (IN, FULL)]
    result.bare_admitted.append(admitted["rows"])
    result.bare_waits += waits(outcomes)
    result.bare_lasted.append(lasted(outcomes))
    _outcomes, admitted = _rush(hands, "naive", items, result.capacity)
    result.let_in.append(admitted["rows"])


def _items(scene):
    return [(scene["group"], scene["breakout"], one) for one in scene["people"]]


def _rush(hands, how, items, capacity):
    hands.ask(f"{HERE}:empty", capacity)
    outcomes = hands.together(f"{HERE}:{how}", items)
    return outcomes, hands.ask(f"{HERE}:count")


# In a process of the bench


def prepare(joiners):
    """The tables, and a break-out whose choice is open. Returns the primary keys of its group and of the people."""
    from datetime import timedelta

    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    from programmes.actions import organisation as organisations
    from programmes.actions import programme as programmes
    from programmes.models import AgencyKind, Language
    from programmes.rules import clock
    from programmes.rules.actor import SYSTEM
    from workshops.actions import breakout as breakouts
    from workshops.actions import topic as topics
    from workshops.actions import workshop as workshops
    from workshops.models import BreakoutTemplate, Participation, TemplateTopic

    # From the models at once: what is measured is the same, and it is there in a second.
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    english = Language.objects.create(tag="en", name="English")
    host = organisations.add(name="Bench", kind=AgencyKind.INTERNATIONAL, by=SYSTEM)
    programme = programmes.found(
        by=SYSTEM, slug="bench", title="Bench", acronym="BNC", organisation=host, certificate_prefix="bnc"
    )
    today = clock.today()
    workshop = workshops.schedule(
        programme=programme,
        title="Bench",
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=2),
        language=english,
        by=SYSTEM,
    )
    template = BreakoutTemplate.objects.create(key="bench", title="Bench", purpose="-", instructions="-")
    TemplateTopic.objects.create(template=template, number=1, title="Bench")
    breakout = breakouts.set_up(workshop=workshop, template=template, by=SYSTEM)
    topics.select(topic=breakout.topics.get(), by=SYSTEM)
    breakouts.move(breakout=breakout, act="open_choice", by=SYSTEM)
    Participation.objects.bulk_create(
        Participation(workshop=workshop, listed_as=f"Officer {number}", number=number)
        for number in range(1, joiners + 1)
    )
    people = list(Participation.objects.order_by("number").values_list("pk", flat=True))
    return {"group": breakout.groups.get().pk, "breakout": breakout.pk, "people": people}


def empty(capacity):
    """Nobody sits, and there are so many seats."""
    from workshops.models import Group, Membership

    Membership.objects.all().delete()
    Group.objects.update(taken=0, capacity=capacity)


def count():
    from workshops.models import Group, Membership

    return {"rows": Membership.objects.count(), "taken": Group.objects.get().taken}


def join(item):
    """The action, as a telephone asks for it: by the badge of the one who wants the seat."""
    from workshops.actions import membership as memberships
    from workshops.models import Group
    from workshops.rules import door

    group_pk, _breakout, pk = item
    group = Group.objects.select_related("breakout__workshop__programme").get(pk=group_pk)
    participation = door.participations().get(pk=pk)
    actor = door.of_participation(participation)

    def call():
        try:
            memberships.join(group=group, participation=participation, by=actor)
        except memberships.GroupFull:
            return FULL
        return IN

    return call


def bare(item):
    """What is left when everything but the guard is taken away: one UPDATE, and the row for whoever got in."""
    from django.db import connection, transaction

    group_pk, _breakout, _pk = item
    row = _row(item)
    connection.ensure_connection()

    def call():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(TAKE, [group_pk])
            if not cursor.rowcount:
                return FULL
            cursor.execute(SIT, row)
            return IN

    return call


def naive(item):
    """The control, without the guard: count, then create."""
    from django.db import connection

    group_pk, _breakout, _pk = item
    row = _row(item)
    capacity = _capacity(group_pk)

    def call():
        with connection.cursor() as cursor:
            cursor.execute(COUNT, [group_pk])
            if cursor.fetchone()[0] >= capacity:
                return FULL
            cursor.execute(SIT, row)
            return IN

    return call


def _row(item):
    from programmes.models.base import new_code
    from programmes.rules import clock

    return [new_code(), *item, clock.now(), False, False, False]


def _capacity(group_pk):
    from workshops.models import Group

    return Group.objects.values_list("capacity", flat=True).get(pk=group_pk)
