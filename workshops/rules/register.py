"""The register: everything the plenaries of a programme adopted, to whom it is addressed, and what became of it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from programmes.models import Country, RoleKind
from programmes.models.base import search_key
from programmes.rules import programme as programme_rules
from workshops.models import FollowUp, Recommendation, StatusReport, Workshop
from workshops.rules import status_report as status_report_rules
from workshops.rules import workshop as workshop_rules

READERS = (*programme_rules.TEAM, RoleKind.DONOR)
ORDER = ("-breakout__workshop__starts_on", "-breakout__workshop_id", "breakout_id", "decided_at", "pk")


def visible_to(actor):
    """What was adopted is the outcome of a workshop: the team's and the donors'."""
    adopted = Recommendation.objects.filter(state__in=Recommendation.ADOPTED)
    if actor.is_system:
        return adopted
    return adopted.filter(breakout__workshop__programme_id__in=actor.programme_ids(*READERS))


def can_see(actor, programme):
    return actor.holds(*READERS, programme_id=programme.pk)


def sees_reporters(actor, programme):
    """A donor reads what became of a recommendation, and neither who said so nor their words: no names."""
    return actor.holds(*programme_rules.TEAM, programme_id=programme.pk)


def of_programme(actor, programme):
    return visible_to(actor).filter(breakout__workshop__programme=programme)


def of_workshop(actor, workshop):
    return visible_to(actor).filter(breakout__workshop=workshop)


def workshops_with(recommendations):
    """The workshops these were adopted at, newest first."""
    there = recommendations.filter(breakout__workshop=OuterRef("pk"))
    return Workshop.objects.filter(Exists(there)).select_related("country").order_by("-starts_on", "-pk")


def countries_of(workshops):
    return Country.objects.filter(pk__in=workshops.order_by().values("country_id"))


def addressed_to(recommendations):
    """The distinct texts, in alphabetical order: proposals for the filter."""
    texts = recommendations.exclude(addressed_to="").order_by().values_list("addressed_to", flat=True).distinct()
    return sorted({" ".join(text.split()) for text in texts}, key=str.casefold)


def narrowed(recommendations, *, workshop=None, country=None, addressed="", words=""):
    """Those that fit. Words are found whatever their capitals and accents, in any script, on both databases."""
    if workshop:
        recommendations = recommendations.filter(breakout__workshop=workshop)
    if country:
        recommendations = recommendations.filter(breakout__workshop__country=country)
    if addressed or words:
        recommendations = recommendations.filter(pk__in=_found(recommendations, addressed or "", words or ""))
    return recommendations


def _found(recommendations, addressed, words):
    wanted_there, wanted = search_key(addressed).split(), search_key(words).split()
    rows = recommendations.only("text", "amended_text", "mended_text", "addressed_to").order_by()
    return [
        one.pk
        for one in rows
        if all(word in search_key(one.addressed_to) for word in wanted_there)
        and all(word in search_key(one.final_text) for word in wanted)
    ]


def with_status(recommendations, status):
    """Those whose latest report says this; `nothing` for those nobody has reported on."""
    rows = status_report_rules.with_latest(recommendations)
    if status == status_report_rules.NOTHING:
        return rows.filter(reported_status=None)
    return rows.filter(reported_status=status) if status else rows


def in_order(recommendations):
    """Newest workshop first, then as the plenary decided."""
    return recommendations.select_related("breakout__workshop__country", "breakout__workshop__programme").order_by(
        *ORDER
    )


@dataclass
class Row:
    """One line of the register. `number` is its place in the adopted list; `report` the latest StatusReport or None."""

    recommendation: Recommendation
    number: int
    report: StatusReport | None
    is_followed: bool
    breakout: str = ""

    @property
    def workshop(self):
        return self.recommendation.breakout.workshop

    @property
    def reported_on(self):
        """The day of the report where the workshop was held."""
        return self.report.reported_at.astimezone(self.workshop.zone).date() if self.report else None


def rows(recommendations):
    """[Row] of recommendations that carry `reported_pk`, in three queries however many there are."""
    recommendations = list(recommendations)
    reports = StatusReport.objects.in_bulk([one.reported_pk for one in recommendations if one.reported_pk])
    workshops = {one.breakout.workshop_id for one in recommendations}
    followed = set(FollowUp.objects.filter(workshop__in=workshops, is_on=True).values_list("workshop_id", flat=True))
    numbers, breakouts = _numbers(workshops)
    return [
        Row(
            one,
            numbers[one.pk],
            reports.get(one.reported_pk),
            one.breakout.workshop_id in followed,
            # Each break-out counts its own list: where a workshop had two, a number alone would name two texts.
            str(one.breakout) if breakouts[one.breakout.workshop_id] > 1 else "",
        )
        for one in recommendations
    ]


def _numbers(workshops):
    """({pk: number in the adopted list of its break-out}, {pk of a workshop: break-outs that adopted something})."""
    adopted = Recommendation.objects.filter(breakout__workshop__in=workshops, state__in=Recommendation.ADOPTED)
    counted, numbers, breakouts = {}, {}, {}
    for pk, breakout, workshop in adopted.order_by("breakout_id", "decided_at", "pk").values_list(
        "pk", "breakout_id", "breakout__workshop_id"
    ):
        counted[breakout] = numbers[pk] = counted.get(breakout, 0) + 1
        breakouts.setdefault(workshop, set()).add(breakout)
    return numbers, {workshop: len(found) for workshop, found in breakouts.items()}


def last_before(actor, workshop):
    """The last workshop before this one, of the same series or else in the same country, that adopted something.

    None when there is none, or when its people are not this actor's to see.
    """
    earlier = Workshop.objects.filter(programme_id=workshop.programme_id, starts_on__lt=workshop.starts_on).filter(
        Exists(Recommendation.objects.filter(breakout__workshop=OuterRef("pk"), state__in=Recommendation.ADOPTED))
    )
    earlier = earlier.select_related("programme", "country").order_by("-starts_on", "-pk")
    last = earlier.filter(series_id=workshop.series_id).first() if workshop.series_id else None
    if last is None and workshop.country_id:
        last = earlier.filter(country_id=workshop.country_id).first()
    return last if last and workshop_rules.can_see_names(actor, last) else None
