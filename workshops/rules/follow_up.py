"""The follow-up of a workshop: who keeps it, whom its recommendations are addressed to, and when they are asked.

It is off until the host agrees. It is not bound to the days of writing: what becomes of a recommendation shows later.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from programmes.models import History
from programmes.rules import acts, clock
from programmes.rules import programme as programme_rules
from workshops.models import FollowUp, Recommendation, Workshop
from workshops.models.follow_up import MONTHS
from workshops.rules import workshop as workshop_rules

acts.add(
    {
        "follow_ups.switch_on": _("follow-up switched on: the host agrees"),
        "follow_ups.switch_off": _("follow-up switched off"),
        "follow_ups.decline": _("the host does not agree to a follow-up"),
        "follow_up_contacts.name": _("named whom the portal asks"),
        "follow_up_contacts.remove": _("taken off those whom the portal asks"),
        "follow_up_contacts.renew_link": _("link for reporting made anew"),
        "follow_up_contacts.ask": _("asked what became of the recommendations"),
        "follow_up_contacts.fail": _("the letter did not leave"),
        "status_reports.report": _("reported what became of recommendations"),
        "status_reports.record": _("report on a recommendation put down for somebody"),
    }
)
SWITCHING = ("follow_ups.switch_on", "follow_ups.switch_off", "follow_ups.decline")
# After this the letter of a month is passed over: a follow-up agreed to late does not begin with an old question.
STILL_ASKED = timedelta(days=30)


def visible_to(actor):
    """Agreement, contacts and links are the organisers'."""
    return FollowUp.objects.filter(workshop__programme__in=programme_rules.organised_by(actor))


def can_keep(actor, workshop):
    return workshop_rules.can_organise(actor, workshop)


def of_workshop(workshop):
    """The FollowUp of a workshop, or None when nobody has recorded the host's answer yet."""
    return FollowUp.objects.filter(workshop=workshop).first()


def is_running(follow_up):
    """Reports are taken and letters leave: the host agrees, and the workshop was not cancelled."""
    return follow_up.is_on and follow_up.workshop.state != Workshop.State.CANCELLED


def last_switch(follow_up):
    """The History entry of the last agreement, refusal or switching off."""
    return History.objects.about(follow_up).filter(act__in=SWITCHING).first()


def adopted_in(workshop):
    """The adopted recommendations of a workshop as a list, each with its `adopted_number`."""
    rows = (
        Recommendation.objects.filter(breakout__workshop=workshop, state__in=Recommendation.ADOPTED)
        .select_related("breakout", "report__group")
        .order_by("breakout_id", "decided_at", "pk")
    )
    counted = {}
    for one in rows:
        counted[one.breakout_id] = one.adopted_number = counted.get(one.breakout_id, 0) + 1
    return list(rows)


def key(addressed_to):
    """The same addressee whatever the spaces and capitals; empty for "not addressed"."""
    return " ".join(addressed_to.split()).casefold()


@dataclass
class Addressee:
    """One distinct text of "addressed to", its recommendations, and whom the portal asks about them."""

    text: str
    recommendations: list = field(default_factory=list)
    contact: object = None


def addressees(recommendations, contacts=()):
    """[Addressee] in the order of the adopted list, those addressed to nobody last."""
    found = {}
    for one in recommendations:
        found.setdefault(key(one.addressed_to), Addressee(" ".join(one.addressed_to.split())))
        found[key(one.addressed_to)].recommendations.append(one)
    for contact in contacts:
        if key(contact.addressed_to) in found:
            found[key(contact.addressed_to)].contact = contact
    return sorted(found.values(), key=lambda addressee: not addressee.text)


def months_later(day, months):
    """The same day so many months on; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def asking_days(workshop):
    """[(months after the workshop, the day on which a letter leaves)]"""
    return [(months, months_later(workshop.ends_on, months)) for months in MONTHS]


def due_month(workshop, now=None):
    """Which of MONTHS is asked about today: the last that has come and is not passed over; 0 when none is."""
    today = workshop.today(now or clock.now())
    come = [months for months, day in asking_days(workshop) if day <= today <= day + STILL_ASKED]
    return max(come, default=0)
