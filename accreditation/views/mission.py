from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import mission as missions
from accreditation.forms.mission import CoTrainerForm, LeadForm, MissionForm
from accreditation.forms.reason import ReasonForm
from accreditation.rules import mission as mission_rules
from accreditation.views.asking import ask, open_to
from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from workshops.rules import workshop as workshop_rules

MOVES = mission_rules.MOVES


def load(request, code):
    return visible_or_404(mission_rules.visible_to(request.actor).with_team(), code=code)


@require_safe
def mission_list(request):
    """Missions past and to come, with what each is missing."""
    page = page_of(request, mission_rules.visible_to(request.actor).with_team().latest_first(), 50)
    context = {
        "page": page,
        "rows": [(row, mission_rules.missing(row)) for row in page],
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
    """Team, releases, confirmation and evaluations of one mission."""
    found = load(request, code)
    manages = mission_rules.can_manage(request.actor, found)
    context = {
        "mission": found,
        "places": mission_rules.places(request.actor, found),
        "missing": mission_rules.missing(found),
        "can_manage": manages,
        "can_change_team": manages and found.is_forming,
        "may_confirm": MOVES.allows("confirm", request.actor, found) and not mission_rules.missing(found),
        "may_close": MOVES.allows("close", request.actor, found),
        "may_cancel": MOVES.allows("cancel", request.actor, found)
        and not any(p.is_evaluated for p in found.co_trainers.all()),
    }
    return render(request, "accreditation/mission/mission.html", context)


def _page(mission, title, lead=""):
    back = reverse("mission", args=[mission.code])
    return {"title": title, "lead": lead or mission, "back_label": mission, "back_url": back}


@require_http_methods(["GET", "HEAD", "POST"])
def mission_lead(request, code):
    """Match the lead expert."""
    found = load(request, code)
    open_to(request, MOVES, "match", found, reverse("mission", args=[code]))
    form = LeadForm(request.POST or None, experts=mission_rules.experts(found.programme))
    page = _page(found, _("Lead expert"), _("Of another administration than the candidates on this mission."))

    def match(lead):
        return missions.match(mission=found, lead=lead, by=request.actor)

    return ask(request, form, match, page=page, done=_("The lead expert is matched."))


@require_http_methods(["GET", "HEAD", "POST"])
def mission_co_trainers(request, code):
    """Add a candidate to the team."""
    found = load(request, code)
    must(mission_rules.can_manage(request.actor, found), _("Organisers make up the team of a mission."))
    form = CoTrainerForm(request.POST or None, waiting=mission_rules.waiting(found.programme))
    page = _page(found, _("Add a co-trainer"))

    def add(candidacy):
        return missions.add_co_trainer(mission=found, candidacy=candidacy, by=request.actor)

    return ask(request, form, add, page=page, done=_("On the team. The release letter comes next."))


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
