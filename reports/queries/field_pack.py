"""Everything the papers of a workshop print, gathered when they are asked for and frozen.

Three papers share what is gathered here: the field pack, the programme of work and the list of participants.
"""

from collections import defaultdict
from datetime import time

from django.db.models import Prefetch
from django.utils import timezone, translation
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models.base import search_key
from programmes.models.organisation import AgencyKind
from programmes.rules import clock
from programmes.rules.dates import range_words
from reports.queries import field_pack_room as room
from workshops.models import AgendaItem, Part, Participation
from workshops.rules import half_day as half_day_rules

SPARE_LINES = 5
AWAY = (*Participation.AWAY, Participation.State.TO_INVITE)
K = Participation.Kind


def field_pack(workshop):
    """The snapshot of the whole pack. What the workshop does not use is an empty list, and absent on paper."""
    with as_the_workshop(workshop):
        people = everybody(workshop)
        items = agenda_items(workshop)
        breakouts = room.breakouts(workshop)
        return {
            **head(workshop),
            "days": agenda_days(items),
            "lists": people_lists(workshop, people, with_doors=True),
            "sheets": _sheets(workshop, items),
            "spare_lines": SPARE_LINES + sum(1 for one in people if not one.person_id),
            "doors": room.doors(breakouts, items),
            "blank_reports": room.blank_reports(breakouts, AWAY),
            "report_words": room.report_words(),
        }


def programme_of_work(workshop):
    with as_the_workshop(workshop):
        return {**head(workshop), "days": agenda_days(agenda_items(workshop))}


def participant_list(workshop):
    with as_the_workshop(workshop):
        return {**head(workshop), "lists": people_lists(workshop, everybody(workshop))}


def badges(workshop):
    with as_the_workshop(workshop):
        return {**head(workshop), "lists": people_lists(workshop, everybody(workshop), with_doors=True)}


def blank_reports(breakout, group=None):
    """The report form to fill in by hand: of one group, or of all groups of a break-out."""
    workshop = breakout.workshop
    with as_the_workshop(workshop):
        found = [one for one in room.breakouts(workshop) if one.pk == breakout.pk]
        return {
            **head(workshop),
            "blank_reports": room.blank_reports(found, AWAY, group),
            "report_words": room.report_words(),
        }


class as_the_workshop:
    """In the language and the time of the workshop, whoever asks from wherever."""

    def __init__(self, workshop):
        self.managers = translation.override(workshop.language.tag), timezone.override(workshop.zone)

    def __enter__(self):
        for manager in self.managers:
            manager.__enter__()

    def __exit__(self, *error):
        for manager in reversed(self.managers):
            manager.__exit__(*error)


def head(workshop):
    today = workshop.today(clock.now())
    return {
        "language": workshop.language.tag,
        "workshop_title": workshop.title,
        "organised_by": _("Organised by {organisations}").format(organisations=workshop.programme.organisation),
        "hosted_by": _("Hosted by {organisation}").format(organisation=workshop.host) if workshop.host_id else "",
        "partners": _joined(_("With {organisations}"), workshop.partners.all()),
        "donors": _joined(_("Funded by {organisations}"), workshop.donors.all()),
        "place": workshop.place,
        "venue": workshop.venue,
        "dates_text": range_words(workshop.starts_on, workshop.ends_on),
        "zone_text": _("All times are local: {zone}").format(zone=_zone(workshop)),
        "created": today.isoformat(),
        # No time of printing: the same pack asked for twice in a day is then the same paper.
        "printed_text": date_format(today, "j F Y"),
    }


def _joined(sentence, organisations):
    names = ", ".join(str(one) for one in organisations)
    return sentence.format(organisations=names) if names else ""


def _zone(workshop):
    offset = workshop.moment(workshop.starts_on, time(12)).strftime("%z")
    return f"{workshop.time_zone.replace('_', ' ')}, UTC{offset[:3]}:{offset[3:]}"


def agenda_items(workshop):
    if not workshop.has_part(Part.AGENDA):
        return []
    named = Participation.objects.filter(person__isnull=False).exclude(state__in=AWAY).select_related("person")
    return list(workshop.agenda.prefetch_related(Prefetch("taught_by", queryset=named, to_attr="given_by")))


def _by_day(items):
    days = defaultdict(list)
    for item in items:
        days[item.day].append(item)
    return sorted(days.items())


def agenda_days(items):
    return [
        {"title": date_format(day, "l j F Y"), "rows": [_row(item) for item in rows]} for day, rows in _by_day(items)
    ]


def _row(item):
    return {
        "time": f"{time_format(item.starts_at, 'H:i')}–{time_format(item.ends_at, 'H:i')}",
        "title": item.title,
        "track": item.track,
        "room": item.room,
        "given_by": "; ".join(one.person.full_name for one in item.given_by),
        "is_break": item.kind == AgendaItem.Kind.BREAK,
    }


def _sheets(workshop, items):
    """One sheet for each half-day in which something is held."""
    return [
        {
            "day": date_format(one.day, "l j F Y"),
            "half": str(one.name),
            "hours": f"{time_format(one.starts_at.time(), 'H:i')}–{time_format(one.ends_at.time(), 'H:i')}",
        }
        for one in half_day_rules.of_items(workshop, items)
    ]


def everybody(workshop):
    """Everyone who is coming or came, named or not."""
    if not workshop.has_part(Part.PEOPLE):
        return []
    rows = workshop.participations.exclude(state__in=AWAY)
    return list(
        rows.select_related("person", "organisation__country", "country").prefetch_related(
            "country__designations", "organisation__country__designations"
        )
    )


def people_lists(workshop, people, with_doors=False):
    """The lists in order of protocol; an officer without a name is a number in the last line, and nothing more.

    `with_doors` adds what opens the room to each participant: for badges alone, no list shows it.
    """
    kinds = (
        (participants_title(), (K.PARTICIPANT,), True),
        (_("Facilitators"), (K.FACILITATOR,), False),
        (_("Experts and resource persons"), (K.LEAD_EXPERT, K.RESOURCE_PERSON, K.CO_TRAINER), False),
        (_("Host officials"), (K.HOST_OFFICIAL,), False),
        (_("Observers"), (K.OBSERVER,), False),
        (_("Interpreters"), (K.INTERPRETER,), False),
    )
    lists = []
    for title, wanted, by_country in kinds:
        mine = [one for one in people if one.kind in wanted]
        declared = _declared(workshop) if K.PARTICIPANT in wanted and workshop.has_part(Part.PEOPLE) else []
        unnamed = sum(1 for one in mine if not one.person_id)
        notes = [unnamed_words(unnamed)] if unnamed else []
        if mine or declared:
            named = [_person(workshop, one) | (room.door(one) if with_doors else {}) for one in mine if one.person_id]
            lists.append({"title": title, "groups": _groups(named, by_country), "notes": notes + declared})
    return lists


def participants_title():
    return _("Participants")


def unnamed_words(number):
    return ngettext(
        "{n} officer is counted without a name.", "{n} officers are counted without a name.", number
    ).format(n=number)


def _declared(workshop):
    return [
        _("Counted without names: {number} ({service}).").format(
            number=" ".join(
                filter(None, [one.get_qualifier_display() if one.qualifier != "exact" else "", str(one.number)])
            ),
            service=one.get_agency_kind_display(),
        )
        for one in workshop.headcounts.all()
    ]


def _person(workshop, participation):
    person, organisation = participation.person, participation.organisation
    country = participation.country or (organisation.country if organisation else None)
    return {
        "number": str(participation.number),
        "title": person.title,
        "family_name": capitals(person.family_name),
        "given_names": person.given_names,
        "capitals": f"{capitals(person.family_name)} {capitals(person.given_names)}".strip(),
        "name": person.full_name,
        "native_name": person.native_name,
        "post": participation.post,
        "agency": str(organisation) if organisation else "",
        "country": _country_name(country, workshop) if country else "",
        "is_body": bool(organisation) and organisation.kind in (AgencyKind.REGIONAL, AgencyKind.INTERNATIONAL),
        "role": "" if participation.is_trainee else participation.get_kind_display(),
    }


def _country_name(country, workshop):
    """As it was called on the first day, in the usage of the programme; the rule of the figures."""
    return str(country.called(workshop.starts_on, workshop.programme_id).name)


def _groups(people, by_country):
    people = sorted(people, key=lambda one: (_key(one["family_name"]), _key(one["given_names"]), int(one["number"])))
    if not by_country:
        return [{"heading": "", "people": people}] if people else []
    groups = defaultdict(list)
    for one in people:
        # Bodies and those of whom no country is recorded come after the countries, each under an own heading.
        rank = 0 if one["country"] else 1 if one["is_body"] else 2
        words = ("", _("Regional and international organisations"), _("Country not recorded"))
        groups[rank, one["country"] or words[rank]].append(one)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0][0], _key(pair[0][1])))
    return [{"heading": heading, "people": rows} for (_rank, heading), rows in ordered]


def _key(text):
    """The order of the alphabet, in which an accent comes second: Égypte stands with E, not after Z."""
    return search_key(text), text


def capitals(text):
    # Georgian has capitals in Unicode that few fonts draw and nobody writes names in.
    return "".join(c if "\u10d0" <= c <= "\u10ff" else c.upper() for c in text)
