"""What a renewal asks, what is recorded of it, and when the next period ends."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accreditation.models import Accreditation, Mission, Renewal, Route
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import delivery as delivery_rules
from accreditation.rules import words
from programmes.rules import clock
from programmes.rules.refusal import Conflict
from workshops.models import Participation, Workshop
from workshops.rules.clash import TRAINERS


def visible_to(actor):
    return Renewal.objects.filter(accreditation__in=accreditation_rules.visible_to(actor))


def route_of(accreditation):
    """The route that made this trainer; of somebody from before the portal the programme's current one, or None."""
    if accreditation.decision_id:
        return accreditation.decision.candidacy.route
    return Route.objects.current().filter(programme_id=accreditation.programme_id).first()


def period_start(accreditation):
    """The first day of the period that ends with `valid_until`."""
    last = accreditation.renewals.order_by("-starts_on", "-pk").first()
    return last.starts_on if last else accreditation.granted_on


def next_start(accreditation, decided_on):
    """The day after the period before; the day of the decision where that is over already."""
    return max(accreditation.valid_until, decided_on) if accreditation.valid_until else decided_on


def proposed_end(accreditation, decided_on):
    """Where the route says for how long; None where nobody has decided it."""
    route = route_of(accreditation)
    if route is None or not route.validity_months or accreditation.valid_until is None:
        return None
    return words.months_later(next_start(accreditation, decided_on), route.validity_months)


def courses_taught(accreditation, until):
    """How many courses somebody taught in the period: workshops they stood in front of, and national ones confirmed."""
    since = period_start(accreditation)
    at_home = delivery_rules.taught_between(accreditation.person, accreditation.programme, since, until)
    return _workshops_taught(accreditation.person_id, since, until) + at_home.confirmed


def _workshops_taught(person_id, since, until):
    taught = Participation.objects.present().filter(person_id=person_id, kind__in=TRAINERS).values("workshop_id")
    led = Mission.objects.filter(lead_id=person_id).exclude(state=Mission.State.CANCELLED).values("workshop_id")
    over = Workshop.objects.over(clock.today()).filter(ends_on__gte=since, ends_on__lte=until)
    return (over.filter(pk__in=taught) | over.filter(pk__in=led)).distinct().count()


def standing(accreditation):
    """(courses taught in the period, courses the route asks for or 0)."""
    route = route_of(accreditation)
    asked = (route.renewal_deliveries or 0) if route else 0
    return courses_taught(accreditation, clock.today()), asked


def must_be_as_seen(accreditation, ended_on):
    """One period is followed by one other: not by a second decision of somebody who has not seen the first."""
    if accreditation.valid_until != ended_on:
        sentence = _("It has been renewed meanwhile, until {day}. Look at the page again.")
        raise Conflict(sentence.format(day=date_format(accreditation.valid_until, "j F Y")))


def renewable(accreditations):
    """Those with an end, that stand or have lapsed."""
    states = (Accreditation.State.ACTIVE, Accreditation.State.NOTICE, Accreditation.State.LAPSED)
    return accreditations.filter(valid_until__isnull=False, state__in=states)
