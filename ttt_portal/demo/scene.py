"""Small tools of the demo modules: everything goes through the real actions, at its true time.

All people are invented. The figures, titles, dates and places of the two published workshops are those of their
sources; whatever was needed besides is made up, and every page of the demonstration says so.
"""

from datetime import UTC, datetime, time

from i18nfield.strings import LazyI18nString

from programmes.actions import account as accounts
from programmes.actions import organisation as organisations
from programmes.actions import person as people
from programmes.actions import role as roles
from programmes.models import Country, Language, Organisation, Person
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from workshops.actions import agenda_item as agenda_items

PASSWORD = "ttt-portal-demo"


def on(day, hour=9, minute=0):
    """Act at this hour (UTC) of a day."""
    return clock.at(datetime.combine(day, time(hour, minute), tzinfo=UTC))


def country(iso2):
    return Country.objects.get(iso2=iso2)


def language(tag):
    return Language.objects.get(tag=tag)


def organisation(name, kind, iso2=None, acronym=""):
    """Find or add an organisation. `name` is a text or {language: text}."""
    names = name if isinstance(name, dict) else {"en": name}
    found = Organisation.objects.named(names["en"]).filter(kind=kind, country__iso2=iso2).first()
    return found or organisations.add(
        name=LazyI18nString(names), kind=kind, country=country(iso2) if iso2 else None, acronym=acronym, by=SYSTEM
    )


def person(programme, family_name, given_names, *, by=SYSTEM, languages=(), email="", **fields):
    """Find or add a person of a programme."""
    found = Person.objects.filter(family_name=family_name, given_names=given_names).first()
    return found or people.add(
        programme=programme,
        by=by,
        family_name=family_name,
        given_names=given_names,
        languages=[language(tag) for tag in languages],
        email=email,
        **fields,
    )


def sign_in(somebody, email):
    accounts.open_for(person=somebody, email=email, by=SYSTEM, password=PASSWORD)


def role(somebody, kind, *programmes, since):
    for programme in programmes or (None,):
        roles.grant(person=somebody, kind=kind, programme=programme, starts_on=since, by=SYSTEM)


def actor(somebody):
    """The actor this person is at the moment of the scene's clock."""
    return actors.for_person(somebody)


def agenda(workshop, by, days):
    """days: [[("09:00", 45, "Opening", "ceremony"), …], …] -> the agenda items, in order."""
    made = []
    for day, rows in zip(workshop.days, days, strict=False):
        for starts_at, minutes, title, kind in rows:
            made.append(
                agenda_items.add(
                    workshop=workshop,
                    by=by,
                    day=day,
                    starts_at=time.fromisoformat(starts_at),
                    minutes=minutes,
                    title=title,
                    kind=kind,
                )
            )
    return made
