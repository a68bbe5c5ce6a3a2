from django.utils import translation
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import NotAllowed
from workshops.library.checklists import CHECKLISTS
from workshops.models import ChecklistItem
from workshops.rules import checklist_item as checklist_rules


def start(*, workshop):
    """Part of scheduling: the usual list of this kind of workshop, in its language."""
    with translation.override(workshop.language.tag):
        return ChecklistItem.objects.bulk_create(
            ChecklistItem(workshop=workshop, days=days, title=_(title)) for days, title in CHECKLISTS[workshop.kind]
        )


def add(*, workshop, title, days, by):
    """Put something to do on the list; `days` counts from the first day, negative before it."""
    if not checklist_rules.can_write(by, workshop):
        raise NotAllowed(_("Only organisers keep the checklist."))
    with refusals():
        item = ChecklistItem(workshop=workshop, title=title, days=days)
        item.full_clean(exclude=["code", "done_at", "done_by"])
        item.save()
        history.record("checklist_items.add", item, by=by, programme=workshop.programme)
        return item


def tick(*, item, by):
    """Mark as done, or as open again."""
    if not checklist_rules.can_write(by, item.workshop):
        raise NotAllowed(_("Only organisers keep the checklist."))
    with refusals():
        item = (
            ChecklistItem.objects.select_for_update(of=("self",)).select_related("workshop__programme").get(pk=item.pk)
        )
        item.done_at, item.done_by = (None, None) if item.done_at else (clock.now(), by.person)
        item.save(update_fields=["done_at", "done_by"])
        history.record("checklist_items.tick", item, by=by, programme=item.workshop.programme, done=bool(item.done_at))
        return item


def remove(*, item, by):
    if not checklist_rules.can_write(by, item.workshop):
        raise NotAllowed(_("Only organisers keep the checklist."))
    with refusals():
        history.record("checklist_items.remove", item, by=by, programme=item.workshop.programme, title=item.title)
        item.delete()
