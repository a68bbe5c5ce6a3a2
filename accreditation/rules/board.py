"""The board: numbers for whoever may know them, names for whoever may see them."""

from django.db.models import Case, Count, IntegerField, Prefetch, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Assessment, Candidacy, CoTrainer, RouteRequirement, Score
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import steps
from programmes.models import ADMINISTRATIONS, Programme
from programmes.rules import clock
from workshops.rules import completion as completion_rules

S = Candidacy.State
# The five words on the screen, and the states underneath. Closed cases are reached by the filter, not by a count.
GROUPS = {
    "candidate": (S.ENROLLED, S.NOT_YET),
    "passed": (S.PASSED,),
    "planned": (S.MISSION_PLANNED,),
    "evaluated": (S.MISSION_EVALUATED,),
    "accredited": (S.ACCREDITED,),
    "closed": (S.DECLINED, S.WITHDRAWN),
}
# No step: those whose date to complete the route has passed, whichever step they stand at.
PAST_DATE = "past_date"


def counted_for(actor):
    """Candidacies this actor may count: those they see, and those of programmes whose numbers they may know."""
    if actor.is_system:
        return Candidacy.objects.all()
    return Candidacy.objects.filter(
        Q(programme_id__in=candidacy_rules.programmes_counted_by(actor))
        | Q(pk__in=candidacy_rules.visible_to(actor).values("pk"))
    )


def programmes_of(actor):
    """Programmes with a board this actor may open."""
    return Programme.objects.filter(pk__in=counted_for(actor).values("programme_id"))


def loaded(candidacies):
    """What a line of the board reads, and no more: who signed or decided stands on the page of the candidacy."""
    scores = Prefetch("scores", Score.objects.select_related("criterion"))
    missions = CoTrainer.objects.select_related(
        "requirement", "reflection", "evaluation__second_signature", "mission__host_feedback", "mission__lead",
        "mission__workshop__country", "mission__workshop__programme", "mission__workshop__host",
    )  # fmt: skip
    return candidacies.select_related(
        "programme", "route", "person__country", "participation__country", "participation__organisation",
        "participation__workshop__country", "participation__workshop__programme",
        "participation__workshop__knowledge_test",
    ).prefetch_related(
        "person__languages",
        "route__requirements",
        "screenings",
        "decisions",
        Prefetch("assessments", Assessment.objects.prefetch_related(scores)),
        Prefetch("missions", missions),
        *completion_rules.paths("participation__"),
    )  # fmt: skip


def narrowed(candidacies, *, programme=None, group="", language=None):
    if programme:
        candidacies = candidacies.filter(programme=programme)
    if language:
        candidacies = candidacies.filter(participation__workshop__language=language)
    if group == PAST_DATE:
        return candidacies.filter(state__in=Candidacy.PRE_ACCREDITED, due_on__lt=clock.today())
    if group:
        return candidacies.filter(state__in=GROUPS[group])
    return candidacies.exclude(state__in=GROUPS["closed"])


def figures(candidacies):
    """Counts of the five words, of administrations and of those who wait for a mission, in one query."""
    counts = {name: Count("pk", filter=Q(state__in=states)) for name, states in GROUPS.items()}
    standing = ~Q(state__in=GROUPS["closed"])
    return candidacies.aggregate(
        **counts,
        all=Count("pk", filter=standing),
        administrations=Count(
            "participation__organisation",
            distinct=True,
            filter=standing & Q(participation__organisation__kind__in=ADMINISTRATIONS),
        ),
        countries=Count("participation__country", distinct=True, filter=standing),
        waiting=Count(
            "pk",
            filter=Q(state=S.PASSED, route__in=_routes_with_mission()),
        ),
    )


def _routes_with_mission():
    return RouteRequirement.objects.filter(kind=RouteRequirement.Kind.MISSION).values("route_id")


def in_order(candidacies):
    """By step, the longest waiting first inside it."""
    place = Case(
        *[When(state=state, then=Value(index)) for index, states in enumerate(GROUPS.values()) for state in states],
        output_field=IntegerField(),
    )
    return candidacies.annotate(place=place).order_by("place", "passed_on", "person__family_name", "pk")


def can_open(actor):
    """Team and donors of a programme; candidates and lead experts for their own cases."""
    return bool(candidacy_rules.programmes_counted_by(actor)) or candidacy_rules.visible_to(actor).exists()


def may_see_names(actor):
    return actor.holds(*candidacy_rules.READERS) or candidacy_rules.visible_to(actor).exists()


def counts(figures, chosen=""):
    """The five words with their numbers, for the strip above the board."""
    return [
        {"key": key, "title": title, "number": figures[key], "chosen": key == chosen}
        for key, title in steps.titles().items()
    ]


def group_words():
    return {
        "candidate": _("Candidate"),
        "passed": _("Workshop passed"),
        "planned": _("Mission planned"),
        "evaluated": _("Mission evaluated, decision open"),
        "accredited": _("Accredited"),
        "closed": _("Not accredited or withdrawn"),
    }


def sentence(figures, programme=None):
    """How many from where, and who still waits, in the words of the programme."""
    if programme and programme.usage != programme.Usage.ADMINISTRATIONS:
        number, usage = figures["countries"], programme.get_usage_display()
    else:
        number = figures["administrations"]
        usage = ngettext("administration", "administrations", number)
    if not figures["all"]:
        return _("Nobody is on the way to accreditation at the moment.")
    words = ngettext(
        "{count} candidate or trainer from {number} {usage}.",
        "{count} candidates and trainers from {number} {usage}.",
        figures["all"],
    ).format(count=figures["all"], number=number, usage=usage)
    if figures["waiting"]:
        words += " " + ngettext(
            "{count} still waits for a mission.", "{count} still wait for a mission.", figures["waiting"]
        ).format(count=figures["waiting"])
    return words


def row(candidacy):
    """One line of the table, from rows that are already loaded."""
    at = steps.states(candidacy)
    return {
        "candidacy": candidacy,
        "ticks": [{"state": at.get(key, "")} for key in steps.titles()],
        "missing": steps.missing(candidacy),
        "waiting": steps.waiting_months(candidacy),
        "group": next(name for name, states in GROUPS.items() if candidacy.state in states),
    }
