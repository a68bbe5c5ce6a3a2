"""What the accreditation floor puts on pages of other floors."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Candidacy, Mission, Route
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import (
    acts,  # noqa: F401  the words of History
    acts_mission,  # noqa: F401
    needs,
)
from accreditation.rules import board as boards
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import mission as mission_rules
from accreditation.rules import panel as panel_rules
from accreditation.rules import route as route_rules
from programmes.slots import MenuItem, Need, Section, fill
from workshops.models import Workshop
from workshops.rules import workshop as workshop_rules


@fill("menu")
def menu(actor):
    if not boards.can_open(actor):
        return []
    return [MenuItem(_("Accreditation"), reverse("accreditation_board"), 40)]


@fill("home.needs")
def candidates_needs(actor):
    """Assess, record as passed, decide: one line a candidate, and one for all who wait for a mission."""
    found = [
        Need(
            _("Assess {name}").format(name=candidacy.person),
            reverse("sheet", args=[candidacy.own_sheet.code])
            if candidacy.own_sheet
            else reverse("candidacy_assessments", args=[candidacy.code]),
            _("Go on with the sheet") if candidacy.own_sheet else _("Assess"),
            str(candidacy.participation.workshop),
            candidacy.participation.workshop.ends_on,
        )
        for candidacy in needs.to_assess(actor)
    ]
    for candidacy in needs.to_pass(actor):
        url = reverse("candidacy", args=[candidacy.code])
        sentence = _("{name} may have passed the workshop: the proofs are there").format(name=candidacy.person)
        found.append(Need(sentence, url, _("Record the result"), str(candidacy.participation.workshop)))
    for candidacy in needs.to_decide(actor):
        url = reverse("candidacy", args=[candidacy.code]) + "#decision"
        sentence = _("The decision on {name} can be recorded").format(name=candidacy.person)
        found.append(Need(sentence, url, _("Record the decision"), str(candidacy.programme)))
    late, first = needs.past_date(actor)
    if late:
        sentence = ngettext(
            "{n} candidate is past the date to complete the route",
            "{n} candidates are past the date to complete the route",
            late,
        )
        url = (
            reverse("candidacy", args=[first.code])
            if late == 1
            else reverse("accreditation_board") + "?group=past_date"
        )
        detail = _("First of all {name}. The date can be extended.").format(name=first.person)
        found.append(Need(sentence.format(n=late), url, _("Look at it"), detail))
    waiting, longest = needs.waiting(actor)
    if waiting:
        sentence = ngettext("{n} candidate waits for a mission", "{n} candidates wait for a mission", waiting)
        detail = ngettext("The longest wait is {n} month.", "The longest wait is {n} months.", longest)
        url = reverse("accreditation_board") + "?group=passed"
        found.append(Need(sentence.format(n=waiting), url, _("See who waits"), detail.format(n=longest)))
    return found


@fill("home.needs")
def missions_needs(actor):
    """Evaluations the lead owes once teaching has begun, and missions that are near and not confirmed."""
    found = [
        Need(
            _("Evaluate {name} on the mission").format(name=place.candidacy.person),
            reverse("co_trainer_evaluation", args=[place.code]),
            _("Evaluate"),
            str(place.mission.workshop),
            place.mission.workshop.ends_on,
        )
        for place in needs.to_evaluate(actor)
    ]
    for mission in needs.to_confirm(actor):
        found.append(
            Need(
                _("The mission to {place} is not confirmed").format(place=mission.workshop.place),
                reverse("mission", args=[mission.code]),
                _("See what is missing"),
                mission_rules.missing(mission),
                mission.workshop.starts_on,
            )
        )
    return found


@fill("workshop.sections")
def candidates_of_workshop(actor, workshop):
    """Beside each named participant: their candidacy, or the act that opens one."""
    if not workshop.has_part(Workshop.Part.ACCREDITATION):
        return []
    if not workshop_rules.can_organise(actor, workshop) and not _sees_candidates(actor, workshop):
        return []
    there = (
        workshop.participations.counted().filter(person__isnull=False).select_related("person", "organisation")[:200]
    )
    opened = {c.person_id: c for c in needs.latest_candidacies(workshop)}
    rows = []
    for participation in there:
        participation.workshop = workshop
        candidacy = opened.get(participation.person_id)
        is_free = candidacy is None or candidacy.state in (Candidacy.State.DECLINED, Candidacy.State.WITHDRAWN)
        rows.append(
            {
                "participation": participation,
                "candidacy": candidacy,
                "can_open": is_free and candidacy_rules.can_open(actor, participation),
            }
        )
    has_route = Route.objects.current().filter(programme_id=workshop.programme_id).exists()
    context = {"rows": rows, "programme": workshop.programme, "has_route": has_route}
    return [Section("accreditation/candidacy/_of_workshop.html", context, 30)]


def _sees_candidates(actor, workshop):
    return actor.holds(*candidacy_rules.READERS, programme_id=workshop.programme_id) or workshop_rules.takes_part(
        actor, workshop, *candidacy_rules.ASSESSING
    )


@fill("workshop.sections")
def mission_of_workshop(actor, workshop):
    if workshop.kind != Workshop.Kind.FIELD_MISSION:
        return []
    mission = mission_rules.visible_to(actor).with_team().filter(workshop=workshop).first()
    can_open = (
        mission is None
        and workshop_rules.can_organise(actor, workshop)
        and not Mission.objects.filter(workshop=workshop).exists()
    )
    if mission is None and not can_open:
        return []
    state = mission_rules.shown_state(mission) if mission else ""
    context = {"mission": mission, "state": state, "workshop": workshop, "can_open": can_open, "beside": True}
    return [Section("accreditation/mission/_of_workshop.html", context, 10)]


@fill("person.sections")
def record_of_person(actor, person):
    """The training record: candidacies, accreditations and missions led, those the actor may see."""
    context = {
        "accreditations": accreditation_rules.visible_to(actor).filter(person=person).select_related("programme"),
        "candidacies": candidacy_rules.visible_to(actor)
        .filter(person=person)
        .select_related("programme", "participation__workshop"),
        "missions": mission_rules.visible_to(actor)
        .filter(lead=person)
        .select_related("workshop__country")
        .latest_first(),
    }
    context = {name: list(rows) for name, rows in context.items()}
    return [Section("accreditation/candidacy/_of_person.html", context, 20)] if any(context.values()) else []


@fill("programme.sections")
def route_of_programme(actor, programme):
    context = {
        "programme": programme,
        "route": route_rules.current(actor, programme),
        "can_choose": route_rules.can_choose(actor, programme),
        "can_see_panels": panel_rules.can_see(actor, programme),
    }
    return [Section("accreditation/route/_on_programme.html", context, 45)]
