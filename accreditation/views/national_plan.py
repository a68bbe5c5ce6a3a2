"""Plans of national training, for the organisers and the focal points; donors read them without names."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import national_plan as plans
from accreditation.actions import national_training as trainings
from accreditation.forms import national_plan as forms
from accreditation.forms.reason import ReasonForm
from accreditation.rules import delivery as delivery_rules
from accreditation.rules import delivery_figures, national_training
from accreditation.rules import national_plan as plan_rules
from accreditation.rules import trainer_link as link_rules
from accreditation.views.asking import ask, open_to
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404

MOVES = plan_rules.MOVES


def load(request, code):
    rows = plan_rules.visible_to(request.actor).select_related(
        "programme", "organisation__country", "workshop", "report__group__topic", "focal_person"
    )
    return visible_or_404(rows, code=code)


@require_safe
def national_plans(request):
    """The plans, with what was reported and confirmed of each."""
    seen = plan_rules.visible_to(request.actor)
    filters = forms.PlanFilters(request.GET, programmes=delivery_figures.programmes_with(seen))
    rows = delivery_figures.with_reached(plan_rules.narrowed(seen, **filters.chosen()))
    context = {
        "filters": filters,
        "page": page_of(request, rows.select_related("programme", "organisation__country", "workshop"), 25),
        "can_open": programme_rules.organised_by(request.actor).exists(),
    }
    return render(request, "accreditation/national_plan/plans.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_national_plan(request):
    programmes = programme_rules.organised_by(request.actor)
    must(programmes.exists(), _("Organisers of the programme open the plan of an administration."))
    form = forms.NewPlanForm(request.POST or None, programmes=programmes)
    plan = act(form, lambda **f: plans.open(by=request.actor, **f))
    if plan:
        messages.success(request, _("The plan is open. Say what it holds, and who the focal point is."))
        return redirect("national_plan", code=plan.code)
    page = {
        "title": _("Open a plan of national training"),
        "lead": _("What an administration will teach at home. The report of a group can be turned into one, too."),
        "back_label": _("Plans"),
        "back_url": reverse("national_plans"),
    }
    return answer(request, "accreditation/form.html", {"form": form, **page}, form)


@require_http_methods(["GET", "HEAD", "POST"])
def group_report_national_plan(request, code):
    """One press: the plan out of what the group wrote. Asks only whose plan it is, where the workshop does not say."""
    report = visible_or_404(plan_rules.reports_visible_to(request.actor), code=code)
    workshop = report.group.breakout.workshop
    if hasattr(report, "national_plan"):
        return redirect("national_plan", code=report.national_plan.code)
    known = plan_rules.administration_of(workshop)
    chosen = "organisation" in request.POST
    if request.method == "POST" and known and not chosen:
        plan = plans.fill_from_report(report=report, by=request.actor)
        return _filled(request, plan)
    form = forms.AdministrationForm(request.POST if chosen else None, initial={"organisation": known})
    plan = act(
        form, lambda organisation: plans.fill_from_report(report=report, organisation=organisation, by=request.actor)
    )
    if plan:
        return _filled(request, plan)
    page = {
        "title": _("Plan of national training"),
        "lead": _("Filled from the report of {group}; everything can be changed afterwards.").format(
            group=report.group
        ),
        "back_label": workshop,
        "back_url": reverse("workshop", args=[workshop.code]),
    }
    return answer(request, "accreditation/form.html", {"form": form, **page}, form)


def _filled(request, plan):
    messages.success(request, _("Filled from the report of the group. Look it through, then name the focal point."))
    return redirect("national_plan", code=plan.code)


@require_safe
def national_plan(request, code):
    """One plan: what it says, its planned courses, and what was held."""
    plan = load(request, code)
    keeps, edits = plan_rules.can_keep(request.actor, plan), plan_rules.can_edit(request.actor, plan)
    deliveries = delivery_rules.visible_to(request.actor).filter(plan=plan)
    context = {
        "plan": plan,
        "texts": [(plan._meta.get_field(n).verbose_name, getattr(plan, n)) for n in (*plan_rules.TEXTS, "remark")],
        "planned": list(plan.planned_courses.all()),
        "page": page_of(request, deliveries.with_names().latest_first(), 25),
        "reached": delivery_figures.reached(deliveries),
        "names": plan_rules.sees_names(request.actor, plan),
        "can_edit": edits and plan.state != plan.State.CLOSED,
        "can_keep": keeps,
        "moves": MOVES.open_to(request.actor, plan),
        "course_form": forms.PlannedCourseForm(),
        "focal_url": link_rules.focal_url(plan) if keeps and link_rules.is_focal_open(plan) else "",
        "letters": list(plan.letters.all()[:3]) if keeps else [],
        "waiting": deliveries.waiting().count(),
        "is_focal": plan_rules.is_focal(request.actor, plan),
    }
    return render(request, "accreditation/national_plan/plan.html", context)


def _page(plan, title, lead=""):
    back = reverse("national_plan", args=[plan.code])
    return {"title": title, "lead": lead or plan.organisation, "back_label": plan, "back_url": back}


@require_http_methods(["GET", "HEAD", "POST"])
def national_plan_details(request, code):
    plan = load(request, code)
    must(plan_rules.can_edit(request.actor, plan), _("The organisers and the focal point write the plan."))
    chooses = plan_rules.can_keep(request.actor, plan) and not plan.deliveries.exists()
    form = forms.PlanForm(request.POST or None, instance=plan, chooses=chooses)
    return ask(
        request,
        form,
        lambda **f: plans.edit(plan=plan, by=request.actor, **f),
        page=_page(plan, _("What the plan says")),
        done=_("Saved."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def national_plan_agreement(request, code):
    """The administration agrees: by whom, when, by which letter."""
    plan = load(request, code)
    open_to(request, MOVES, "agree", plan, reverse("national_plan", args=[code]))
    form = forms.AgreementForm(request.POST or None, initial={"agreed_on": clock.today()})
    return ask(
        request,
        form,
        lambda **f: plans.agree(plan=plan, by=request.actor, **f),
        page=_page(plan, _("The administration agrees")),
        done=_("The plan is agreed."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def national_plan_move(request, code, act):
    """Close or open again, with the reason."""
    plan = load(request, code)
    open_to(request, MOVES, act, plan, reverse("national_plan", args=[code]))
    form = ReasonForm(request.POST or None, submit=MOVES[act].label)

    def move(reason):
        return getattr(plans, act)(plan=plan, by=request.actor, reason=reason)

    return ask(request, form, move, page=_page(plan, MOVES[act].label), done=_("Recorded."))


@require_http_methods(["GET", "HEAD", "POST"])
def national_plan_focal_point(request, code):
    plan = load(request, code)
    must(plan_rules.can_keep(request.actor, plan), _("Organisers say who confirms for an administration."))
    form = forms.FocalPointForm(request.POST or None, initial={"name": plan.focal_name, "email": plan.focal_email})
    return ask(
        request,
        form,
        lambda **f: plans.name_focal_point(plan=plan, by=request.actor, **f),
        page=_page(plan, _("Focal point")),
        done=_("Kept. Send the link when there is something to confirm; nobody has been written to yet."),
    )


@require_POST
def national_plan_link(request, code):
    """A new link; the one that was given opens nothing any more."""
    plan = plans.renew_link(plan=load(request, code), by=request.actor)
    messages.success(request, _("The link is new; the old one opens nothing any more."))
    return redirect("national_plan", code=plan.code)


@require_POST
def national_plan_courses(request, code):
    """Add a planned course."""
    plan = load(request, code)
    must(plan_rules.can_edit(request.actor, plan), _("The organisers and the focal point write the plan."))
    form = forms.PlannedCourseForm(request.POST)
    done = _("On the plan.")
    return ask(
        request,
        form,
        lambda **f: plans.add_course(plan=plan, by=request.actor, **f),
        page=_page(plan, _("A planned course")),
        done=done,
    )


@require_POST
def planned_course_removal(request, code):
    rows = plan_rules.courses_visible_to(request.actor).select_related("plan__programme")
    course = visible_or_404(rows, code=code)
    plans.remove_course(course=course, by=request.actor)
    messages.success(request, _("Taken off the plan."))
    return redirect("national_plan", code=course.plan.code)


@require_http_methods(["GET", "HEAD", "POST"])
def national_training_rules(request, slug):
    """When trainers and focal points are asked, how long sheets are kept and links open."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(national_training.can_set(request.actor, programme), _("Organisers of the programme set these rules."))
    form = forms.RulesForm(request.POST or None, instance=national_training.of(programme))
    page = {
        "title": _("Rules of national training"),
        "lead": programme,
        "back_label": _("National training"),
        "back_url": reverse("programme_national_training", args=[slug]),
    }
    return ask(
        request,
        form,
        lambda **f: trainings.set_rules(programme=programme, by=request.actor, **f),
        page=page,
        done=_("Saved."),
    )
