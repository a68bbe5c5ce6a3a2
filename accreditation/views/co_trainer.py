from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.actions import reflection as reflections
from accreditation.actions import second_signature as second_signatures
from accreditation.forms.mission import ReleaseForm, ReplacementForm
from accreditation.forms.mission_record import EvaluationForm, ReflectionForm, SecondSignatureForm, filled
from accreditation.forms.reason import ReasonForm
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_record as record_rules
from accreditation.rules import teaching
from accreditation.views.asking import ask
from accreditation.views.mission import candidates
from programmes.rules.refusal import Conflict
from programmes.views.loading import act, answer, must, visible_or_404


def load(request, code):
    rows = mission_rules.places_visible_to(request.actor).select_related(
        "mission__workshop__country", "mission__programme", "mission__lead", "candidacy__person",
        "candidacy__programme", "evaluation__evaluator__person", "evaluation__second_signature__party__person",
        "reflection", "requirement",
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
def co_trainer_replacement(request, code):
    """Somebody who falls ill makes room for another candidate."""
    place = load(request, code)
    must(mission_rules.can_manage(request.actor, place.mission), _("Organisers make up the team of a mission."))
    form = ReplacementForm(request.POST or None, **candidates(request.actor, place.mission))

    def replace(**fields):
        return missions.replace_co_trainer(co_trainer=place, by=request.actor, **fields)

    page = _page(place, _("Send somebody else"))
    return ask(request, form, replace, page=page, done=_("Replaced. The release letter comes next."))


@require_http_methods(["GET", "HEAD", "POST"])
def co_trainer_evaluation(request, code):
    """The lead expert's page; signed, it is read here."""
    place = load(request, code)
    reads = place.is_evaluated and record_rules.can_read_evaluation(request.actor, place)
    if request.method != "POST" and reads:
        return _signed(request, place)
    must(mission_rules.can_evaluate_place(request.actor, place), ONLY_LEAD)
    form = EvaluationForm(request.POST or None, items=teaching.items(place.mission))

    def sign(**_fields):
        return mission_evaluations.sign(co_trainer=place, by=request.actor, **form.answers())

    return _evaluate(request, place, form, sign, _("The evaluation is signed."))


@require_http_methods(["GET", "HEAD", "POST"])
def co_trainer_correction(request, code):
    """The signed page put right, with the reason, until the decision."""
    place = load(request, code)
    must(mission_rules.can_evaluate_place(request.actor, place), ONLY_LEAD)
    if not place.is_evaluated or record_rules.is_decided(place):
        raise Conflict(
            _("It is not signed yet, or a decision has been recorded since."),
            next_url=reverse("mission", args=[place.mission.code]),
            next_label=_("Look at the page again"),
        )
    form = EvaluationForm(
        request.POST or None,
        initial=filled(place.evaluation),
        items=teaching.items(place.mission),
        corrects=True,
    )

    def correct(**_fields):
        return mission_evaluations.correct(evaluation=place.evaluation, by=request.actor, **form.answers())

    return _evaluate(request, place, form, correct, _("The evaluation is put right."))


ONLY_LEAD = gettext_lazy("The lead expert of the mission evaluates; an organiser may type in the lead's paper.")


def _evaluate(request, place, form, do, done):
    if act(form, do):
        messages.success(request, done)
        return redirect("mission", code=place.mission.code)
    typed = not mission_rules.leads(request.actor, place.mission)
    context = {"place": place, "form": form, "typed_in_for": (place.mission.lead or "…") if typed else ""}
    return answer(request, "accreditation/mission/evaluate.html", context, form)


def _signed(request, place):
    context = {
        "place": place,
        "observed": place.evaluation.observed.all(),
        "signature": getattr(place.evaluation, "second_signature", None),
        "can_correct": record_rules.can_correct(request.actor, place),
        "form": SecondSignatureForm() if record_rules.can_countersign(request.actor, place) else None,
    }
    return answer(request, "accreditation/mission/evaluation.html", context)


@require_POST
def co_trainer_second_signature(request, code):
    """Somebody else of the team signs it too."""
    place = load(request, code)
    form = SecondSignatureForm(request.POST)

    def sign(**fields):
        return second_signatures.sign(co_trainer=place, by=request.actor, **fields)

    page = _page(place, _("Second sign-off"))
    return ask(request, form, sign, page=page, done=_("The evaluation has its second signature."))


@require_http_methods(["GET", "HEAD", "POST"])
def co_trainer_reflection(request, code):
    """The co-trainer's own view of the mission; read here by those who may."""
    place = load(request, code)
    must(
        record_rules.can_read_reflection(request.actor, place),
        _("The reflection is read by the co-trainer, the lead expert and the organisers."),
    )
    known = getattr(place, "reflection", None)
    if request.method != "POST" and not record_rules.can_reflect(request.actor, place):
        return answer(request, "accreditation/mission/reflection.html", {"place": place, "reflection": known})
    initial = {"went_well": known.went_well, "learned": known.learned} if known else None
    form = ReflectionForm(request.POST or None, initial=initial)

    def write(**fields):
        return reflections.write(co_trainer=place, by=request.actor, **fields)

    page = _page(place, _("Reflection on the mission"))
    if not candidacy_rules.is_own(request.actor, place.candidacy):
        page["note"] = _("You type in what {name} has written on paper.").format(name=place.candidacy.person)
    return ask(
        request, form, write, page=page, done=_("Your reflection is kept. You may change it until the decision.")
    )
