"""What a route asks for up to the workshop: one standing a requirement, read from what the workshop computes.

Pure: of what `evidence.loaded` loaded it asks nothing of the database.
"""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accreditation.models import RouteRequirement
from accreditation.rules.missing import Missing
from workshops.models import KnowledgeTest, Participation, Requirement
from workshops.rules import completion as completion_rules

Kind = RouteRequirement.Kind


@dataclass(frozen=True)
class Standing:
    """How a candidate stands towards one requirement: what there is of it, or the one thing that is missing."""

    requirement: RouteRequirement
    said: str = ""
    missing: Missing | None = None


def standings(candidacy):
    """[Standing] of everything but the assessments, the missions and the decision, in the order of the route."""
    return [STANDING[row.kind](candidacy, row) for row in candidacy.route.requirements.all() if row.kind in STANDING]


def latest_screening(candidacy):
    return max(candidacy.screenings.all(), key=lambda row: (row.recorded_at, row.pk), default=None)


def _lacks(asked, said, detail):
    # "Workshop completed is missing" would read oddly.
    label = _("Workshop") if asked.kind == Kind.WORKSHOP and not str(asked.title or "") else str(asked)
    return Standing(asked, said, Missing(str(asked.kind), label, detail))


def _screening(candidacy, asked):
    row = latest_screening(candidacy)
    if row is None:
        return _lacks(asked, "", _("Nothing has been recorded yet."))
    said = _("{name}, {day}").format(name=row.screened_by, day=date_format(row.screened_on, "j F Y"))
    if not row.is_met:
        return _lacks(asked, said, _("Not met: {note}").format(note=row.note))
    if row.screened_on >= candidacy.participation.workshop.starts_on:
        said = _("{proof}; after the workshop had begun").format(proof=said)
    return Standing(asked, said)


def _workshop(candidacy, asked):
    place = candidacy.participation
    if place.state != Participation.State.COMPLETED:
        detail = _("The list of participants says “{state}”, not completed.").format(state=place.get_state_display())
        return _lacks(asked, "", detail)
    # What is computed, and not what somebody decided: an override on the list opens nothing here.
    found = completion_rules.of(place)
    if not found.is_complete:
        return _lacks(asked, "", _("Of the workshop is lacking: {things}.").format(things=found.lacking))
    said = ", ".join(item.said for item in found.items if item.said)
    where = place.workshop.place or place.workshop.title
    return Standing(asked, _("{place}: {things}").format(place=where, things=said) if said else where)


def _attendance(candidacy, asked):
    found = completion_rules.attendance(candidacy.participation, percent=asked.percent)
    if found is None:
        return _lacks(asked, "", _("No half-day of the workshop has been counted yet."))
    return _computed(asked, found, asked.percent)


def _test(candidacy, asked):
    test = getattr(candidacy.participation.workshop, "knowledge_test", None)
    if test is None:
        return _lacks(asked, "", _("The workshop has no test."))
    if test.way == KnowledgeTest.Way.PRIVATE:
        return _lacks(asked, "", _("It is answered under a private code, so nobody’s result is known."))
    # A route that asks for the test asks for a result, also where the workshop says that it does not count.
    needed = asked.percent or completion_rules.mark_needed(candidacy.participation.workshop) or 1
    found = completion_rules.test(candidacy.participation, percent=needed)
    return _computed(asked, found, needed) if found else _lacks(asked, "", _("No result has been recorded yet."))


def _computed(asked, found, percent):
    if found.state == completion_rules.MET:
        return Standing(asked, found.said)
    if not found.said:
        return _lacks(asked, "", _("No result has been recorded yet."))
    if percent is None:
        return _lacks(asked, found.said, found.lacking)
    return _lacks(asked, found.said, _("{found}; {percent} % is asked for.").format(found=found.said, percent=percent))


def _of_workshop(kind):
    def standing(candidacy, asked):
        """Results of the workshop's own requirements: of the one with this name, or of all of the kind."""
        place, names = candidacy.participation, _names(asked)
        rows = [
            row
            for row in completion_rules.requirements_of(place.workshop)
            if row.kind == kind and (not names or row.title.casefold() in names)
        ]
        if not rows:
            return _lacks(asked, "", _("It is not among what the workshop asks for; add it there."))
        results = {row.requirement_id: row for row in place.requirement_results.all()}
        for row in rows:
            result = results.get(row.pk)
            if result is None or not result.is_met:
                words = result.words if result else _("Nothing has been recorded yet.")
                return _lacks(asked, "", words if not row.title or names else f"{row.title}: {words}")
        return Standing(asked, ", ".join(_proof(results[row.pk]) for row in rows))

    return standing


def _names(asked):
    """The name of a requirement in every language it has one in; what is compared with the workshop's own list."""
    data = getattr(asked.title, "data", asked.title) or ""
    found = data.values() if isinstance(data, dict) else [data]
    return {" ".join(str(name).split()).casefold() for name in found if str(name).strip()}


def _proof(result):
    parts = [result.requirement.title or result.words, result.reference, result.seen_by]
    if result.dated_on:
        parts.append(date_format(result.dated_on, "j F Y"))
    return ", ".join(part for part in parts if part)


STANDING = {
    Kind.SCREENING: _screening,
    Kind.PREREQUISITE: _of_workshop(Requirement.Kind.PREREQUISITE),
    Kind.WORKSHOP: _workshop,
    Kind.ATTENDANCE: _attendance,
    Kind.TEST: _test,
    Kind.DEMONSTRATION: _of_workshop(Requirement.Kind.DEMONSTRATION),
}
