"""What the workshops floor puts on pages of other floors and on its own hub."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.slots import MenuItem, Need, Reminder, Section, fill
from workshops.models import Part, Participation, Workshop
from workshops.rules import (
    acts,  # noqa: F401  the words of History
    hub,
)
from workshops.rules import participation as participation_rules
from workshops.rules import workshop as workshop_rules


@fill("menu")
def menu(actor):
    return [MenuItem(_("Workshops"), reverse("workshops"), 20)]


@fill("home.sections")
def my_workshops(actor):
    """Grouped by state, so that the last column can say what is missing."""
    now = clock.now()
    rows = list(
        workshop_rules.visible_to(actor)
        .filter(ends_on__gte=now.date() - timedelta(days=400))
        .held()
        .select_related("programme", "country")
        .with_numbers()
        .order_by("starts_on", "pk")[:40]
    )
    groups = {"running": [], "planned": [], "held": []}
    for workshop in rows:
        slug, _word = workshop.shown_state(now)
        if slug in groups:
            groups[slug].append(workshop)
    words = {"running": _("Running"), "planned": _("Planned"), "held": _("Held, report open")}
    context = {
        "groups": [(words[slug], found) for slug, found in groups.items() if found],
        "can_schedule": programme_rules.organised_by(actor).exists(),
        "total": workshop_rules.visible_to(actor).count(),
    }
    return [Section("workshops/_my_workshops.html", context, 10)]


@fill("home.needs")
def organiser_needs(actor):
    """Workshops near at hand with nobody on the list, and those that are over with people still "expected"."""
    today = clock.today()
    # A field mission is given to whomever the host invites; its own page says what it lacks.
    mine = (
        Workshop.objects.filter(programme__in=programme_rules.organised_by(actor))
        .exclude(kind=Workshop.Kind.FIELD_MISSION)
        .with_numbers()
    )
    needs = []
    soon = mine.filter(state=Workshop.State.SCHEDULED, starts_on__gte=today, starts_on__lte=today + timedelta(days=60))
    for workshop in soon.filter(people=0, counted=None)[:5]:
        needs.append(
            Need(
                sentence=_("Nobody is on the list of {workshop} yet").format(workshop=workshop),
                detail=_("{place}. Invitations and visas take weeks.").format(place=workshop.place),
                url=reverse("participants", args=[workshop.code]),
                act=_("Open the list"),
                due=workshop.starts_on - timedelta(days=30),
            )
        )
    over = mine.filter(state=Workshop.State.SCHEDULED, ends_on__lte=today, open_people__gt=0)
    for workshop in over[:5]:
        needs.append(
            Need(
                sentence=_("Who completed {workshop}?").format(workshop=workshop),
                detail=_("It is computed from attendance, test and results; you look and mark."),
                url=reverse("workshop_completion", args=[workshop.code]),
                act=ngettext("Look at {n} person", "Look at {n} people", workshop.open_people).format(
                    n=workshop.open_people
                ),
                due=workshop.ends_on,
            )
        )
    return needs


@fill("workshop.reminders")
def reminders(actor, workshop):
    """What is missing. Reminders stop nothing; they are for those who can mend it."""
    if not workshop_rules.can_write(actor, workshop):
        return []
    found = []
    people = workshop.participations.all()
    listed, unnamed = people.count(), people.filter(person__isnull=True).count()
    list_url, agenda_url = reverse("participants", args=[workshop.code]), reverse("agenda", args=[workshop.code])
    if not listed and not workshop.headcounts.exists():
        found.append(Reminder(_("Nobody is on the list"), "before", "", list_url, _("Open the list")))
    if unnamed:
        sentence = ngettext("{n} officer is listed without a name", "{n} officers are listed without a name", unnamed)
        found.append(
            Reminder(
                sentence.format(n=unnamed),
                "before",
                _("Counted and seated, never printed."),
                list_url,
                _("See the list"),
            )
        )
    if not people.exclude(kind=Participation.Kind.PARTICIPANT).exists():
        found.append(Reminder(_("No facilitator is on the list"), "before", "", list_url, _("Add one")))
    if workshop.has_part(Part.AGENDA):
        if workshop.agenda.exists():
            found.append(Reminder(_("The agenda is written"), "done"))
        else:
            found.append(Reminder(_("The agenda is empty"), "before", "", agenda_url, _("Write it")))
    if not workshop.venue:
        url = reverse("workshop_details", args=[workshop.code])
        found.append(Reminder(_("The venue is not known"), "before", "", url, _("Add it")))
    if workshop.today(clock.now()) >= workshop.ends_on:
        still = people.trainees().filter(state__in=participation_rules.COMING).count()
        if still:
            sentence = ngettext(
                "{n} person is not marked as completed", "{n} people are not marked as completed", still
            )
            url = reverse("workshop_completion", args=[workshop.code])
            found.append(Reminder(sentence.format(n=still), "after", "", url, _("Look and mark")))
    return found


@fill("programme.sections")
def programme_workshops(actor, programme):
    rows = workshop_rules.visible_to(actor).filter(programme=programme).select_related("programme", "country")
    context = {"rows": hub.with_states(rows[:20]), "total": rows.count(), "programme": programme}
    return [Section("workshops/_programme_workshops.html", context, 40)]
