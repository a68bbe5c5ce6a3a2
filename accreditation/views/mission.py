from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import mission as missions
from accreditation.actions import mission_date
from accreditation.forms.mission import CoTrainerForm, DatesForm, LeadForm, MissionForm, ReleaseForm, RequestForm
from accreditation.forms.reason import ReasonForm
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_call as call_rules
from accreditation.rules import mission_clash, own_view, teaching
from accreditation.rules import mission_record as record_rules
from accreditation.rules import mission_suggestion as suggestions
from accreditation.views.asking import ask, open_to
from programmes.models import Module
from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from workshops.rules import workshop as workshop_rules

MOVES = mission_rules.MOVES
CHOOSE = "accreditation/mission/choose.html"


def load(request, code):
    return visible_or_404(mission_rules.visible_to(request.actor).with_team(), code=code)


@require_safe
def mission_list(request):
    """Missions past and to come, with what each is missing."""
    page = page_of(request, mission_rules.visible_to(request.actor).with_team().latest_first(), 50)
    context = {
        "page": page,
        "rows": [(row, mission_rules.missing(row), mission_rules.shown_state(row)) for row in page],
        "mission_line": mission_rules.waiting_line(request.actor),
        "can_plan": programme_rules.organised_by(request.actor).exists(),
    }
    return render(request, "accreditation/mission/missions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_mission(request):
    programmes = programme_rules.organised_by(request.actor)
    must(programmes.exists(), _("Organisers plan missions."))
    form = MissionForm(request.POST or None, programmes=programmes)
    mission = act(form, lambda **fields: missions.plan(by=request.actor, **fields))
    if mission:
        messages.success(request, _("The mission is on the calendar. Match its lead expert next."))
        return redirect("mission", code=mission.code)
    page = {
        "title": _("Plan a field mission"),
        "lead": _("A lead expert and co-trainers teach side by side in a host administration."),
        "back_label": _("Missions"),
        "back_url": reverse("missions"),
    }
    return answer(request, "accreditation/form.html", {"form": form, **page}, form)


@require_POST
def workshop_mission(request, code):
    """Give a field mission that stands on the calendar its team."""
    workshop = visible_or_404(workshop_rules.visible_to(request.actor).select_related("programme"), code=code)
    mission = missions.open(workshop=workshop, by=request.actor)
    messages.success(request, _("Match the lead expert next."))
    return redirect("mission", code=mission.code)


@require_safe
def mission(request, code):
    """Team, releases, teaching, evaluations and what the host says of one mission."""
    found = load(request, code)
    actor, manages = request.actor, mission_rules.can_manage(request.actor, found)
    places = mission_rules.places(actor, found)
    for row in places:
        row |= record_rules.papers(actor, row["place"])
    calls = call_rules.of_mission(actor, found)
    context = {
        "mission": found,
        "state": mission_rules.shown_state(found),
        "places": places,
        "missing": mission_rules.missing(found),
        "can_manage": manages,
        "can_change_team": manages and found.is_forming,
        "can_change_lead": MOVES.allows("match", actor, found) and not mission_rules.is_in_field(found),
        "stands": manages and found.state in found.STANDING,
        "may_confirm": MOVES.allows("confirm", actor, found) and not mission_rules.missing(found),
        "may_close": MOVES.allows("close", actor, found),
        "may_cancel": MOVES.allows("cancel", actor, found) and not any(row["place"].is_evaluated for row in places),
        "called_off": mission_rules.called_off(found),
        "clashes": _clashes(actor, found) if found.state in found.STANDING else [],
        "taught": teaching.sums(found),
        "reads_shares": own_view.reads_shares(actor, found),
        "can_record_teaching": teaching.can_record(actor, found),
        "reads_evaluations": mission_rules.can_read_evaluations(actor, found),
        "feedback": getattr(found, "host_feedback", None),
        "may_name_host": record_rules.can_ask_host(actor, found),
        "can_ask_host": record_rules.can_ask_host(actor, found) and record_rules.takes_host_feedback(found),
        "host_letter": found.host_letters.first() if manages else None,
        "host_link": record_rules.url(found) if manages and record_rules.has_link(found) else "",
        "modules": found.modules.all(),
        "calls": calls,
        "can_call": call_rules.can_open(actor, found) and call_rules.askable(found, [call for call, _line in calls]),
    }
    return render(request, "accreditation/mission/mission.html", context)


def _clashes(actor, mission):
    """What else those of the team do on these days, in sentences."""
    people = [place.candidacy.person_id for place in mission.co_trainers.all()]
    rows = mission_clash.of(actor, [*people, mission.lead_id], mission.workshop)
    return [one.sentence for elsewhere in rows.values() for one in elsewhere]


def _page(mission, title, lead=""):
    back = reverse("mission", args=[mission.code])
    return {"title": title, "lead": lead or mission, "back_label": mission, "back_url": back}


@require_http_methods(["GET", "HEAD", "POST"])
def mission_lead(request, code):
    """Match the lead expert."""
    found = load(request, code)
    open_to(request, MOVES, "match", found, reverse("mission", args=[code]))
    experts = mission_rules.experts(found.programme)
    form = LeadForm(
        request.POST or None, experts=experts, clashes=mission_clash.of(request.actor, experts, found.workshop)
    )
    page = _page(found, _("Lead expert"), _("Of another administration than the candidates on this mission."))

    def match(lead):
        return missions.match(mission=found, lead=lead, by=request.actor)

    page |= {"suggestions": suggestions.leads(request.actor, found), "field": "lead", "button": _("Match")}
    return ask(request, form, match, page=page, done=_("The lead expert is matched."), template=CHOOSE)


def candidates(actor, mission):
    """Who may be placed, and what each does elsewhere on these days; for the forms that choose one."""
    waiting = mission_rules.waiting(mission.programme)
    return {
        "waiting": waiting,
        "clashes": mission_clash.of(actor, [row.person_id for row in waiting], mission.workshop),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def mission_co_trainers(request, code):
    """Add a candidate to the team."""
    found = load(request, code)
    must(mission_rules.can_manage(request.actor, found), _("Organisers make up the team of a mission."))
    form = CoTrainerForm(request.POST or None, **candidates(request.actor, found))
    page = _page(found, _("Add a co-trainer"))

    def add(candidacy):
        return missions.add_co_trainer(mission=found, candidacy=candidacy, by=request.actor)

    page |= {"suggestions": suggestions.co_trainers(request.actor, found), "field": "candidacy", "button": _("Add")}
    return ask(request, form, add, page=page, done=_("On the team. The release letter comes next."), template=CHOOSE)


@require_POST
def mission_move(request, code, act):
    """Confirm or close."""
    getattr(missions, act)(mission=load(request, code), by=request.actor)
    messages.success(request, _("Recorded."))
    return redirect("mission", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def mission_cancel(request, code):
    """Call it off, with the reason: the co-trainers wait for another one."""
    found = load(request, code)
    open_to(request, MOVES, "cancel", found, reverse("mission", args=[code]))
    form = ReasonForm(request.POST or None, submit=_("Cancel the mission"))
    page = _page(found, _("Cancel the mission"), _("Its co-trainers wait for another mission."))

    def cancel(reason):
        return missions.cancel(mission=found, by=request.actor, reason=reason)

    return ask(request, form, cancel, page=page, done=_("The mission is cancelled."))


@require_http_methods(["GET", "HEAD", "POST"])
def mission_request(request, code):
    """What the host asked for."""
    found = load(request, code)
    must(mission_rules.can_manage(request.actor, found), _("Organisers record what the host asked for."))
    known = {name: getattr(found, name) for name in missions.REQUEST} | {"modules": found.modules.all()}
    modules = Module.objects.filter(curriculum__programme_id=found.programme_id).select_related("curriculum")
    form = RequestForm(request.POST or None, initial=known, modules=modules)

    def keep(**fields):
        return missions.request(mission=found, by=request.actor, **fields)

    page = _page(found, _("What the host asked for"), found.workshop.host or found)
    return ask(request, form, keep, page=page, done=_("The request is kept."))


@require_http_methods(["GET", "HEAD", "POST"])
def mission_lead_release(request, code):
    """The lead expert's administration lets its officer go."""
    found = load(request, code)
    must(mission_rules.can_manage(request.actor, found), _("Organisers record a release."))
    known = {"reference": found.lead_release_reference, "released_on": found.lead_released_on}
    form = ReleaseForm(request.POST or None, initial=known)

    def record(**fields):
        return missions.record_lead_release(mission=found, by=request.actor, **fields)

    page = _page(found, _("Release of the lead expert"), found.lead)
    return ask(request, form, record, page=page, done=_("The release is recorded."))


@require_http_methods(["GET", "HEAD", "POST"])
def mission_dates(request, code):
    """Other dates, with the reason."""
    found = load(request, code)
    must(mission_rules.can_manage(request.actor, found), _("Organisers set the dates of a mission."))
    known = {"starts_on": found.workshop.starts_on, "ends_on": found.workshop.ends_on}
    form = DatesForm(request.POST or None, initial=known)

    def move(**fields):
        return mission_date.postpone(mission=found, by=request.actor, **fields)

    page = _page(found, _("Other dates"), _("The agenda moves along, and the host is asked to confirm again."))
    return ask(request, form, move, page=page, done=_("The mission has other dates."))
