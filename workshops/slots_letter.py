"""Letters on the home page and on the workshop's hub: who is still to be invited, and what could not be sent."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.slots import Need, Paper, Reminder, fill
from workshops.models import Letter, Participation, Workshop
from workshops.rules import letter as letter_rules

TO_INVITE = Q(participations__state=Participation.State.TO_INVITE, participations__person__isnull=False)


@fill("home.needs")
def letters_to_write(actor):
    """Workshops to come with people nobody has invited yet, and letters that did not leave."""
    mine = Workshop.objects.filter(programme__in=programme_rules.organised_by(actor), ends_on__gte=clock.today())
    coming = mine.filter(state=Workshop.State.SCHEDULED).annotate(number=Count("participations", filter=TO_INVITE))
    needs = []
    for workshop in coming.filter(number__gt=0).order_by("starts_on", "pk")[:5]:
        sentence = ngettext(
            "{n} invitation to {workshop} is not sent", "{n} invitations to {workshop} are not sent", workshop.number
        )
        needs.append(
            Need(
                sentence.format(n=workshop.number, workshop=workshop),
                reverse("letters", args=[workshop.code]) + "?kind=invitation",
                _("Write them"),
                _("The words are drafted; you look at each and send."),
                due=workshop.starts_on,
            )
        )
    failed = Letter.objects.filter(
        workshop__programme__in=programme_rules.organised_by(actor), state=Letter.State.FAILED
    )
    by_workshop = failed.order_by("workshop").values("workshop__code", "workshop__title").annotate(number=Count("pk"))
    for row in by_workshop[:5]:
        sentence = ngettext("{n} letter could not be sent", "{n} letters could not be sent", row["number"])
        needs.append(
            Need(
                sentence.format(n=row["number"]),
                reverse("letters", args=[row["workshop__code"]]) + "#s-log",
                _("See why"),
                row["workshop__title"],
            )
        )
    return needs


@fill("workshop.reminders")
def reminders(actor, workshop):
    if not letter_rules.can_send(actor, workshop):
        return []
    found, url = [], reverse("letters", args=[workshop.code])
    number = workshop.participations.filter(state=Participation.State.TO_INVITE, person__isnull=False).count()
    if number:
        sentence = ngettext("{n} person is to be invited", "{n} people are to be invited", number)
        found.append(Reminder(sentence.format(n=number), "before", "", f"{url}?kind=invitation", _("Write to them")))
    failed = workshop.letters.filter(state=Letter.State.FAILED).count()
    if failed:
        sentence = ngettext("{n} letter could not be sent", "{n} letters could not be sent", failed)
        found.append(Reminder(sentence.format(n=failed), "today", "", f"{url}#s-log", _("See why")))
    return found


@fill("workshop.papers")
def letters_of_workshop(actor, workshop):
    if not letter_rules.can_see(actor, workshop):
        return []
    gone = workshop.letters.filter(state__in=[Letter.State.SENT, Letter.State.OUTSIDE]).count()
    detail = ngettext("{n} sent", "{n} sent", gone).format(n=gone)
    return [Paper(_("Letters"), detail, reverse("letters", args=[workshop.code]))]
