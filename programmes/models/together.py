"""What hangs on the rows of a page, out of many small tables in one query a level.

A line of some lists is read from a dozen tables, and `prefetch_related` asks each of them by itself. Here all tables
of one level answer in one UNION ALL, each row as a JSON object: both databases make and read those alike. For pages
that show many kinds of evidence at once; anywhere else `prefetch_related` is the plainer way.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC
from decimal import Decimal
from functools import cache

from django.db import connections, models
from django.db.models import F, JSONField, Prefetch, Value, Window
from django.db.models.functions import JSONObject, RowNumber
from django.utils.dateparse import parse_datetime

SAID_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)


@dataclass
class Lookup:
    """One relation to follow: the rows to take of it, where they are put, and what hangs on them in turn."""

    queryset: models.QuerySet | None = None
    to_attr: str = ""
    below: dict = field(default_factory=dict)


def prefetch(instances, *lookups):
    """As prefetch_related_objects(instances, *lookups), in one query a level of relations.

    Follows foreign keys, one-to-ones, their reverses and many-to-manys. A Prefetch may narrow and order its rows, and
    name what is joined to them with select_related. What is loaded already (by select_related, say) is followed and
    not asked for again.
    """
    level = [(list(instances), _tree(lookups))]
    while level:
        parts = [Part(*step) for objects, tree in level if objects for step in _unread(objects, tree)]
        for part, rows in zip(parts, _rows_of(parts), strict=True):
            part.attach(rows)
        level = [(part.found, part.lookup.below) for part in parts if part.lookup.below]


def _tree(lookups):
    found = {}
    for one in lookups:
        one = one if isinstance(one, Prefetch) else Prefetch(one)
        tree, lookup = found, None
        for name in one.prefetch_through.split("__"):
            lookup = tree.setdefault(name, Lookup())
            tree = lookup.below
        if one.queryset is not None:
            lookup.queryset = one.queryset
            for name, below in _tree(one.queryset._prefetch_related_lookups).items():
                lookup.below.setdefault(name, below)
        lookup.to_attr = one.to_attr or lookup.to_attr
    return found


def _unread(objects, tree):
    """[(objects, name, lookup)] that are to be asked for, past what is there already."""
    for name, lookup in tree.items():
        relation = objects[0]._meta.get_field(name)
        asked = objects
        if relation.one_to_one or relation.many_to_one:
            there = [relation.get_cached_value(one) for one in objects if relation.is_cached(one)]
            asked = [one for one in objects if not relation.is_cached(one)]
            if reached := [one for one in there if one is not None]:
                yield from _unread(reached, lookup.below)
        if asked:
            yield asked, name, lookup


class Part:
    """One relation of one level: what is asked of its table, and how the answer hangs on the objects."""

    def __init__(self, objects, name, lookup):
        self.objects, self.name, self.lookup = objects, name, lookup
        self.relation = objects[0]._meta.get_field(name)
        self.model = self.relation.related_model
        self.joined, self.found = {}, []
        is_forward = self.relation.concrete and not self.relation.many_to_many
        self.key = self.relation.attname if is_forward else "pk"
        self.theirs = "pk" if is_forward else f"{self.relation.remote_field.name}__pk"

    def rows(self, number):
        """[key of the object, place in the order, row as JSON, number]"""
        queryset = self.lookup.queryset
        queryset = self.model._base_manager.all() if queryset is None else queryset
        self.joined = queryset.query.select_related or {}
        order = list(_order(self.model, queryset.query.order_by or self.model._meta.ordering or ("pk",)))
        keys = {getattr(one, self.key) for one in self.objects} - {None}
        rows = queryset.filter(**{f"{self.theirs}__in": keys}).prefetch_related(None).order_by()
        place = Window(RowNumber(), order_by=order)
        # The key is read from the table that the filter has joined.
        return rows.values_list(F(self.theirs), place, _packed(self.model, self.joined), Value(number))

    def attach(self, rows):
        by_key, known = {}, {}
        for key, _place, packed in sorted(rows, key=lambda row: row[:2]):
            by_key.setdefault(key, []).append(_built(self.model, packed, self.joined, known))
        self.found = list({id(row): row for rows in by_key.values() for row in rows}.values())
        for one in self.objects:
            self._hang(one, by_key.get(getattr(one, self.key), []))

    def _hang(self, one, rows):
        relation = self.relation
        if self.lookup.to_attr:
            setattr(one, self.lookup.to_attr, rows)
        elif relation.many_to_one or relation.one_to_one:
            relation.set_cached_value(one, rows[0] if rows else None)
        else:
            done = getattr(one, self.name).all()
            done._result_cache, done._prefetch_done = rows, True
            one.__dict__.setdefault("_prefetched_objects_cache", {})[self.name] = done
        if not relation.concrete and not relation.many_to_many:
            for row in rows:
                relation.remote_field.set_cached_value(row, one)


def _rows_of(parts):
    """The rows of every part, from one query."""
    found = [[] for _part in parts]
    if parts:
        first, *others = [part.rows(number) for number, part in enumerate(parts)]
        for *row, number in first.union(*others, all=True):
            found[number].append(row)
    return found


def _order(model, names, before=""):
    """The columns to order by; a foreign key stands for the order of what it points at, as in Django."""
    for name in names:
        bare, is_down = name.removeprefix("-"), name.startswith("-")
        other = None if is_down or bare == "pk" or "__" in bare else model._meta.get_field(bare).related_model
        if other and other._meta.ordering:
            yield from _order(other, other._meta.ordering, f"{before}{bare}__")
        else:
            yield F(before + bare).desc() if is_down else F(before + bare).asc()


def _packed(model, joined, before=""):
    """A row as one JSON object, with those that are joined to it inside."""
    fields = {one.attname: F(before + one.attname) for one in model._meta.concrete_fields}
    inner = {
        name: _packed(model._meta.get_field(name).related_model, below, f"{before}{name}__")
        for name, below in joined.items()
    }
    return JSONObject(**fields, **inner)


def _built(model, packed, joined, known):
    """The row with what is joined to it. `known`: those made already, so that many rows share what they point at."""
    pk = packed[model._meta.pk.attname]
    key = (model, pk, id(joined))
    if pk is None or key in known:
        return known.get(key)
    values = dict(packed)
    for one in _to_read(model):
        values[one.attname] = _value(one, packed[one.attname])
    names = [one.attname for one in model._meta.concrete_fields]
    row = known[key] = model.from_db("default", names, [values[name] for name in names])
    for name, below in joined.items():
        relation = model._meta.get_field(name)
        other = _built(relation.related_model, packed[name], below, known)
        relation.set_cached_value(row, other)
        if other and relation.one_to_one:
            relation.remote_field.set_cached_value(other, row)
    return row


@cache
def _to_read(model):
    """Fields whose JSON is not their value yet: days and moments, yes and no, decimals, words of several languages."""
    fields = model._meta.concrete_fields
    return [one for one in fields if hasattr(one, "from_db_value") or not isinstance(one, SAID_AS_THEY_ARE)]


def _value(one, said):
    if isinstance(one, JSONField):
        return json.loads(said) if isinstance(said, str) and connections["default"].vendor == "sqlite" else said
    if hasattr(one, "from_db_value"):
        return one.from_db_value(said, None, connections["default"])
    if said is None:
        return None
    if isinstance(one, models.DateTimeField):
        at = parse_datetime(said)
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    if isinstance(one, models.DecimalField):
        return Decimal(str(said)).quantize(Decimal(1).scaleb(-one.decimal_places))
    return one.to_python(said)
