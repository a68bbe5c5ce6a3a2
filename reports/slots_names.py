"""“Is this your name?”, where somebody looks while the workshop lasts: on their home, and behind their badge."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.rules import clock
from programmes.slots import Need, Paper, fill
from reports.rules import name_check as name_check_rules
from workshops.models import Participation


def _unanswered(**whose):
    today = clock.today()
    rows = Participation.objects.present().filter(
        **whose,
        person__isnull=False,
        name_check=None,
        # A day to each side: the workshop's day need not be the portal's.
        workshop__starts_on__lte=today + timedelta(days=1),
        workshop__ends_on__gte=today - timedelta(days=1),
    )
    return rows.select_related("person", "workshop")[:3]


@fill("home.needs", 20)
def name_on_certificate(actor):
    if not actor.person_id:
        return []
    return [
        Need(
            sentence=_("Is this how your name is printed? {name}").format(name=one.person.full_name),
            detail=one.workshop.title,
            url=reverse("own_name", args=[name_check_rules.token(one)]),
            act=_("Look at the name"),
        )
        for one in _unanswered(person_id=actor.person_id)
    ]


@fill("door.links", 10)
def name_behind_the_badge(actor):
    participation = actor.opens("participation")
    return [
        Paper(
            _("Your name on the certificate"),
            one.person.full_name,
            reverse("own_name", args=[name_check_rules.token(one)]),
        )
        for one in (_unanswered(pk=participation) if participation else ())
    ]
