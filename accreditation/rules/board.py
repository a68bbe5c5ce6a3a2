"""The board: numbers for whoever may know them, names for whoever may see them."""

from django.db.models import Case, Count, IntegerField, Prefetch, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Assessment, Candidacy, CoTrainer, RouteRequirement, Score
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import own_view, steps
from programmes.models import ADMINISTRATIONS, Programme, together
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


def narrowed(candidacies, *, programme=None, group="", language=None):
    return _of(candidacies, programme, language).filter(_at(group))


def _of(candidacies, programme, language):
    if programme:
        candidacies = candidacies.filter(programme=programme)
    return candidacies.filter(participation__workshop__language=language) if language else candidacies


def _at(group):
    """Those at a step; without one, all that are not closed."""
    if group == PAST_DATE:
        return Q(state__in=Candidacy.PRE_ACCREDITED, due_on__lt=clock.today())
    return Q(state__in=GROUPS[group]) if group else ~Q(state__in=GROUPS["closed"])


def figures(actor, *, programme=None, group="", language=None):
    """Counts of the five words, of administrations, of those who wait for a mission, and of the lines `shown` to this
    actor at the chosen step, in one query."""
    counts = {name: Count("pk", filter=Q(state__in=states)) for name, states in GROUPS.items()}
    standing = _at("")
    return _of(counted_for(actor), programme, language).aggregate(
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
        shown=Count("pk", filter=_at(group) & Q(pk__in=candidacy_rules.visible_to(actor).values("pk"))),
    )


def _routes_with_mission():
    return RouteRequirement.objects.filter(kind=RouteRequirement.Kind.MISSION).values("route_id")


def in_order(candidacies):
    """By step, the longest waiting first inside it; with what stands in one row."""
    place = Case(
        *[When(state=state, then=Value(index)) for index, states in enumerate(GROUPS.values()) for state in states],
        output_field=IntegerField(),
    )
    return (
        candidacies.select_related(
            "programme", "route", "person__country", "participation__country", "participation__organisation",
            "participation__workshop__country", "participation__workshop__programme",
            "participation__workshop__knowledge_test",
        )
        .annotate(place=place)
        .order_by("place", "passed_on", "person__family_name", "pk")
    )  # fmt: skip


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


def rows(actor, candidacies):
    """The lines of one page, as this actor may read them, from everything they read: a dozen tables, in two queries."""
    candidacies = list(candidacies)
    together.prefetch(candidacies, *paths())
    return [_row(actor, candidacy) for candidacy in candidacies]


def paths():
    """What a line of the board reads, and no more: who signed or decided stands on the page of the candidacy."""
    missions = CoTrainer.objects.select_related(
        "requirement", "reflection", "evaluation__second_signature", "mission__host_feedback", "mission__lead",
        "mission__workshop__country", "mission__workshop__programme", "mission__workshop__host",
    )  # fmt: skip
    return [
        "person__languages",
        "route__requirements",
        "screenings",
        "decisions",
        Prefetch("assessments", Assessment.objects.all()),
        Prefetch("assessments__scores", Score.objects.select_related("criterion")),
        Prefetch("missions", missions.order_by("mission__workshop__starts_on", "pk")),
        *completion_rules.paths("participation__"),
    ]


def _row(actor, candidacy):
    at = steps.states(candidacy)
    return {
        "candidacy": candidacy,
        "ticks": [{"state": at.get(key, "")} for key in steps.titles()],
        "missing": own_view.missing(actor, candidacy, steps.missing(candidacy)),
        "waiting": steps.waiting_months(candidacy),
        "group": next(name for name, states in GROUPS.items() if candidacy.state in states),
    }
