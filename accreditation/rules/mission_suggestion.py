"""Whom a mission might take along, with the reasons in words. People are suggested; countries are never ranked."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Accreditation, AvailabilityPeriod, Mission
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_clash, steps
from programmes.models import Person
from workshops.models import AgendaItem

FEW = 10
# As many trainers as are looked at; a roster is longer in no programme known.
MANY = 500
# What a call may ask for.
LANGUAGE, REGION, TOPIC = "language", "region", "topic"


@dataclass
class Suggestion:
    """`key` is what the form takes; `against` says why this person cannot go as things stand, or is empty.

    `facts` are LANGUAGE, REGION and TOPIC, those that hold.
    """

    person: Person
    key: int
    reasons: list = field(default_factory=list)
    against: str = ""
    facts: frozenset = frozenset()


def co_trainers(actor, mission, *, rows=None, most=FEW):
    """Those who wait, the longest first; or of these candidacies, whether or not they wait."""
    rows = mission_rules.waiting(mission.programme) if rows is None else rows.select_related("route")
    rows = rows.select_related("participation", "person__organisation").prefetch_related("route__requirements")
    rows = list(rows.filter(person__erased_at=None)[:most])
    known = _known([row.person_id for row in rows], mission)
    busy = _busy(actor, [row.person_id for row in rows], mission)
    found = []
    for row in rows:
        months = steps.waiting_months(row)
        waits = ngettext("waits {count} month", "waits {count} months", months or 0).format(count=months or 0)
        homes = {row.person.organisation_id, row.participation.organisation_id} - {None}
        against = busy.get(row.person_id, "")
        if mission.lead_id and mission.lead.organisation_id in homes:
            against = _("Of the same administration as the lead expert.")
        one = known[row.person_id]
        reasons = [*([] if months is None else [waits]), *_reasons(one, mission)]
        found.append(Suggestion(row.person, row.pk, reasons, against, _facts(one, mission)))
    return found


def as_leads(actor, mission, pks):
    """{primary key: Suggestion} of these people as lead expert, with what speaks against each."""
    homes = _homes(mission)
    busy = _busy(actor, pks, mission)
    last = _last_led(pks)
    found = {}
    for pk, one in _known(pks, mission).items():
        against = busy.get(pk, "")
        if one.person.organisation_id in homes:
            against = _("Of the same administration as a candidate.")
        reasons = [*_reasons(one, mission), _led(last.get(pk))]
        found[pk] = Suggestion(one.person, pk, reasons, against, _facts(one, mission))
    return found


def leads(actor, mission, *, most=FEW):
    """Trainers on the roster who are of another administration than the candidates, and free on these days.

    Those come first for whom there are more reasons; among them whoever has led none, or the longest ago.
    """
    places = mission.co_trainers.all()
    people = list(
        Accreditation.objects.in_force(mission.workshop.starts_on)
        .filter(programme=mission.programme, person__erased_at=None)
        .exclude(person__in=[place.candidacy.person_id for place in places])
        .exclude(person=mission.lead_id)
        .exclude(person__organisation__in=_homes(mission))
        .values_list("person_id", flat=True)
        .order_by("person_id")
        .distinct()[:MANY]
    )
    busy = _busy(actor, people, mission)
    known = _known([pk for pk in people if pk not in busy], mission)
    last = _last_led(known)
    found = []
    for pk, one in known.items():
        reasons = _reasons(one, mission)
        found.append(((-len(reasons), str(last.get(pk, "")), one.person.family_name, pk), one, reasons))
    found.sort(key=lambda row: row[0])
    return [
        Suggestion(one.person, one.person.pk, [*reasons, _led(last.get(one.person.pk))], "", _facts(one, mission))
        for _key, one, reasons in found[:most]
    ]


def _homes(mission):
    """The administrations of the co-trainers, by which a lead expert is not of theirs."""
    found = set()
    for place in mission.co_trainers.all():
        found |= {place.candidacy.person.organisation_id, place.candidacy.participation.organisation_id}
    return found - {None}


def _last_led(people):
    """{primary key: last day of the last mission they led}"""
    return dict(
        Mission.objects.filter(lead__in=people)
        .exclude(state=Mission.State.CANCELLED)
        .order_by()
        .values_list("lead")
        .annotate(last=Max("workshop__ends_on"))
    )


def _led(day):
    if day is None:
        return _("has led no mission yet")
    return _("led a mission in {month}").format(month=date_format(day, "F Y"))


@dataclass
class _Known:
    person: Person
    languages: set = field(default_factory=set)
    regions: set = field(default_factory=set)
    topics: list = field(default_factory=list)


def _known(pks, mission):
    """{primary key: what is known of this person}. The number of queries does not grow with the people."""
    people = Person.objects.filter(pk__in=pks).select_related("country", "organisation")
    people = people.prefetch_related(
        "languages", "trainer_profile__languages", "trainer_profile__regions", "trainer_profile__topics__module"
    )
    modules = {module.pk: str(module) for module in mission.modules.all()}
    taught = defaultdict(set)
    items = AgendaItem.objects.filter(taught_by__person__in=pks, module__in=modules)
    for person, module in items.values_list("taught_by__person_id", "module_id"):
        taught[person].add(module)
    found = {}
    for person in people:
        profile = getattr(person, "trainer_profile", None)
        one = found[person.pk] = _Known(person, {language.pk for language in person.languages.all()})
        if person.country and person.country.wco_region:
            one.regions.add(person.country.wco_region)
        one.topics = [_("taught {topic} before").format(topic=modules[pk]) for pk in sorted(taught[person.pk])]
        if profile:
            one.languages |= {row.language_id for row in profile.languages.all()}
            one.regions |= {row.region for row in profile.regions.all()}
            one.topics += [
                _("teaches {topic}").format(topic=topic)
                for topic in profile.topics.all()
                if _fits(topic, modules, mission.topics) and topic.module_id not in taught[person.pk]
            ]
    return found


def _fits(topic, modules, words):
    return topic.module_id in modules or (str(topic).casefold() in words.casefold())


def _facts(one, mission):
    workshop = mission.workshop
    holds = {
        LANGUAGE: workshop.language_id in one.languages,
        REGION: bool(workshop.country_id) and workshop.country.wco_region in one.regions,
        TOPIC: bool(one.topics),
    }
    return frozenset(fact for fact, is_so in holds.items() if is_so)


def _reasons(one, mission):
    facts, found = _facts(one, mission), []
    if LANGUAGE in facts:
        found.append(_("speaks {language}").format(language=mission.workshop.language))
    if REGION in facts:
        found.append(_("same region"))
    return found + one.topics


def _busy(actor, pks, mission):
    """{primary key: why this person is not free}"""
    workshop = mission.workshop
    found = {
        pk: next((one.sentence for one in rows if one.is_firm), "")
        for pk, rows in mission_clash.of(actor, pks, workshop).items()
    }
    away = AvailabilityPeriod.objects.unavailable(workshop.starts_on, workshop.ends_on).filter(profile__person__in=pks)
    for pk in away.values_list("profile__person_id", flat=True):
        found[pk] = found.get(pk) or _("Not available on these days, as they say themselves.")
    return {pk: sentence for pk, sentence in found.items() if sentence}
