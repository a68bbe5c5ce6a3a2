"""What a route may ask for, in which order, and how it is said."""

from collections import Counter

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Candidacy, Criterion, Route, RouteRequirement
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid
from workshops.rules.breakout_template import in_order, language_names

Kind = RouteRequirement.Kind
SETTINGS = (
    "title",
    "award",
    "nominator_may_decide",
    "lead_may_decide",
    "mean_required",
    "lowest_allowed",
    "validity_months",
    "renewal_deliveries",
    "completion_months",
    "extension_months",
)
# Beside its kind, what each requirement says about itself.
FIELDS = {
    Kind.SCREENING: ("title",),
    Kind.PREREQUISITE: ("title",),
    Kind.WORKSHOP: (),
    Kind.ATTENDANCE: ("percent",),
    Kind.TEST: ("percent",),
    Kind.DEMONSTRATION: (),
    Kind.ASSESSMENT: ("count",),
    Kind.MISSION: ("title", "count", "share", "asks_host_feedback", "asks_reflection", "asks_second_signature"),
    Kind.DECISION: (),
}
# Certificates to bring along and missions may be asked for again and again; of anything else there is one.
SEVERAL = (Kind.PREREQUISITE, Kind.MISSION)
# Before the workshop, up to its result, missions, decision: a candidacy passes them in this order.
STAGE = dict.fromkeys(Kind, 1) | {Kind.SCREENING: 0, Kind.MISSION: 2, Kind.DECISION: 3}
CRITERION = ("kind", "title", "anchor_1", "anchor_2", "anchor_3", "anchor_4", "is_decisive")


def visible_to(actor):
    """How trainers are made is known to everybody in the programme."""
    return Route.objects.filter(programme__in=programme_rules.visible_to(actor))


def can_choose(actor, programme):
    return programme_rules.can_administer(actor, programme)


def current(actor, programme):
    return visible_to(actor).current().filter(programme=programme).prefetch_related("requirements", "criteria").first()


def check(requirements, criteria):
    """Raise Invalid for what no candidacy could follow. Both are lists of fields, in order."""
    kinds = [row["kind"] for row in requirements]
    twice = next((kind for kind, number in Counter(kinds).items() if number > 1 and kind not in SEVERAL), None)
    if twice:
        raise Invalid(_("This is asked for twice: {kind}.").format(kind=Kind(twice).label))
    if Kind.DECISION not in kinds:
        raise Invalid(_("A route ends with a decision."))
    if kinds != sorted(kinds, key=STAGE.get):
        raise Invalid(
            _("The order is: pre-screening, what belongs to the workshop, missions, and the decision at the end.")
        )
    scored = [row for row in criteria if row["kind"] == Criterion.Kind.SCORE]
    if Kind.ASSESSMENT in kinds and not scored:
        raise Invalid(_("An assessment by rubric needs at least one criterion with a score."))


def requirement_fields(row):
    """What a row says, for the next version or for a form."""
    return {"kind": row.kind} | {name: getattr(row, name) for name in FIELDS[row.kind]}


def criterion_fields(row):
    return {name: getattr(row, name) for name in CRITERION}


def is_same(route, settings, requirements, criteria):
    return (
        all(_plain(getattr(route, name)) == _plain(value) for name, value in settings.items())
        and _rows(map(requirement_fields, route.requirements.all())) == _rows(requirements)
        and _rows(map(criterion_fields, route.criteria.all())) == _rows(criteria)
    )


def _rows(rows):
    return [{name: value for name, given in row.items() if (value := _plain(given))} for row in rows]


def _plain(value):
    """Translated text as {language: words}, without empty ones; anything else as it is."""
    data = getattr(value, "data", value)
    if isinstance(data, str):
        return {"en": data} if data.strip() else {}
    if isinstance(data, dict):
        return {tag: words for tag, words in data.items() if words}
    return data


def said(row):
    """One requirement in words: “Field mission as co-trainer: Half of the course; 50 % of the teaching”."""
    notes = [str(row.title)] if str(row.title or "") else []
    if row.kind == Kind.ASSESSMENT:
        notes.append(ngettext("{n} assessor", "{n} assessors", row.count).format(n=row.count))
    elif row.count > 1:
        notes.append(ngettext("{n} time", "{n} times", row.count).format(n=row.count))
    if row.percent is not None:
        notes.append(_("{n} % or more").format(n=row.percent))
    elif row.kind in (Kind.ATTENDANCE, Kind.TEST):
        notes.append(_("as the workshop asks"))
    if row.share is not None:
        notes.append(_("{n} % of the teaching").format(n=row.share))
    asked = ("asks_host_feedback", "asks_reflection", "asks_second_signature")
    notes += [str(row._meta.get_field(name).verbose_name) for name in asked if getattr(row, name)]
    kind = row.get_kind_display()
    return _("{kind}: {notes}").format(kind=kind, notes="; ".join(notes)) if notes else kind


def versions(actor, programme):
    """The newest first."""
    rows = visible_to(actor).filter(programme=programme).prefetch_related("requirements", "criteria")
    return rows.annotate(cases=Count("candidacies", filter=Q(candidacies__state__in=Candidacy.OPEN))).order_by(
        "-version"
    )


def with_changes(page, between):
    """[(route, sentences on what it asked otherwise than the one before)], one query more than the page."""
    rows = list(page)
    older = {row.version: row for row in rows}
    if rows and rows[-1].version > 1:
        before = Route.objects.filter(programme=rows[-1].programme_id, version=rows[-1].version - 1)
        older |= {row.version: row for row in before.prefetch_related("requirements", "criteria")}
    return [(row, between(older[row.version - 1], row) if row.version - 1 in older else []) for row in rows]


def languages(programme, route):
    """[(tag, name)] in which the route may be written: the programme's, and those it is written in."""
    tags = {language.tag for language in programme.languages.all()}
    tags |= set(_plain(route.title)) | set(_plain(route.award))
    names = language_names(programme)
    return [(tag, names.get(tag, tag)) for tag in in_order(tags or {"en"})]
