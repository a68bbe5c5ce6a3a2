"""What became of recommendations, as reported by whom and when. Nothing here is judged, and nobody is late."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext as _

from programmes.rules import programme as programme_rules
from workshops.models import Recommendation, StatusReport
from workshops.rules import follow_up as follow_up_rules

NOTHING = "nothing"
# Reported as one of these, a recommendation is not asked about again.
SETTLED = (StatusReport.Status.DONE, StatusReport.Status.NO_LONGER_PURSUED)


def visible_to(actor):
    """With the names of who reported: the team's alone."""
    if actor.is_system:
        return StatusReport.objects.all()
    team = actor.programme_ids(*programme_rules.TEAM)
    return StatusReport.objects.filter(recommendation__breakout__workshop__programme_id__in=team)


def can_record(actor, recommendation):
    """Put down what came by telephone or by letter."""
    return follow_up_rules.can_keep(actor, recommendation.breakout.workshop)


def with_latest(recommendations):
    """Adds `reported_status` (None when nothing is reported) and `reported_pk` of the latest report."""
    latest = StatusReport.objects.filter(recommendation=OuterRef("pk")).order_by("-reported_at", "-pk")
    return recommendations.annotate(
        reported_status=Subquery(latest.values("status")[:1]), reported_pk=Subquery(latest.values("pk")[:1])
    )


def latest(recommendations):
    """{pk of the recommendation: its latest StatusReport}, in one query."""
    rows = with_latest(Recommendation.objects.filter(pk__in=[one.pk for one in recommendations]))
    pks = dict(rows.exclude(reported_pk=None).values_list("pk", "reported_pk"))
    found = StatusReport.objects.in_bulk(list(pks.values()))
    return {recommendation: found[report] for recommendation, report in pks.items()}


@dataclass(frozen=True)
class Tally:
    key: str
    title: str
    number: int


def titles():
    """[(key, words)]: nothing reported yet first, then as they usually follow each other."""
    return [(NOTHING, _("Nothing reported yet")), *StatusReport.Status.choices]


def counts(recommendations):
    """[Tally] of a queryset of recommendations, in the order of `titles`."""
    rows = with_latest(recommendations).order_by().values("reported_status").annotate(number=Count("pk"))
    numbers = {row["reported_status"] or NOTHING: row["number"] for row in rows}
    return [Tally(key, title, numbers.get(key, 0)) for key, title in titles()]
