"""What lists on their way in put on other pages."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import Import
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.slots import Need, Reminder, fill
from workshops.models import Workshop
from workshops.rules import participant_import as import_rules


@fill("home.needs")
def lists_to_settle(actor):
    """Lists of one's own programmes that wait for an answer."""
    lists = list(
        Import.objects.filter(
            kind=import_rules.KIND, state=Import.State.OPEN, programme__in=programme_rules.organised_by(actor)
        )
        .annotate(waiting=Count("rows", filter=Q(rows__state__in=("to_fix", "duplicate", "ready"))))
        .filter(waiting__gt=0)[:5]
    )
    workshops = Workshop.objects.in_bulk([batch.subject_pk for batch in lists])
    return [
        Need(
            sentence=ngettext(
                "The list for {workshop} has {n} row to settle", "The list for {workshop} has {n} rows to settle", n
            ).format(workshop=workshops[batch.subject_pk], n=n),
            detail=_("Nothing is lost: what is ready can be added at any time."),
            url=reverse("participant_import", args=[batch.code]),
            act=_("Settle them"),
            due=workshops[batch.subject_pk].starts_on,
        )
        for batch, n in ((batch, batch.waiting) for batch in lists)
        if workshops[batch.subject_pk].is_open_for_writing(clock.now())
    ]


@fill("workshop.reminders")
def blanks(actor, workshop):
    """A blank cell stopped nobody; here it is a reminder."""
    if not import_rules.can_write(actor, workshop):
        return []
    found = workshop.participations.present().aggregate(
        email=Count("pk", filter=Q(person__isnull=False, person__email="")),
        organisation=Count("pk", filter=Q(organisation__isnull=True)),
    )
    url = reverse("participants", args=[workshop.code])
    reminders = []
    if n := found["email"]:
        sentence = ngettext("{n} person is without an e-mail address", "{n} people are without an e-mail address", n)
        reminders.append(Reminder(sentence.format(n=n), "before", "", url, _("See the list")))
    if n := found["organisation"]:
        sentence = ngettext("{n} person is without an administration", "{n} people are without an administration", n)
        reminders.append(Reminder(sentence.format(n=n), "before", "", url, _("See the list")))
    return reminders
