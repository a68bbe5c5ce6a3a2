"""The year on one page: what is held, what comes, what is missing where, and who is promised twice."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock
from programmes.rules.programme import TEAM
from workshops.models import AgendaItem, Headcount, Part, Participation, Workshop
from workshops.rules import clash as clash_rules
from workshops.rules import workshop as workshop_rules

S = Workshop.State
OFF = (S.POSTPONED, S.CANCELLED)


@dataclass(eq=False)
class Activity:
    """One workshop as the plan shows it."""

    workshop: Workshop
    slug: str
    word: str
    missing: list = field(default_factory=list)
    clashes: list = field(default_factory=list)
    trainers: list = field(default_factory=list)

    @property
    def is_over(self):
        return self.slug in ("held", "reported")

    @property
    def css(self):
        if self.workshop.kind == Workshop.Kind.OTHER:
            return "other"
        return "held" if self.is_over else "coming"


@dataclass
class Plan:
    year: int
    activities: list
    off: dict
    trainers: list
    clashes: list
    agreed: list
    venues: list
    sees_trainers: bool
    sees_missing: bool
    today: date

    @property
    def sentence(self):
        return _sentence(self)

    @property
    def lacking(self):
        """Activities something is still missing for; what is over is past mending, and stands in the table."""
        return [one for one in self.activities if one.missing and not one.is_over][:50]


def of_year(actor, year, programme=""):
    first_day, last_day = date(year, 1, 1), date(year, 12, 31)
    rows = _workshops(actor, first_day, last_day, programme)
    now = clock.now()
    team = actor.programme_ids(*TEAM)
    activities = {}
    for workshop in rows:
        if workshop.state not in OFF:
            slug, word = workshop.shown_state(now)
            activity = activities[workshop.pk] = Activity(workshop, slug, word)
            if actor.is_system or workshop.programme_id in team:
                activity.missing = missing(activity)
    sees = clash_rules.sees_trainers(actor)
    found, agreed, trainers = _people(actor, first_day, last_day, activities) if sees else ([], [], [])
    return Plan(
        year=year,
        activities=list(activities.values()),
        off=dict(Counter(workshop.state for workshop in rows if workshop.state in OFF)),
        trainers=trainers,
        clashes=found,
        agreed=agreed,
        venues=clash_rules.venues_twice(
            a.workshop for a in activities.values() if actor.is_system or a.workshop.programme_id in team
        ),
        sees_trainers=sees,
        sees_missing=actor.is_system or bool(team),
        today=clock.today(),
    )


def _workshops(actor, first_day, last_day, programme):
    people = Participation.objects.filter(workshop=OuterRef("pk"))
    rows = workshop_rules.visible_to(actor).filter(starts_on__lte=last_day, ends_on__gte=first_day)
    if programme:
        rows = rows.filter(programme__slug=programme)
    return list(
        rows.annotate(
            has_names=Exists(people.present().trainees()),
            has_people=Exists(people.present()),
            has_heads=Exists(Headcount.objects.filter(workshop=OuterRef("pk"))),
            has_trainer=Exists(people.present().filter(kind__in=clash_rules.TRAINERS)),
            has_agenda=Exists(AgendaItem.objects.filter(workshop=OuterRef("pk"))),
        )
        .select_related("programme", "country")
        .order_by("starts_on", "ends_on", "pk")
    )


def missing(activity):
    """The few facts an organiser looks for in a year. What is over asks only who was there."""
    workshop = activity.workshop
    found = []
    if activity.slug == "reported":
        return found
    # A meeting trains nobody: whoever is on its list is there.
    names = workshop.has_people if workshop.kind == Workshop.Kind.OTHER else workshop.has_names
    if not (names or workshop.has_heads):
        found.append(_("no names yet") if not activity.is_over else _("nobody on the list"))
    if activity.is_over:
        return found
    if not workshop.has_trainer and workshop.kind != Workshop.Kind.OTHER:
        found.append(_("no facilitator"))
    if workshop.has_part(Part.AGENDA) and not workshop.has_agenda:
        found.append(_("no agenda"))
    if not workshop.venue:
        found.append(_("no venue"))
    return found


def _people(actor, first_day, last_day, activities):
    """Clashes and trainers; a workshop of a neighbouring year or programme counts where it stands in the way."""
    workshops = [activity.workshop for activity in activities.values()]
    places = clash_rules.teaching(
        actor,
        min([first_day, *(one.starts_on for one in workshops)]) - clash_rules.MARGIN,
        max([last_day, *(one.ends_on for one in workshops)]) + clash_rules.MARGIN,
    )
    found, agreed = clash_rules.clashes(places)

    def here(clash):
        return clash.first.pk in activities or clash.second.pk in activities

    found, agreed = clash_rules.number([c for c in found if here(c)]), [c for c in agreed if here(c)]
    for clash in found:
        for workshop in (clash.first, clash.second):
            if workshop.pk in activities:
                activities[workshop.pk].clashes.append(clash)
    trainers = {}
    clashing = {clash.person.pk for clash in found}
    for place in places:
        if place.workshop_id in activities:
            activities[place.workshop_id].trainers.append(place.person)
            trainers.setdefault(place.person_id, (place.person, []))
    for place in places:
        inside = place.workshop.starts_on <= last_day and place.workshop.ends_on >= first_day
        # All of a clashing trainer's bars are drawn, or the mark would stand beside nothing.
        wanted = place.workshop_id in activities or place.person_id in clashing
        if inside and wanted and place.person_id in trainers:
            trainers[place.person_id][1].append(place.workshop)
    rows = sorted(trainers.values(), key=lambda row: (row[0].family_name, row[0].given_names, row[0].pk))
    return found, agreed, rows


def _sentence(plan):
    total = len(plan.activities)
    if not total:
        return _("Nothing is planned in {year} yet.").format(year=plan.year)
    running = sum(1 for a in plan.activities if a.slug == "running")
    over = sum(1 for a in plan.activities if a.is_over)
    words = ((over, _("held")), (running, _("running")), (total - over - running, _("to come")))
    parts = [(n, word) for n, word in words if n]
    if len(parts) == 1:
        text = ngettext("{n} activity, {word}.", "{n} activities, all {word}.", total)
        said = [text.format(n=clash_rules.in_words(total), word=parts[0][1])]
    else:
        text = ngettext("{n} activity: {parts}.", "{n} activities: {parts}.", total)
        listed = ", ".join(f"{clash_rules.in_words(n)} {word}" for n, word in parts)
        said = [text.format(n=clash_rules.in_words(total), parts=listed)]
    twice = len({c.person.pk for c in plan.clashes if c.overlaps})
    if twice:
        if plan.year < plan.today.year:
            text = ngettext(
                "{n} trainer stood on two lists at once.", "{n} trainers stood on two lists at once.", twice
            )
        else:
            text = ngettext(
                "{n} trainer is promised to two places at once.",
                "{n} trainers are promised to two places at once.",
                twice,
            )
        said.append(text.format(n=clash_rules.in_words(twice)))
    return " ".join(words[:1].upper() + words[1:] for words in said)
