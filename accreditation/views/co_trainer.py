from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.forms.mission import EvaluationForm, ReleaseForm
from accreditation.forms.reason import ReasonForm
from accreditation.rules import mission as mission_rules
from accreditation.views.asking import ask
from programmes.views.loading import answer, must, visible_or_404


def load(request, code):
    rows = mission_rules.places_visible_to(request.actor).select_related(
        "mission__workshop__country", "mission__programme", "mission__lead", "candidacy__person",
        "candidacy__programme", "evaluation__evaluator__person",
    )  # fmt: skip
    return visible_or_404(rows, code=code)


def _page(place, title):
    back = reverse("mission", args=[place.mission.code])
    return {"title": title, "lead": place.candidacy.person, "back_label": place.mission, "back_url": back}


@require_http_methods(["GET", "HEAD", "POST"])
def co_trainer_release(request, code):
    """The home administration lets its officer go."""
    place = load(request, code)
    must(mission_rules.can_manage(request.actor, place.mission), _("Organisers record a release."))
    known = {"reference": place.release_reference, "released_on": place.released_on}
    form = ReleaseForm(request.POST or None, initial=known)

    def record(**fields):
        return missions.record_release(co_trainer=place, by=request.actor, **fields)

    return ask(request, form, record, page=_page(place, _("Release")), done=_("The release is recorded."))


@require_http_methods(["GET", "HEAD", "POST"])
def co_trainer_removal(request, code):
    """Take a co-trainer off the mission, with the reason."""
    place = load(request, code)
    must(mission_rules.can_manage(request.actor, place.mission), _("Organisers make up the team of a mission."))
    form = ReasonForm(request.POST or None, submit=_("Take off the mission"))

    def remove(reason):
        return missions.remove_co_trainer(co_trainer=place, by=request.actor, reason=reason)

    page = _page(place, _("Take off the mission"))
    return ask(request, form, remove, page=page, done=_("The candidate waits for another mission."))


@require_http_methods(["GET", "HEAD", "POST"])
def co_trainer_evaluation(request, code):
    """The lead expert's form; signed, it is read here."""
    place = load(request, code)
    must(
        mission_rules.can_evaluate_place(request.actor, place),
        _("The lead expert of the mission evaluates; an organiser may type in the lead's paper."),
    )
    if request.method != "POST" and place.is_evaluated:
        return answer(request, "accreditation/mission/evaluation.html", {"place": place})
    form = EvaluationForm(request.POST or None)

    def sign(**fields):
        return mission_evaluations.sign(co_trainer=place, by=request.actor, **fields)

    page = _page(place, _("Mission evaluation"))
    if not mission_rules.leads(request.actor, place.mission):
        page["note"] = _("You type in what {lead} has signed on paper.").format(lead=place.mission.lead or "…")
    return ask(request, form, sign, page=page, done=_("The evaluation is signed."))
