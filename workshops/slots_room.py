"""What the room puts on the home page and on the workshop's hub."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import RoleKind
from programmes.rules import clock
from programmes.slots import Need, Reminder, Section, fill
from workshops.models import Breakout, GroupReport, Membership, Part, Participation, Workshop
from workshops.rules import breakout as breakout_rules
from workshops.rules import breakout_template as breakout_template_rules
from workshops.rules import room
from workshops.rules import workshop as workshop_rules


@fill("home.needs")
def my_seat(actor):
    """A participant's next step in the room: a seat, then the report."""
    if not actor.person_id:
        return []
    mine = Participation.objects.present().filter(person_id=actor.person_id, kind=Participation.Kind.PARTICIPANT)
    choosing = (
        Breakout.objects.filter(state=Breakout.State.CHOOSING, workshop__participations__in=mine)
        .exclude(memberships__participation__person_id=actor.person_id)
        .select_related("workshop")
    )
    needs = [
        Need(
            _("Choose your group"),
            reverse("choice", args=[one.code]),
            _("See the topics"),
            f"{one.workshop}. " + _("First come, first served."),
            urgent=True,
        )
        for one in choosing[:5]
    ]
    seats = Membership.objects.filter(
        participation__person_id=actor.person_id, group__report__state__in=GroupReport.EDITABLE
    ).exclude(breakout__state=Breakout.State.CLOSED)
    for seat in seats.select_related("group__topic", "breakout__workshop")[:5]:
        writes = seat.is_secretary
        needs.append(
            Need(
                _("You are in {group}: {topic}").format(group=seat.group, topic=seat.group.topic),
                reverse("group_report" if writes else "group", args=[seat.group.code]),
                _("Write the report") if writes else _("Open your group"),
                str(seat.breakout.workshop),
                urgent=True,
            )
        )
    return needs


@fill("home.needs")
def to_facilitate(actor):
    """Sessions of today's workshops, and reports that wait for a facilitator."""
    today = clock.today()
    mine = _workshops_given(actor)
    sessions = (
        Breakout.objects.filter(workshop__in=mine.filter(starts_on__lte=today, ends_on__gte=today))
        .exclude(state=Breakout.State.CLOSED)
        .select_related("workshop")
    )
    needs = [
        Need(
            _("The working session: {state}").format(state=one.get_state_display().lower()),
            reverse("plenary" if one.state == Breakout.State.PLENARY else "breakout", args=[one.code]),
            _("Open the plenary") if one.state == Breakout.State.PLENARY else _("Open the board"),
            f"{one.workshop}, {one.workshop.city}",
            urgent=True,
        )
        for one in sessions[:5]
    ]
    reports = GroupReport.objects.filter(
        state=GroupReport.State.SUBMITTED, group__breakout__workshop__in=mine
    ).select_related("group__breakout__workshop")
    for report in reports[:5]:
        needs.append(
            Need(
                _("{report} waits for you").format(report=report),
                reverse("plenary", args=[report.group.breakout.code]) + f"?group={report.group.letter}",
                _("Read it"),
                str(report.group.breakout.workshop),
            )
        )
    return needs


def _workshops_given(actor):
    """Those of the programmes one facilitates, and those one teaches at without such a role."""
    teaching = Participation.objects.present().filter(
        person_id=actor.person_id, person_id__isnull=False, kind__in=workshop_rules.TEACHING
    )
    programmes = actor.programme_ids(RoleKind.FACILITATOR)
    return Workshop.objects.filter(Q(programme_id__in=programmes) | Q(pk__in=teaching.values("workshop_id")))


@fill("workshop.sections")
def breakouts(actor, workshop):
    if not workshop.has_part(Part.BREAKOUT):
        return []
    found = [{"breakout": one, "groups": room.groups_with_members(one)} for one in workshop.breakouts.all()[:4]]
    can = workshop_rules.can_run_room(actor, workshop)
    context = {
        "beside": True,
        "found": found,
        "workshop": workshop,
        **_templates(workshop, can and not found),
        "sees": workshop_rules.can_see_names(actor, workshop),
    }
    return [Section("workshops/breakout/_on_hub.html", context, 20)]


def _templates(workshop, is_wanted):
    """What ships is set up with one press; of the programme's own one is chosen."""
    offered = list(breakout_template_rules.offered_in(workshop)) if is_wanted else []
    return {
        "shipped": [template for template in offered if not template.programme_id],
        "own": [template for template in offered if template.programme_id],
    }


@fill("workshop.reminders")
def without_seat(actor, workshop):
    found = []
    for one in workshop.breakouts.exclude(state__in=[Breakout.State.PLANNED, Breakout.State.CLOSED]):
        if not breakout_rules.can_facilitate(actor, one):
            continue
        number = room.waiting(one).count()
        if number:
            sentence = ngettext("{n} participant has no group", "{n} participants have no group", number)
            found.append(
                Reminder(sentence.format(n=number), "today", "", reverse("breakout", args=[one.code]), _("Seat them"))
            )
    return found
