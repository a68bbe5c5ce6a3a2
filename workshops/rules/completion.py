"""Who completed a workshop, computed and explained: “19 of 20 half-days, test 72 %, missing: demonstration”.

For other floors: `of_workshop(workshop)`, `of_participations(rows)`, `of(participation)`. Of what was loaded with
`paths(…)` it asks nothing of the database.
An override on the list is shown beside the result and never changes it.
"""

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from programmes.rules import clock
from workshops.models import (
    Attendance,
    KnowledgeItem,
    KnowledgeSheet,
    KnowledgeTest,
    Part,
    Participation,
    Phase,
    Requirement,
    RequirementResult,
)
from workshops.rules import attendance as attendance_rules
from workshops.rules import half_day as half_day_rules
from workshops.rules import knowledge_result

MET, MISSING, TO_COME = "met", "missing", "to_come"
S = Participation.State
# Not before the test after was opened, or results of another test were typed in, does anybody need one.
WITH_RESULTS = (KnowledgeTest.State.AFTER, KnowledgeTest.State.CLOSED)


@dataclass(frozen=True)
class Item:
    """One thing that is asked: `said` is what there is of it, `lacking` how it is named while it is not met."""

    key: str
    state: str
    said: str = ""
    lacking: str = ""
    requirement: Requirement | None = None
    result: RequirementResult | None = None


@dataclass(frozen=True)
class Completion:
    """What one participation has of what is asked. `is_complete` is computed from the items and from nothing else."""

    participation: Participation
    items: tuple[Item, ...]
    is_over: bool

    @property
    def is_complete(self):
        return all(item.state == MET for item in self.items)

    @property
    def missing(self):
        return [item for item in self.items if item.state == MISSING]

    @property
    def to_come(self):
        return [item for item in self.items if item.state == TO_COME]

    @property
    def words(self):
        """Why, in one line; what is lacking stands last."""
        said = [item.said for item in self.items if item.said]
        if self.missing:
            said.append(_("missing: {things}").format(things=_named(self.missing)))
        if self.to_come:
            said.append(_("still to come: {things}").format(things=_named(self.to_come)))
        return ", ".join(said) or _("nothing is missing")

    @property
    def lacking(self):
        """What stands between this person and completion, by name; empty when nothing does."""
        return _named([*self.missing, *self.to_come])

    @property
    def is_override(self):
        return self.participation.state == S.COMPLETED and bool(self.participation.completed_despite)

    @property
    def verdict(self):
        """One word or two; what the list says stands above what could be said of it."""
        if self.participation.state == S.COMPLETED:
            if self.is_override:
                return _("Completed, by decision")
            return _("Completed") if self.is_complete else _("Completed according to the list")
        if self.is_complete:
            return _("Everything is there") if self.is_over else _("Everything so far")
        return _("Not completed") if self.is_over else _("Under way")


def _named(items):
    return ", ".join(item.lacking for item in items)


def of_workshop(workshop):
    """{participation primary key: Completion} of the participants who are coming or came, in the order of the list."""
    rows = workshop.participations.trainees().exclude(state__in=attendance_rules.NOT_THERE).select_related("person")
    # One object for all of them, so that its agenda and its requirements are read once.
    rows = list(rows.order_by("number"))
    for row in rows:
        row.workshop = workshop
    return of_participations(rows)


def of_participations(rows):
    """The same for some, of whichever workshops. The number of queries does not grow with them."""
    rows = [row for row in rows if row.is_trainee and row.state not in attendance_rules.NOT_THERE]
    prefetch_related_objects(rows, *paths())
    return {row.pk: of(row) for row in rows}


def paths(before=""):
    """What `of` reads, for prefetch_related; `before` leads to the participation, as in "participation__"."""
    sheets = KnowledgeSheet.objects.filter(phase=Phase.AFTER).prefetch_related("choices")
    return [
        Prefetch(f"{before}attendance", Attendance.objects.all()),
        Prefetch(f"{before}requirement_results", RequirementResult.objects.select_related("requirement")),
        Prefetch(f"{before}knowledge_sheets", sheets, to_attr="sheets_after"),
        f"{before}workshop__programme",
        f"{before}workshop__agenda",
        f"{before}workshop__requirements",
        f"{before}workshop__programme__requirements",
        f"{before}workshop__knowledge_test",
        Prefetch(f"{before}workshop__knowledge_test__items", KnowledgeItem.objects.prefetch_related("options")),
    ]


def of(participation, now=None):
    """The Completion of one participation."""
    now = now or clock.now()
    workshop = participation.workshop
    is_over = _is_over(workshop, now)
    items = [
        attendance(participation, now=now),
        test(participation, now=now),
        *(_requirement(participation, asked, is_over) for asked in requirements_of(workshop)),
    ]
    return Completion(participation, tuple(item for item in items if item), is_over)


def _is_over(workshop, now):
    return workshop.today(now) > workshop.ends_on


def attendance_needed(workshop):
    """Percent of the half-days."""
    own = workshop.attendance_percent
    return workshop.programme.attendance_percent if own is None else own


def mark_needed(workshop):
    """Percent of the questions; 0 when the result does not count."""
    return workshop.programme.pass_mark if workshop.pass_mark is None else workshop.pass_mark


def requirements_of(workshop):
    """What is asked besides, in order: the workshop's own, or else the programme's."""
    if workshop.has_own_requirements:
        rows = workshop.requirements.all()
    else:
        rows = [row for row in workshop.programme.requirements.all() if row.workshop_id is None]
    return [row for row in rows if row.is_asked]


def attendance(participation, percent=None, now=None):
    """The Item of the half-days, or None while none was expected. `percent`: asked instead of the workshop's own."""
    now = now or clock.now()
    workshop = participation.workshop
    items = workshop.agenda.all() if workshop.has_part(Part.AGENDA) else []
    days = half_day_rules.of_items(workshop, items)
    marks = {(mark.day, mark.half): mark for mark in participation.attendance.all()}
    there = attendance_rules.presence(attendance_rules.cells(workshop, participation, days, marks, now))
    if not there.expected:
        return None
    needed = attendance_needed(workshop) if percent is None else percent
    if 100 * there.attended >= needed * there.expected:
        return Item("attendance", MET, there.words())
    lacking = _("attendance ({percent} % needed)").format(percent=needed)
    return Item("attendance", MISSING if _is_over(workshop, now) else TO_COME, there.words(), lacking)


def test(participation, percent=None, now=None):
    """The Item of the test after, or None where none is asked for. `percent`: instead of the workshop's pass mark."""
    test = getattr(participation.workshop, "knowledge_test", None)
    is_over = _is_over(participation.workshop, now or clock.now())
    needed = mark_needed(participation.workshop) if percent is None else percent
    # Of a test under a private code nobody's result is known, so none is asked for.
    if test is None or not needed or test.way == KnowledgeTest.Way.PRIVATE:
        return None
    sheet = next((row for row in sheets_after(participation) if row.test_id == test.pk), None)
    if sheet is None:
        if test.state in WITH_RESULTS:
            return Item("test", MISSING if is_over else TO_COME, "", _("test"))
        return None if is_over else Item("test", TO_COME, "", _("test"))
    result = knowledge_result.percent_of(sheet, list(test.items.all()))
    said = _("test {percent} %").format(percent=whole(result))
    if result >= needed:
        return Item("test", MET, said)
    return Item("test", MISSING, said, _("test ({percent} % needed)").format(percent=needed))


def sheets_after(participation):
    if hasattr(participation, "sheets_after"):
        return participation.sheets_after
    return participation.knowledge_sheets.filter(phase=Phase.AFTER)


def whole(percent):
    """Rounded down: 59.6 % never reads as the 60 % that were needed."""
    return int(Fraction(percent))


def _requirement(participation, asked, is_over):
    result = next((row for row in participation.requirement_results.all() if row.requirement_id == asked.pk), None)
    name = asked.title or _("demonstration")
    key, is_demonstration = f"requirement-{asked.code}", asked.kind == Requirement.Kind.DEMONSTRATION
    if result and result.is_met:
        said = _("{demonstration} passed").format(demonstration=name) if is_demonstration else ""
        return Item(key, MET, said, "", asked, result)
    # A certificate was to be brought along; a demonstration is given while the workshop lasts.
    waits = is_demonstration and result is None and not is_over
    return Item(key, TO_COME if waits else MISSING, "", name, asked, result)
