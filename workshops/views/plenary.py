"""The plenary: the facilitator's page, the stage for the projector, the spokesperson's cue card."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes import slots
from programmes.rules.refusal import NotAllowed, Refused
from programmes.views.loading import must, visible_or_404
from workshops.actions import breakout as breakout_actions
from workshops.actions import recommendation as recommendation_actions
from workshops.rules import breakout as breakout_rules
from workshops.rules import group_report as group_report_rules
from workshops.rules import plenary as plenary_rules
from workshops.rules import recommendation as recommendation_rules
from workshops.rules import stamp
from workshops.views import breakout as breakout_views
from workshops.views.door import by_door
from workshops.views.live import follows
from workshops.views.membership import load_group

RELATED = ("breakout__workshop__programme", "report__group__breakout__workshop__programme")


@by_door
@require_safe
@follows
def plenary(request, code):
    """Groups in order, one recommendation after the other, the adopted list growing at the side."""
    return _page(request, breakout_views.load(request, code), request.GET.get("group", ""))


def _page(request, breakout, letter, refused=None, typed=None):
    """The page; after a refusal with its sentence, and with what was typed still in its box."""
    with timezone.override(breakout.workshop.zone):
        context = _context(request, breakout, letter) | {"refused": refused, "typed": typed}
        # A badge has no door to the papers of the workshop.
        papers = request.actor.party_id is not None
        shown = context["shown"]
        context |= {
            "papers": slots.load("plenary.acts", request.actor, breakout) if papers else [],
            "report_papers": slots.load("group_report.acts", request.actor, shown["report"])
            if papers and shown and shown["can_see"]
            else [],
        }
        return render(request, "workshops/plenary/plenary.html", context, status=refused.status if refused else 200)


@by_door
@require_safe
@follows
def stage(request, code):
    """For the projector: who speaks, how long, and the words under discussion."""
    breakout = breakout_views.load(request, code)
    with timezone.override(breakout.workshop.zone):
        context = _context(request, breakout, "")
        return render(request, "workshops/plenary/stage.html", context)


def _context(request, breakout, letter):
    context = plenary_rules.plenary(breakout, request.actor)
    row = plenary_rules.shown(context, letter)
    if row:
        shown = row | plenary_rules.rows(breakout, row, request.actor)
        context |= {
            "following": plenary_rules.following(context, row),
            "next_call": plenary_rules.next_call(context, row),
            "targets": plenary_rules.targets(context, row) if context["can_facilitate"] else [],
        }
    else:
        shown = None
    return context | {
        "shown": shown,
        "breakout": breakout,
        "workshop": breakout.workshop,
        "live": stamp.url("plenary", breakout),
        "stamp": stamp.plenary(breakout.pk),
    }


def _back(group):
    return reverse("plenary", args=[group.breakout.code]) + f"?group={group.letter}"


@require_POST
def group_call(request, code):
    """Call a group before the plenary; with `accept`, what the one before left open is accepted by the same tap."""
    group = load_group(request, code)
    breakout_actions.call(group=group, accept_open=bool(request.POST.get("accept")), by=request.actor)
    return redirect(_back(group))


@require_POST
def breakout_finish(request, code):
    """The presentation is over; with `accept`, what is open is accepted by the same tap."""
    breakout = breakout_views.load(request, code)
    breakout_actions.finish(breakout=breakout, accept_open=bool(request.POST.get("accept")), by=request.actor)
    return redirect("plenary", code=code)


@by_door
@require_safe
def cue_card(request, code):
    """One page for whoever speaks: the recommendations, large, and the clock."""
    group = load_group(request, code)
    report = visible_or_404(group_report_rules.visible_to(request.actor), group=group)
    context = {
        "group": group,
        "breakout": group.breakout,
        "workshop": group.breakout.workshop,
        "report": report,
        "recommendations": report.recommendations.all(),
        "discussion": report.answers.filter(key="discussion").values_list("text", flat=True).first() or "",
        "clock": plenary_rules.room_clock_rules.of(group.breakout),
    }
    return render(request, "workshops/plenary/cue_card.html", context)


def _load(request, code):
    rows = recommendation_rules.visible_to(request.actor).select_related(*RELATED)
    return visible_or_404(rows, code=code)


@require_POST
def recommendation_decision(request, code, act):
    """What the plenary decided: acceptance, amendment, merger, deferral, rejection, or a reopened decision."""
    into = request.POST.get("into", "")

    def decide(one):
        recommendation_actions.decide(
            recommendation=one,
            act=act,
            amended_text=request.POST.get("amended_text", ""),
            deferred_to=request.POST.get("deferred_to", ""),
            into=_load(request, into) if act == "merge" and into else None,
            by=request.actor,
        )

    return _try(request, code, decide)


@require_POST
def recommendation_proposal(request, code):
    """Put an amendment on the stage before it is decided."""
    text = request.POST.get("amended_text", "")
    return _try(
        request, code, lambda one: recommendation_actions.propose(recommendation=one, text=text, by=request.actor)
    )


@require_POST
def recommendation_wording(request, code):
    """Mend the wording of what was adopted; it is marked editorial."""
    text = request.POST.get("text", "")
    return _try(request, code, lambda one: recommendation_actions.mend(recommendation=one, text=text, by=request.actor))


def _try(request, code, do):
    """Back to the group; a refusal, of somebody who may, on the page itself and with what was typed."""
    recommendation = _load(request, code)
    try:
        do(recommendation)
    except NotAllowed:
        raise
    except Refused as refused:
        typed = {"code": code, "text": request.POST.get("amended_text", "")} if "amended_text" in request.POST else None
        breakout = breakout_views.load(request, recommendation.breakout.code)
        return _page(request, breakout, recommendation.report.group.letter, refused, typed)
    return redirect(_back(recommendation.report.group))


@require_POST
def recommendation_distinction(request, code):
    """Two that look alike are kept apart."""
    recommendation = _load(request, code)
    other = _load(request, request.POST.get("other", ""))
    recommendation_actions.keep_apart(recommendation=recommendation, other=other, by=request.actor)
    return redirect(_back(recommendation.report.group))


@require_POST
def recommendation_focus(request, code):
    """Show this one large on the stage."""
    recommendation = _load(request, code)
    breakout_actions.put_in_focus(breakout=recommendation.breakout, recommendation=recommendation, by=request.actor)
    return redirect(_back(recommendation.report.group))


@require_POST
def breakout_focus(request, code):
    """The stage follows the first that is open, as it does by itself."""
    breakout = breakout_views.load(request, code)
    breakout_actions.put_in_focus(breakout=breakout, recommendation=None, by=request.actor)
    return redirect("plenary", code=code)


@require_POST
def open_recommendations(request, code):
    """Accept all recommendations of this group that are still open, but for those that look like another."""
    rows = group_report_rules.visible_to(request.actor).select_related("group__breakout__workshop__programme")
    report = visible_or_404(rows, code=code)
    must(
        breakout_rules.can_facilitate(request.actor, report.group.breakout),
        _("The facilitators record what the plenary decides."),
    )
    recommendation_actions.accept_open(report=report, by=request.actor)
    return redirect(_back(report.group))
