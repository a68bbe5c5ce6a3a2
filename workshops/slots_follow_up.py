"""The register and the follow-up on other pages: programme, hub, the next workshop of a series, home."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock
from programmes.slots import Need, Paper, Section, fill
from workshops.models import FollowUpContact, Recommendation, Workshop
from workshops.rules import follow_up as follow_up_rules
from workshops.rules import follow_up_contact as contact_rules
from workshops.rules import register as register_rules
from workshops.rules import status_report as status_report_rules
from workshops.rules import workshop as workshop_rules

# How long the home page proposes to ask the host, and how many lines the next workshop shows of the last one's list.
PROPOSED, SHOWN = timedelta(days=60), 6


@fill("programme.sections")
def register_of_programme(actor, programme):
    if not register_rules.can_see(actor, programme):
        return []
    recommendations = register_rules.of_programme(actor, programme)
    counts = status_report_rules.counts(recommendations)
    context = {
        "programme": programme,
        "total": sum(count.number for count in counts),
        "workshops": register_rules.workshops_with(recommendations).count(),
        "counts": [count for count in counts if count.number],
    }
    return [Section("workshops/register/_on_programme.html", context, 42)]


@fill("workshop.papers", 30)
def register_of_workshop(actor, workshop):
    """The adopted recommendations, for those who may open the register; the follow-up, for its organisers."""
    if not register_rules.can_see(actor, workshop.programme):
        return []
    number = register_rules.of_workshop(actor, workshop).count()
    if not number:
        return []
    url = reverse("recommendations", args=[workshop.programme.slug]) + f"?workshop={workshop.code}"
    found = [Paper(_("Recommendations"), ngettext("{n} adopted", "{n} adopted", number).format(n=number), url)]
    if follow_up_rules.can_keep(actor, workshop):
        follow_up = follow_up_rules.of_workshop(workshop)
        detail = _("on") if follow_up and follow_up.is_on else _("off")
        found.append(Paper(_("Follow-up"), detail, reverse("follow_up", args=[workshop.code])))
    return found


@fill("workshop.sections", 15)
def what_became_of_the_last(actor, workshop):
    """The next workshop opens with what became of the recommendations of the last one."""
    last = register_rules.last_before(actor, workshop)
    if last is None:
        return []
    adopted = Recommendation.objects.filter(breakout__workshop=last, state__in=Recommendation.ADOPTED)
    counts = status_report_rules.counts(adopted)
    shown = register_rules.in_order(status_report_rules.with_latest(adopted))[:SHOWN]
    context = {
        "last": last,
        "total": sum(count.number for count in counts),
        "counts": [count for count in counts if count.number],
        "rows": register_rules.rows(shown),
        "opens_register": register_rules.can_see(actor, last.programme),
        "beside": False,
    }
    return [Section("workshops/register/_of_the_last.html", context, 5)]


@fill("home.needs")
def to_agree_with_the_host(actor):
    """Workshops that ended lately with adopted recommendations, where nobody has recorded the host's answer."""
    today = clock.today()
    adopted = Recommendation.objects.filter(breakout__workshop=OuterRef("pk"), state__in=Recommendation.ADOPTED)
    over = (
        workshop_rules.organised_by(actor)
        .held()
        .filter(Exists(adopted), follow_up=None, ends_on__lt=today, ends_on__gte=today - PROPOSED)
        .order_by("ends_on", "pk")
    )
    return [
        Need(
            _("Ask the host of {workshop} whether the recommendations may be followed up").format(workshop=workshop),
            reverse("follow_up", args=[workshop.code]),
            _("Record the answer"),
            workshop.place,
        )
        for workshop in over[:3]
    ]


@fill("home.needs")
def letters_that_did_not_leave(actor):
    """A letter that asks about recommendations and could not be sent."""
    unsent = list(
        FollowUpContact.objects.filter(
            follow_up__workshop__in=workshop_rules.organised_by(actor), follow_up__is_on=True, asked_at=None
        )
        .exclude(follow_up__workshop__state=Workshop.State.CANCELLED)
        .select_related("follow_up__workshop")[:200]
    )
    problems = contact_rules.problems(unsent)
    return [
        Need(
            _("The letter to {name} about the recommendations could not be sent").format(name=contact.name),
            reverse("follow_up", args=[contact.follow_up.workshop.code]),
            _("See why"),
            str(contact.follow_up.workshop),
        )
        for contact in unsent
        if contact.pk in problems
    ][:5]
