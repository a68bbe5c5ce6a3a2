"""The checklist reminds; it never stops anything."""

import pytest

from programmes.rules.refusal import NotAllowed
from workshops.actions import checklist_item as checklist_items


def test_a_workshop_begins_with_the_usual_list_of_its_kind_in_its_language(workshop):
    titles = list(workshop.checklist.values_list("title", flat=True))
    assert "Print the field pack" in titles and len(titles) == 7


def test_an_organiser_adds_ticks_and_unticks_and_takes_off(workshop, organiser, facilitator):
    item = checklist_items.add(workshop=workshop, title="Book the bus", days=-2, by=organiser)
    assert checklist_items.tick(item=item, by=organiser).done_by == organiser.person
    assert checklist_items.tick(item=item, by=organiser).done_at is None
    with pytest.raises(NotAllowed):
        checklist_items.tick(item=item, by=facilitator)
    with pytest.raises(NotAllowed):
        checklist_items.add(workshop=workshop, title="Mine", days=1, by=facilitator)
    checklist_items.remove(item=item, by=organiser)
    assert not workshop.checklist.filter(title="Book the bus").exists()
