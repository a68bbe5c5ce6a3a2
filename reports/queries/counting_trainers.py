"""From candidate to trainer, by the dates on which it happened."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accreditation.models import Accreditation, Candidacy, CoTrainer, Decision, Mission, MissionEvaluation
from accreditation.models.route_requirement import RouteRequirement
from accreditation.rules.words import months_between
from programmes.models import History
from reports.queries.counting import of_statement
from reports.queries.counting_time import OFF
from reports.queries.figure import Figure, Line, difference, from_lines, joined

S = Candidacy.State


@dataclass(frozen=True)
class Grant:
    person_id: int
    programme_id: int
    day: date
    passed_on: date | None
    name: str = ""


def grants(scope, as_of, names=False):
    """Everybody accredited by that day and not withdrawn by then, first grants first."""
    columns = (
        "pk",
        "person_id",
        "programme_id",
        "granted_on",
        "decision__candidacy__passed_on",
        "state",
        "person__family_name",
        "person__given_names",
    )
    rows = scope.accreditations.filter(granted_on__lte=as_of).order_by("granted_on", "pk")
    gone = _gone(rows.filter(state=Accreditation.State.WITHDRAWN), "accreditations.withdraw", as_of)
    return [
        Grant(person, programme, day, passed, f"{family.upper()} {given}".strip() if names else "")
        for pk, person, programme, day, passed, state, family, given in rows.values_list(*columns)
        if not (state == Accreditation.State.WITHDRAWN and pk in gone)
    ]


def _gone(rows, act, as_of):
    """Of these withdrawn rows, those withdrawn by that day; where nobody knows the day, they are gone."""
    entries = History.objects.filter(
        subject_type=rows.model._meta.label_lower, subject_pk__in=rows.order_by().values("pk"), act=act
    )
    day = {pk: at.date() for pk, at in entries.order_by("at").values_list("subject_pk", "at")}
    return {pk for pk in rows.order_by().values_list("pk", flat=True) if day.get(pk, date.min) <= as_of}


def accredited(found, statements):
    """`found`: what `grants` gave. A total of trainers is its programme's, and holds who was accredited by its day."""
    since = {row.programme_id: row.as_of for row in statements}
    known = {one.person_id for one in found if one.day <= since.get(one.programme_id, date.min)}
    active = {one.person_id: one for one in reversed(found)}
    later = [one for one in active.values() if one.person_id not in known]
    lines = [of_statement(statement) for statement in statements]
    inside = len(active) - len(later)
    if inside:
        note = _("{n} on record, inside the total above").format(n=inside)
        names = tuple(one.name for one in active.values() if one.person_id in known and one.name)
        lines.append(Line(0, text=_("Accredited up to then"), note=note, names=names))
    lines += _by_year([(one.day, one.name) for one in later], _("Accredited in {year}"))
    return Figure(
        name="accredited",
        value=sum(s.value for s in statements) + len(later),
        qualifier=joined([s.qualifier for s in statements]),
        counted=len(active),
        counted_qualifier="exact",
        lines=tuple(lines),
        why=difference(statements, inside, len(later)),
        statements=tuple(statements),
    )


def _by_year(dated, words):
    found = defaultdict(list)
    for day, name in dated:
        found[day.year].append(name)
    for year, names in sorted(found.items()):
        yield Line(len(names), text=words.format(year=year), names=tuple(sorted(filter(None, names))))


@dataclass(frozen=True)
class Case:
    pk: int
    person_id: int
    route_id: int
    opened_on: date
    passed_on: date | None
    # Accredited, declined or withdrawn by the day that is asked for.
    is_closed: bool
    name: str = ""


def cases(scope, as_of, names=False):
    """Candidacies opened by that day, as they stood on it."""
    rows = scope.candidacies.filter(opened_on__lte=as_of)
    ended = Decision.objects.filter(
        candidacy__in=rows.order_by().values("pk"), outcome__in=[Decision.Outcome.ACCREDIT, Decision.Outcome.DECLINE]
    )
    decided = dict(ended.order_by("decided_on", "pk").values_list("candidacy_id", "decided_on"))
    gone = _gone(rows.filter(state=S.WITHDRAWN), "candidacies.withdraw", as_of)
    columns = ("pk", "person_id", "route_id", "opened_on", "passed_on", "state")
    found = []
    for pk, person, route, opened, passed, state, family, given in rows.order_by("opened_on", "pk").values_list(
        *columns, "person__family_name", "person__given_names"
    ):
        is_closed = state in (S.ACCREDITED, S.DECLINED) and decided.get(pk, date.min) <= as_of
        is_closed = is_closed or (state == S.WITHDRAWN and pk in gone)
        name = f"{family.upper()} {given}".strip() if names else ""
        found.append(Case(pk, person, route, opened, passed, is_closed, name))
    return found


def candidates(found):
    first = {one.person_id: one for one in reversed(found)}
    return from_lines("candidates", _by_year([(c.opened_on, c.name) for c in first.values()], _("Opened in {year}")))


def waiting(found, as_of):
    """Pre-accredited on that day, each person once."""
    passed = [one for one in found if one.passed_on and one.passed_on <= as_of and not one.is_closed]
    return list({one.person_id: one for one in passed}.values())


def pre_accredited(found, as_of):
    dated = [(one.passed_on, one.name) for one in waiting(found, as_of)]
    return from_lines("pre_accredited", _by_year(dated, _("Passed in {year}")))


def months_waiting(found, scope, as_of):
    """One line a person, the longest waiting first. A mission that is to be repeated has not helped."""
    asked = defaultdict(int)
    for route, count in RouteRequirement.objects.filter(kind=RouteRequirement.Kind.MISSION).values_list(
        "route_id", "count"
    ):
        asked[route] += count
    begun = defaultdict(int)
    places = (
        CoTrainer.objects.filter(
            candidacy__in=scope.candidacies.order_by().values("pk"), mission__workshop__starts_on__lte=as_of
        )
        .exclude(mission__state=Mission.State.CANCELLED)
        .exclude(mission__workshop__state__in=OFF)
        .exclude(evaluation__outcome=MissionEvaluation.Outcome.REPEAT, evaluation__signed_at__date__lte=as_of)
    )
    for candidacy in places.order_by().values_list("candidacy_id", flat=True):
        begun[candidacy] += 1
    lines = [
        Line(months_between(one.passed_on, as_of), text=_passed(one), names=(one.name,) if one.name else ())
        for one in waiting(found, as_of)
        if begun[one.pk] < asked[one.route_id]
    ]
    return from_lines("months_waiting", sorted(lines, key=lambda line: -line.amount))


def _passed(one):
    return _("Workshop passed on {day}").format(day=date_format(one.passed_on, "j F Y"))


def months_to_accreditation(found):
    lines = [
        Line(
            months_between(one.passed_on, one.day),
            text=_("Accredited on {day}").format(day=date_format(one.day, "j F Y")),
            names=(one.name,) if one.name else (),
        )
        for one in found
        if one.passed_on
    ]
    return from_lines("months_to_accreditation", lines)
