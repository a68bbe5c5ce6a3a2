"""What a programme or one of its workshops asks for completion, besides being there."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Programme
from programmes.rules.refusal import NotAllowed
from workshops.models import Requirement, RequirementResult, Workshop
from workshops.rules import completion as completion_rules
from workshops.rules import requirement as requirement_rules

Kind = Requirement.Kind


def set_for_programme(*, programme, by, demonstration=False, prerequisites=""):
    """What every workshop asks that has nothing of its own. `prerequisites` are titles, one a line."""
    if not requirement_rules.can_set_of_programme(by, programme):
        raise NotAllowed(_("The organisers say what the programme asks."))
    with refusals():
        Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        rows = programme.requirements.filter(workshop__isnull=True)
        asked = _put({"programme": programme}, rows, demonstration, prerequisites)
        history.record("requirements.set_for_programme", programme, by=by, programme=programme, asked=asked)


def set_for_workshop(*, workshop, by, attendance_percent=None, pass_mark=None, demonstration=False, prerequisites=""):
    """What this workshop asks. Marks of None are the programme's; a pass mark of 0 lets the result not count."""
    if not requirement_rules.can_set(by, workshop):
        raise NotAllowed(_("Only organisers say what is asked, while the workshop is open for writing."))
    with refusals():
        locked = Workshop.objects.select_for_update(of=("self",)).select_related("programme").get(pk=workshop.pk)
        before = [locked.attendance_percent, locked.pass_mark]
        locked.attendance_percent, locked.pass_mark = attendance_percent, pass_mark
        old = completion_rules.requirements_of(locked)
        locked.has_own_requirements = True
        locked.full_clean(exclude=["code"])
        locked.save(update_fields=["attendance_percent", "pass_mark", "has_own_requirements"])
        owner = {"programme": locked.programme, "workshop": locked}
        asked = _put(owner, locked.requirements.all(), demonstration, prerequisites)
        _take_over(locked, old)
        history.record(
            "requirements.set_for_workshop",
            workshop,
            by=by,
            programme=workshop.programme,
            asked=asked,
            marks=[attendance_percent, pass_mark],
            before=before,
        )
        return locked


def pin(*, workshop):
    """Keep what was asked: from the first completion on, a change of the programme's rules changes nothing here."""
    locked = Workshop.objects.select_for_update(of=("self",)).select_related("programme").get(pk=workshop.pk)
    locked.attendance_percent = completion_rules.attendance_needed(locked)
    locked.pass_mark = completion_rules.mark_needed(locked)
    if not locked.has_own_requirements:
        old = completion_rules.requirements_of(locked)
        texts = requirement_rules.initial(old)
        locked.has_own_requirements = True
        _put({"programme": locked.programme, "workshop": locked}, locked.requirements.all(), **texts)
        _take_over(locked, old)
    locked.save(update_fields=["attendance_percent", "pass_mark", "has_own_requirements"])
    return locked


def _put(owner, rows, demonstration, prerequisites):
    """Ask these and no others; what was asked before keeps its row, and what was recorded for it. Answers the names."""
    wanted = [(Kind.PREREQUISITE, title) for title in requirement_rules.titles(prerequisites)]
    wanted += [(Kind.DEMONSTRATION, "")] if demonstration else []
    known = {(row.kind, row.title): row for row in rows}
    for position, (kind, title) in enumerate(wanted):
        row = known.pop((kind, title), None) or Requirement(kind=kind, title=title, **owner)
        row.position, row.is_asked = position, True
        row.save()
    Requirement.objects.filter(pk__in=[row.pk for row in known.values()]).update(is_asked=False)
    return [title or kind.value for kind, title in wanted]


def _take_over(workshop, old):
    """What was recorded here while the programme's list held counts for the same line of the workshop's own."""
    own = {(row.kind, row.title): row for row in workshop.requirements.all()}
    for row in old:
        if row.workshop_id is None and (row.kind, row.title) in own:
            RequirementResult.objects.filter(requirement=row, participation__workshop=workshop).update(
                requirement=own[row.kind, row.title]
            )
