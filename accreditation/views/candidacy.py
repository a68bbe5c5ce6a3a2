from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import candidacy as candidacies
from accreditation.actions import mission as missions
from accreditation.forms.candidacy import PlaceForm, TryAgainForm
from accreditation.forms.decision import DecisionForm
from accreditation.forms.reason import ReasonForm
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence, own_view, steps
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_call as call_rules
from accreditation.rules import route as route_rules
from accreditation.views import proofs
from accreditation.views.asking import ask, open_to
from programmes.rules import person as person_rules
from programmes.views.loading import answer, visible_or_404
from workshops.rules import participation as participation_rules

MOVES = candidacy_rules.MOVES


def load(request, code):
    return visible_or_404(evidence.loaded(candidacy_rules.visible_to(request.actor)), code=code)


@require_POST
def participation_candidacy(request, code):
    """Open a candidacy for a participant."""
    rows = participation_rules.visible_to(request.actor).select_related("workshop__programme", "person")
    candidacy = candidacies.open(participation=visible_or_404(rows, code=code), by=request.actor)
    messages.success(request, _("{name} is a candidate now.").format(name=candidacy.person))
    return redirect("candidacy", code=candidacy.code)


def page(request, candidacy, form=None):
    """The page of one candidacy: its steps with their proofs, and the decision beside them."""
    actor = request.actor
    outcomes = candidacy_rules.outcomes(candidacy) if candidacy_rules.can_decide(actor, candidacy) else []
    if outcomes and form is None:
        form = DecisionForm(outcomes=outcomes, award=candidacy.route.award)
    done, total = steps.done_count(candidacy)
    missing = own_view.missing(actor, candidacy, steps.missing(candidacy))
    context = {
        "candidacy": candidacy,
        "steps": proofs.shown(actor, candidacy),
        "done": done,
        "total": total,
        "missing": missing,
        "mend": proofs.mend(actor, candidacy, missing.key) if missing else ("", ""),
        "evidence": evidence.before_decision(candidacy),
        "form": form if outcomes else None,
        "not_taking_part": candidacy_rules.not_taking_part(candidacy),
        "can_pass": MOVES.allows("pass", actor, candidacy) and not evidence.before_pass(candidacy),
        "moves": [m for m in MOVES.open_to(actor, candidacy) if m.act in ("not_yet", "try_again", "withdraw")],
        "can_open_route": route_rules.visible_to(actor).filter(pk=candidacy.route_id).exists(),
        "standing": [] if candidacy_rules.is_own(actor, candidacy) else candidacy_rules.standing(candidacy),
        "can_nominate": candidacy.is_open and candidacy_rules.can_manage(actor, candidacy),
        "can_extend": candidacy_rules.can_extend(actor, candidacy),
        "newest": _newest(actor, candidacy),
        "calls": call_rules.of_candidacy(actor, candidacy),
        "shows_person": person_rules.visible_to(actor).filter(pk=candidacy.person_id).exists(),
    }
    return answer(request, "accreditation/candidacy/candidacy.html", context, form)


def _newest(actor, candidacy):
    """The newest version of the route, for those who may move this case to it."""
    if not candidacy_rules.can_manage(actor, candidacy):
        return None
    newest = route_rules.visible_to(actor).current().filter(programme=candidacy.programme_id).first()
    return newest if candidacy_rules.is_behind(candidacy, newest) else None


@require_safe
def candidacy(request, code):
    return page(request, load(request, code))


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_reason(request, code, act):
    """Not yet, or withdrawn: with the reason."""
    found, back = load(request, code), reverse("candidacy", args=[code])
    open_to(request, MOVES, act, found, back)
    form = ReasonForm(request.POST or None, submit=MOVES[act].label)

    def move(reason):
        return getattr(candidacies, act)(candidacy=found, by=request.actor, reason=reason)

    page = {"title": MOVES[act].label, "lead": found.person, "back_label": found.person, "back_url": back}
    return ask(request, form, move, page=page, done=_("Recorded."))


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_try_again(request, code):
    """After "not yet": assessed anew, at the same or at a later workshop."""
    found, back = load(request, code), reverse("candidacy", args=[code])
    open_to(request, MOVES, "try_again", found, back)
    form = TryAgainForm(request.POST or None, candidacy=found)

    def move(participation):
        return candidacies.try_again(candidacy=found, by=request.actor, participation=participation)

    page = {"title": _("Try again"), "lead": found.person, "back_label": found.person, "back_url": back}
    return ask(request, form, move, page=page, done=_("The candidate is assessed anew."))


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_missions(request, code):
    """Place a candidate on a mission that is being planned."""
    found, back = load(request, code), reverse("candidacy", args=[code])
    open_to(request, MOVES, "plan_mission", found, back)
    form = PlaceForm(request.POST or None, missions=mission_rules.forming(found.programme))

    def place(mission):
        return missions.add_co_trainer(mission=mission, candidacy=found, by=request.actor)

    page = {
        "title": _("Choose a mission"),
        "lead": _("{name} goes as co-trainer, beside the lead expert.").format(name=found.person),
        "back_label": found.person,
        "back_url": back,
        "beside_url": reverse("new_mission"),
        "beside_label": _("Plan another mission"),
    }
    return ask(request, form, place, page=page, done=_("Placed on the mission. The release letter comes next."))
