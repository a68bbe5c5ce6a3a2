from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import NotAllowed
from workshops.actions import checklist_item as checklists
from workshops.models import PRESETS, Workshop
from workshops.rules import workshop as workshop_rules


def schedule(*, programme, by, partners=(), donors=(), **fields):
    """Put a workshop on the calendar. Fields are those of Workshop; its kind decides which parts are shown."""
    if not programme_rules.can_organise(by, programme):
        raise NotAllowed(_("Only organisers of the programme schedule its workshops."))
    with refusals():
        workshop = Workshop(programme=programme, **fields)
        workshop.parts = fields.get("parts") or [part.value for part in PRESETS[workshop.kind]]
        workshop.search_key = workshop.computed_search_key()
        workshop.full_clean(exclude=["code"])
        workshop.save()
        workshop.partners.set(partners)
        workshop.donors.set(donors)
        checklists.start(workshop=workshop)
        history.record("workshops.schedule", workshop, by=by)
        return workshop


def edit(*, workshop, by, partners=None, donors=None, **changes):
    """Change what is known of a workshop; fields not named stay."""
    if not workshop_rules.can_write(by, workshop):
        raise NotAllowed(_("This workshop is closed for writing, or not yours to change."))
    with refusals():
        workshop = Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        before = {name: str(getattr(workshop, name) or "") for name in changes}
        for name, value in changes.items():
            setattr(workshop, name, value)
        workshop.search_key = workshop.computed_search_key()
        workshop.full_clean(exclude=["code"])
        workshop.save()
        if partners is not None:
            workshop.partners.set(partners)
        if donors is not None:
            workshop.donors.set(donors)
        changed = {n: v for n, v in before.items() if v != str(getattr(workshop, n) or "")}
        history.record("workshops.edit", workshop, by=by, before=changed)
        return workshop


def add_part(*, workshop, part, by):
    """Show a part the preset of its kind left out."""
    if not workshop_rules.can_write(by, workshop):
        raise NotAllowed(_("This workshop is closed for writing, or not yours to change."))
    with refusals():
        workshop = Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        if part not in workshop.parts:
            workshop.parts = [*workshop.parts, part]
            workshop.save(update_fields=["parts"])
            history.record("workshops.add_part", workshop, by=by, part=part)
        return workshop


def move(*, workshop, act, by, reason=""):
    """Postpone, cancel, resume, report or reopen: the moves of workshops.rules.workshop.MOVES."""
    return perform(workshop_rules.MOVES, workshop, act, by=by, history_act=f"workshops.{act}", reason=reason)
