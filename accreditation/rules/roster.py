"""The list of trainers: whose it is, how it is narrowed, and what other programmes may find."""

from datetime import timedelta

from django.db.models import CharField, Count, Prefetch, Q, Value
from django.db.models.functions import Lower, Replace

from accreditation.models import (
    Accreditation,
    AvailabilityPeriod,
    CoTrainer,
    Mission,
    TeachingLanguage,
    TeachingRegion,
    TrainerTopic,
)
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules.words import months_later
from programmes.models import Person, Programme, RoleKind, together
from programmes.models.base import search_key
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.programme import STAFF, TEAM
from workshops.models import Participation, Workshop
from workshops.rules.clash import TRAINERS

S = Accreditation.State
MONTHS = (3, 6, 12)


def can_open(actor):
    return actor.holds(*TEAM)


def can_look_outside(actor):
    """The office of any programme; a trainer of another one is found only where they agreed to it."""
    return actor.holds(*STAFF)


def is_staff_of(actor, accreditation):
    return programme_rules.can_organise(actor, accreditation.programme)


def programmes_of(actor):
    return Programme.objects.all() if actor.is_system else Programme.objects.filter(pk__in=actor.programme_ids(*TEAM))


def administered_by(actor):
    if actor.is_system:
        return Programme.objects.all()
    return Programme.objects.filter(pk__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR))


def kept_by(actor):
    """The rows whose file an office may take along: those of the programmes it runs."""
    rows = accreditation_rules.visible_to(actor)
    return rows if actor.is_system else rows.filter(programme_id__in=actor.programme_ids(*STAFF))


# -- narrowing. Everything is one condition in the database, however many trainers there are.


def narrowed(
    accreditations,
    actor,
    *,
    words="",
    topic="",
    programme=None,
    state=None,
    language=None,
    region=None,
    country=None,
    starts_on=None,
    ends_on=None,
    taught_since=None,
    expires=None,
):
    """What the filters of the page leave. `starts_on` and `ends_on`: days on which somebody is asked to come."""
    if words:
        accreditations = accreditations.filter(person__in=Person.objects.known().named(words))
    if programme:
        accreditations = accreditations.filter(programme=programme)
    if state:
        accreditations = accreditations.filter(_in_state(actor, state))
    if topic:
        accreditations = accreditations.filter(person_id__in=teaching(topic))
    if language:
        accreditations = accreditations.filter(_speaks(language, "person"))
    if region:
        goes_there = TeachingRegion.objects.filter(region=region).values("profile__person_id")
        accreditations = accreditations.filter(Q(person__country__wco_region=region) | Q(person_id__in=goes_there))
    if country:
        accreditations = accreditations.filter(person__country=country)
    if starts_on or ends_on:
        accreditations = _free(accreditations, starts_on or ends_on, ends_on or starts_on)
    if taught_since:
        taught, led = _taught(since=taught_since)
        accreditations = accreditations.filter(Q(person_id__in=taught) | Q(person_id__in=led))
    if expires:
        accreditations = accreditations.filter(_expiring(int(expires)))
    return accreditations


def _in_state(actor, state):
    """A notice is known to the office and to the trainer; to colleagues it counts among the accredited."""
    if actor.is_system or state not in (S.ACTIVE, S.NOTICE):
        return Q(state=state)
    told = Q(programme_id__in=actor.programme_ids(*STAFF)) | Q(person_id=actor.person_id)
    return Q(state=S.NOTICE) & told if state == S.NOTICE else Q(state=S.ACTIVE) | (Q(state=S.NOTICE) & ~told)


def teaching(topic):
    rows = TrainerTopic.objects.all()
    for word in search_key(topic).split():
        rows = rows.filter(search_key__contains=word)
    return rows.values("profile__person_id")


def _speaks(language, person):
    works = Person.languages.through.objects.filter(language=language).values("person_id")
    teaches = TeachingLanguage.objects.filter(language=language).values("profile__person_id")
    name = f"{person}_id__in" if person else "pk__in"
    return Q(**{name: works}) | Q(**{name: teaches})


def _free(accreditations, starts_on, ends_on):
    """Neither marked as not available in these days, nor on another activity."""
    starts_on, ends_on = min(starts_on, ends_on), max(starts_on, ends_on)
    held = Workshop.objects.held().filter(starts_on__lte=ends_on, ends_on__gte=starts_on).values("pk")
    there = Participation.objects.present().exclude(state=Participation.State.TO_INVITE)
    missions = Mission.objects.filter(workshop__in=held, state__in=Mission.STANDING)
    busy = (
        AvailabilityPeriod.objects.unavailable(starts_on, ends_on).values("profile__person_id"),
        there.filter(workshop__in=held, person__isnull=False).values("person_id"),
        missions.filter(lead__isnull=False).values("lead_id"),
        CoTrainer.objects.filter(mission__in=missions.values("pk")).values("candidacy__person_id"),
    )
    for people in busy:
        accreditations = accreditations.exclude(person_id__in=people)
    return accreditations


def _taught(since=None):
    """(people who taught at a workshop that is over, people who led a mission that is), as subqueries."""
    over = Workshop.objects.over(clock.today())
    if since:
        over = over.filter(ends_on__gte=since)
    over = over.values("pk")
    at = Participation.objects.present().filter(kind__in=TRAINERS, workshop__in=over, person__isnull=False)
    led = Mission.objects.filter(workshop__in=over, lead__isnull=False).exclude(state=Mission.State.CANCELLED)
    return at.values("person_id"), led.values("lead_id")


def _expiring(months):
    today = clock.today()
    return Q(valid_until__gte=today, valid_until__lte=months_later(today, months), state__in=Accreditation.IN_FORCE)


# -- showing


def counts(accreditations):
    """{"shown", "in_force"}: how many there are, and how many of them are accredited today."""
    in_force = Accreditation.objects.in_force(clock.today()).values("pk")
    return accreditations.aggregate(shown=Count("pk"), in_force=Count("pk", filter=Q(pk__in=in_force)))


def in_order(accreditations):
    """By name, with what stands in one row."""
    return accreditations.select_related(
        "programme", "person__country", "person__organisation__country", "person__trainer_profile"
    ).order_by("person__family_name", "person__given_names", "pk")


def with_lists(accreditations):
    """The rows of one page with their languages and topics, read together."""
    rows = list(accreditations)
    together.prefetch(rows, "person__languages", _topics())
    return rows


def whole(accreditations):
    """The same for all rows, however many."""
    return in_order(accreditations).prefetch_related("person__languages", _topics())


def _topics():
    return Prefetch("person__trainer_profile__topics", TrainerTopic.objects.select_related("module"))


def last_taught(person_ids):
    """{person: (last day, place or title)} of the workshop they taught at last, or the mission they led."""
    over = Workshop.objects.over(clock.today())
    at = Participation.objects.present().filter(kind__in=TRAINERS, workshop__in=over, person_id__in=person_ids)
    led = Mission.objects.filter(workshop__in=over, lead_id__in=person_ids).exclude(state=Mission.State.CANCELLED)
    names = ("workshop__ends_on", "workshop__city", "workshop__title")
    rows = at.order_by().values_list("person_id", *names).union(led.order_by().values_list("lead_id", *names))
    found = {}
    for person, day, city, title in sorted(rows):
        found[person] = (day, city or title)
    return found


# -- trainers of other programmes: those who agreed, and nothing else of them


def outside(actor, *, words="", topic="", language=None, country=None):
    """People who are trainers of a programme this actor has no part in, in force, and agreed to be shown there."""
    mine = Accreditation.objects.filter(programme_id__in=actor.programme_ids(*TEAM)).values("person_id")
    trainers = Accreditation.objects.in_force(clock.today()).exclude(programme_id__in=actor.programme_ids(*TEAM))
    people = (
        Person.objects.known()
        .filter(public_consent=True, pk__in=trainers.values("person_id"))
        .exclude(pk__in=mine)
        .exclude(pk=actor.person_id)
    )
    if words:
        # An address is not shown, so it is not found by either: what is searched is the name alone.
        people = people.annotate(named=Replace("search_key", Lower("email"), Value(""), output_field=CharField()))
        for word in search_key(words).split():
            people = people.filter(named__contains=word)
    if topic:
        people = people.filter(pk__in=teaching(topic))
    if language:
        people = people.filter(_speaks(language, ""))
    if country:
        people = people.filter(
            Q(organisation__country=country) | Q(organisation__country__isnull=True, country=country)
        )
    topics = Prefetch("trainer_profile__topics", TrainerTopic.objects.select_related("module"))
    return (
        people.select_related("country", "organisation__country", "trainer_profile")
        .prefetch_related("languages", topics)
        .order_by("family_name", "given_names", "pk")
    )


# -- what ends in the coming months


def forecast(accreditations):
    """{"all", "regions", "languages", "endless"}: how many end within 3, 6 and 12 months, as numbers."""
    today = clock.today()
    rows = accreditations.in_force(today)
    within = {
        f"in_{months}": Count("pk", filter=Q(valid_until__lte=months_later(today, months)), distinct=True)
        for months in MONTHS
    }
    ending = rows.filter(valid_until__lte=months_later(today, MONTHS[-1]))
    return {
        "all": ending.aggregate(**within),
        "endless": rows.filter(valid_until__isnull=True).count(),
        "regions": list(
            ending.values("person__country__wco_region").annotate(**within).order_by("person__country__wco_region")
        ),
        "languages": list(
            ending.filter(person__languages__isnull=False)
            .values("person__languages")
            .annotate(**within)
            .order_by("person__languages")
        ),
    }


def due(accreditations, days=180):
    """Those whose end is near or over and not decided on, the nearest first."""
    return accreditations.filter(
        state__in=(S.ACTIVE, S.NOTICE, S.LAPSED), valid_until__lte=clock.today() + timedelta(days=days)
    ).order_by("valid_until", "pk")
