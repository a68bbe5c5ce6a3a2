"""What was learned and thought, what was recommended, and whom the trainers reached. Results of few are masked."""

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.utils.formats import date_format

from accreditation.models import Delivery
from accreditation.models.delivery import total
from reports.queries.figure import COUNTED_AGAIN, Line, from_lines
from workshops.models import (
    Evaluation,
    EvaluationMark,
    EvaluationStatement,
    EvaluationTally,
    GroupReport,
    KnowledgeChoice,
    KnowledgeItem,
    KnowledgeSheet,
    KnowledgeTest,
    Phase,
    Recommendation,
    StatusReport,
)
from workshops.rules import evaluation_words, masking
from workshops.rules.knowledge_result import percents

# What stands in a draft may still change without anybody having said it.
PROPOSED = Q(report__state__in=[GroupReport.State.SUBMITTED, GroupReport.State.ACCEPTED]) | ~Q(
    state=Recommendation.State.PROPOSED
)


def end_of(day):
    """The moment a day is over, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=UTC)


def _over(rows):
    """Primary keys of workshops whose results are out: a result has no day of its own, it is that of the last day."""
    return [w.pk for w in rows.workshops if rows.is_now or w.ends_on <= rows.as_of]


def gains(rows):
    """(gain in points, gain in percent) of those who answered both tests; workshops with too few are left out."""
    pairs, over = _pairs(rows), set(_over(rows))
    few, sums = 0, []
    for workshop in rows.workshops:
        found = pairs.get(workshop.pk, [])
        if not found or workshop.pk not in over:
            continue
        if masking.is_masked(len(found)):
            few += 1
            continue
        sums.append((workshop, (sum(before for before, _a in found), sum(after for _b, after in found), len(found))))
    why = [("masked", few)] if few else []
    return tuple(
        from_lines(name, [_ratio(how, workshop, parts) for workshop, parts in sums], why=why)
        for name, how in (("gain_points", "points"), ("gain_relative", "relative"))
    )


def _ratio(how, workshop, parts):
    value = COUNTED_AGAIN[how]([Line(0, parts=parts)])
    return Line(0 if value is None else value, workshop=workshop, parts=parts)


def _pairs(rows):
    """workshop -> [(percent before, percent after)] of tests whose answers are all in."""
    done = KnowledgeTest.objects.filter(workshop__in=rows.begun).filter(
        Q(way=KnowledgeTest.Way.ELSEWHERE) | Q(state=KnowledgeTest.State.CLOSED)
    )
    sheets = KnowledgeSheet.objects.filter(test__in=done.order_by().values("pk")).order_by()
    listed = list(
        sheets.values_list("pk", "test_id", "test__workshop_id", "phase", "participation_id", "private_key", "percent")
    )
    if not listed:
        return {}
    answered = sheets.filter(percent=None).values("test_id")
    items = KnowledgeItem.objects.filter(test__in=answered).order_by().prefetch_related("options")
    choices = KnowledgeChoice.objects.filter(sheet__in=sheets.filter(percent=None).values("pk")).order_by()
    results = percents(
        [(pk, test, percent) for pk, test, _w, _p, _one, _key, percent in listed],
        items,
        choices.values_list("sheet_id", "option_id").iterator(chunk_size=5000),
    )
    found = defaultdict(dict)
    for pk, _test, workshop, phase, one, key, _percent in listed:
        found[workshop, one or key][phase] = results[pk]
    pairs = defaultdict(list)
    for (workshop, _who), both in found.items():
        if len(both) == 2:
            pairs[workshop].append((both[Phase.BEFORE], both[Phase.AFTER]))
    return pairs


def satisfaction(rows):
    """Answers that agree, of all answers to the statements everybody sees; the modules are for those who teach them."""
    closed = Evaluation.objects.filter(workshop__in=rows.begun, state=Evaluation.State.CLOSED).order_by()
    sheets = dict(closed.values_list("workshop_id", "paper_sheets"))
    marks = EvaluationMark.objects.filter(evaluation__in=closed.values("pk")).order_by()
    for workshop, number in marks.values_list("evaluation__workshop_id").annotate(number=Count("pk")):
        sheets[workshop] += number
    one = F("on_screen") + F("on_paper")
    tallies = (
        EvaluationTally.objects.filter(statement__evaluation__in=closed.values("pk"))
        .exclude(statement__kind=EvaluationStatement.Kind.MODULE)
        .order_by()
        .values_list("statement__evaluation__workshop_id")
        .annotate(agree=Sum(one, filter=Q(degree__in=evaluation_words.AGREEING)), answers=Sum(one))
    )
    answers = {workshop: (agree or 0, number or 0) for workshop, agree, number in tallies}
    over, few, lines = set(_over(rows)), 0, []
    for workshop in rows.workshops:
        if workshop.pk not in sheets or workshop.pk not in over:
            continue
        if masking.is_masked(sheets[workshop.pk]):
            few += bool(sheets[workshop.pk])
        elif answers.get(workshop.pk, (0, 0))[1]:
            lines.append(_ratio("share", workshop, answers[workshop.pk]))
    return from_lines("satisfaction", lines, why=[("masked", few)] if few else [])


def recommendations(rows):
    """(proposed, adopted, reported as done) in one query; a line for each workshop."""
    until = None if rows.is_now else end_of(rows.as_of)
    reports = StatusReport.objects.filter(recommendation=OuterRef("pk")).order_by("-reported_at", "-pk")
    if until:
        reports = reports.filter(reported_at__lt=until)
    adopted = Q(state__in=Recommendation.ADOPTED)
    if until:
        adopted &= Q(decided_at__lt=until)
    counted = (
        Recommendation.objects.filter(PROPOSED, breakout__workshop__in=rows.begun)
        .annotate(status=Subquery(reports.values("status")[:1]))
        .order_by()
        .values_list("breakout__workshop_id")
        .annotate(
            proposed=Count("pk"),
            adopted=Count("pk", filter=adopted),
            done=Count("pk", filter=adopted & Q(status=StatusReport.Status.DONE)),
        )
    )
    by_workshop = {pk: numbers for pk, *numbers in counted}
    return tuple(
        from_lines(
            f"recommendations_{name}",
            [
                Line(by_workshop[w.pk][position], workshop=w)
                for w in rows.workshops
                if by_workshop.get(w.pk, (0, 0, 0))[position]
            ],
        )
        for position, name in enumerate(("proposed", "adopted", "done"))
    )


def officers(scope, rows):
    """(reported, confirmed): the same courses, counted twice over and never added to each other."""
    courses = scope.deliveries.counted()
    if not rows.is_now:
        courses = courses.filter(ends_on__lte=rows.as_of, reported_at__lt=end_of(rows.as_of))
    confirmed = Q(state=Delivery.State.CONFIRMED)
    if not rows.is_now:
        confirmed &= Q(confirmed_at__lt=end_of(rows.as_of))
    reported, agreed = [], []
    held = courses.order_by("starts_on", "pk").annotate(number=total(), number_confirmed=total("confirmed_"))
    sure = set(courses.filter(confirmed).order_by().values_list("pk", flat=True))
    for pk, topic, city, day, number, number_confirmed in held.values_list(
        "pk", "topic", "city", "starts_on", "number", "number_confirmed"
    ):
        text = ", ".join(filter(None, (topic, city, date_format(day, "j F Y"))))
        reported.append(Line(number, text=text, day=day))
        if pk in sure:
            agreed.append(Line(number_confirmed, text=text, day=day))
    return from_lines("officers_reported", reported), from_lines("officers_confirmed", agreed)
