"""The people of a report on a grant, in numbers: by country, service, administration and sex, once and by places."""

from collections import defaultdict

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import AgencyKind, Sex
from programmes.models.base import search_key
from reports.queries.counting import joined
from reports.queries.definitions import BODIES
from reports.queries.donor_report_blocks import exactly, say, table
from workshops.models import Participation

K = Participation.Kind
TEACHING = (K.FACILITATOR, K.RESOURCE_PERSON, K.LEAD_EXPERT, K.CO_TRAINER)


def number(heads):
    """So many heads, as a cell."""
    return exactly(sum(head.amount for head in heads), joined([head.qualifier for head in heads]))


def _unique(rows):
    """Each person where they first came; heads without names as they were declared."""
    seen, found = set(), []
    for head in sorted(rows.heads, key=lambda head: (head.workshop.starts_on, head.workshop.pk)):
        if head.person_id is None or head.person_id not in seen:
            found.append(head)
            seen.add(head.person_id)
    return found


def _counted(found, head_title, key, *, sheet, notes=()):
    """A table of people by sex and of places taken, a row for each `key(head)` = (order, words)."""
    rows = found.inside.rows
    people, seats = defaultdict(list), defaultdict(list)
    for heads, into in ((_unique(rows), people), (rows.heads, seats)):
        for head in heads:
            into[key(head)].append(head)
    if not seats:
        return []
    shown = [sex for sex in Sex if any(head.sex == sex for heads in people.values() for head in heads)]
    titles = {Sex.FEMALE: _("Women"), Sex.MALE: _("Men"), Sex.OTHER: _("Other"), Sex.NOT_RECORDED: _("Not recorded")}

    def cells(words, heads, places):
        by_sex = [number([head for head in heads if head.sex == sex]) for sex in shown]
        return [words, *by_sex, number(heads), number(places)]

    made = [cells(one[1], people[one], seats[one]) for one in sorted(seats)]
    everybody = [head for heads in people.values() for head in heads]
    total = cells(_("Total"), everybody, rows.heads)
    heads = [head_title, *(titles[sex] for sex in shown), _("People"), _("Places")]
    return [table(heads, made, sheet=sheet, total=total, notes=[*notes, _counting_note()])]


def _counting_note():
    return _(
        "People are counted once, where they first came in the period; places are those taken at all activities. "
        "Numbers of people are never hidden."
    )


def by_country(found):
    rows = found.inside.rows

    def key(head):
        if len(head.countries) > 1:
            return (1, _("Several countries, declared together"))
        if not head.countries:
            return (2, _("Regional and international bodies")) if head.kind in BODIES else (3, _("Not recorded"))
        name = str(rows.designation(next(iter(head.countries)), head.workshop.starts_on)[0])
        return (0, search_key(name), name)

    def shown(head):
        order, *words = key(head)
        return (f"{order} {words[0]}", words[-1])

    notes = sorted(
        {
            str(rows.designation(pk, head.workshop.starts_on)[1])
            for head in rows.heads
            for pk in head.countries
            if rows.designation(pk, head.workshop.starts_on)[1]
        }
    )
    together = {
        ", ".join(sorted(str(rows.designation(pk, head.workshop.starts_on)[0]) for pk in head.countries))
        for head in rows.heads
        if len(head.countries) > 1
    }
    notes += [_("Declared together: {countries}.").format(countries=names) for names in sorted(together)]
    return _counted(found, _("Country"), shown, sheet=_("Countries"), notes=notes)


def by_service(found):
    order = {kind: place for place, kind in enumerate(AgencyKind)}

    def key(head):
        if not head.kind:
            return ("99", _("Not recorded"))
        return (f"{order[head.kind]:02}", str(AgencyKind(head.kind).label))

    return _counted(found, _("Service"), key, sheet=_("Services"))


def by_administration(found):
    rows = found.inside.rows

    def key(head):
        organisation = rows.organisations.get(head.organisation_id)
        if organisation:
            return (f"0 {search_key(str(organisation))}", str(organisation))
        return ("1", _("Not recorded, or declared without one"))

    return _counted(found, _("Administration"), key, sheet=_("Administrations"))


def _present(found):
    rows = Participation.objects.present().filter(workshop__in=[one.pk for one in found.inside.rows.workshops])
    return rows.exclude(kind=K.PARTICIPANT).order_by()


def speakers(found):
    counted = (
        _present(found)
        .values("kind")
        .annotate(
            people=Count("person", distinct=True),
            unnamed=Count("pk", filter=Q(person=None)),
            seats=Count("pk"),
            women=Count("person", distinct=True, filter=Q(sex=Sex.FEMALE)),
            men=Count("person", distinct=True, filter=Q(sex=Sex.MALE)),
        )
    )
    by_kind = {row["kind"]: row for row in counted}
    made = [
        [str(kind.label), row["women"], row["men"], row["people"] + row["unnamed"], row["seats"]]
        for kind in K
        if (row := by_kind.get(kind.value))
    ]
    if not made:
        return []
    heads = [_("There as"), _("Women"), _("Men"), _("People"), _("Places")]
    words = _("They taught, observed or helped, and are not counted as trained. Names are not in this report.")
    return [table(heads, made, sheet=_("Others there"), notes=[words])]


def speakers_line(found):
    people = _present(found).filter(kind__in=TEACHING).aggregate(n=Count("person", distinct=True))["n"]
    words = ngettext("{n} person taught or facilitated.", "{n} people taught or facilitated.", people)
    return say(words.format(n=people)) if people else []
