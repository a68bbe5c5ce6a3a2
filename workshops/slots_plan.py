"""On a workshop's hub: whoever of its trainers is promised elsewhere on the same days."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.rules.dates import range_words
from programmes.slots import Reminder, fill
from workshops.rules import clash as clash_rules
from workshops.rules import workshop as workshop_rules


@fill("workshop.reminders")
def promised_twice(actor, workshop):
    if workshop.state != workshop.State.SCHEDULED or not workshop_rules.can_write(actor, workshop):
        return []
    around = clash_rules.teaching(actor, workshop.starts_on - clash_rules.MARGIN, workshop.ends_on + clash_rules.MARGIN)
    found, _agreed = clash_rules.clashes(around)
    url = reverse("year_plan", args=[workshop.starts_on.year])
    sentence = _("{name} is also expected at {title}, {dates}")
    return [
        Reminder(
            sentence.format(
                name=clash.person.full_name, title=other.title, dates=range_words(other.starts_on, other.ends_on, False)
            ),
            "before",
            clash.sentence,
            url,
            _("Plan of the year"),
        )
        for clash in found
        if workshop in (clash.first, clash.second)
        for other in (clash.second if clash.first == workshop else clash.first,)
    ]
