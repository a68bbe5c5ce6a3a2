"""Dividing people into groups: by the list, by counting off, by country, by the language they follow in."""

from collections import defaultdict

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.rules.room import waiting


class Way(models.TextChoices):
    COUNTING = "counting", _("Counting off: one, two, three, one, two, three")
    LIST = "list", _("In the order of the list, group by group")
    COUNTRY = "country", _("Countries mixed: as few of one country in a group as possible")
    LANGUAGE = "language", _("By the language they follow in")


def divided(breakout, way):
    """{group: [participation]} for everybody without a seat, and those no group has room for.

    A group never gets more people than it has free seats. Returns (seating, left over).
    """
    groups = list(breakout.groups.at_work().select_related("topic", "breakout__workshop__programme"))
    people = list(waiting(breakout).prefetch_related("person__languages"))
    room = {group.pk: group.free for group in groups}
    seating = {group: [] for group in groups}
    left = []
    for participation, wished in _in_turn(groups, people, Way(way), room):
        group = next((one for one in wished if room[one.pk] > 0), None)
        if group is None:
            left.append(participation)
            continue
        seating[group].append(participation)
        room[group.pk] -= 1
    return seating, left


def _in_turn(groups, people, way, room):
    """(participation, the groups in the order in which they suit)."""
    if not groups:
        return [(participation, []) for participation in people]
    if way == Way.LIST:
        return [(participation, groups) for participation in people]
    if way == Way.COUNTING:
        return [(one, _from(groups, number)) for number, one in enumerate(people)]
    if way == Way.COUNTRY:
        # One country after the other, dealt out like cards: neighbours on the list come into different groups.
        dealt = sorted(people, key=lambda one: (one.country.iso2 if one.country_id else "", one.number))
        return [(one, _from(groups, number)) for number, one in enumerate(dealt)]
    return _by_language(groups, people)


def _from(groups, number):
    start = number % len(groups)
    return groups[start:] + groups[:start]


def _by_language(groups, people):
    """Whoever follows in one language sits together; the largest language first, so that it fills whole groups."""
    by_tag = defaultdict(list)
    for participation in people:
        by_tag[followed(participation)].append(participation)
    order, start = [], 0
    for _tag, together in sorted(by_tag.items(), key=lambda row: (-len(row[1]), row[0])):
        order += [(participation, _from(groups, start)) for participation in together]
        start += max(-(-len(together) // max(groups[start % len(groups)].capacity, 1)), 1)
    return order


def followed(participation):
    """The tag of the language somebody follows in: as put down, else the workshop's if they know it, else their own."""
    if participation.follows_in_id:
        return participation.follows_in.tag
    own = [language.tag for language in participation.person.languages.all()] if participation.person_id else []
    usual = participation.workshop.language.tag
    return usual if not own or usual in own else sorted(own)[0]
