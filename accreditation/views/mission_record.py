"""What a mission leaves behind: who taught what, and the host's word, by a dated link or typed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accreditation.actions import host_feedback as host_feedback_actions
from accreditation.actions import teaching as teaching_actions
from accreditation.forms.mission_record import HostContactForm, HostFeedbackForm, TeachingForm
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_record as record_rules
from accreditation.rules import teaching as teaching_rules
from accreditation.views.asking import ask
from accreditation.views.mission import load
from programmes.rules.refusal import Conflict
from programmes.views.loading import act, answer, must

KNOWN = ("given_by", "went_well", "to_improve", "about_co_trainers")


def _back(mission):
    return {"back_label": mission, "back_url": reverse("mission", args=[mission.code])}


@require_http_methods(["GET", "HEAD", "POST"])
def mission_teaching(request, code):
    """Who taught what, item by item, in minutes."""
    mission = load(request, code)
    may = mission_rules.can_evaluate(request.actor, mission)
    must(may, _("The lead expert and the organisers put down who taught what."))
    form = TeachingForm(request.POST or None, mission=mission, items=teaching_rules.items(mission))

    def record(**_cells):
        return teaching_actions.record(mission=mission, minutes=form.minutes(), by=request.actor)

    if act(form, record):
        messages.success(request, _("It is put down who taught what."))
        return redirect("mission", code=code)
    context = {
        "mission": mission,
        "form": form,
        "can_record": teaching_rules.can_record(request.actor, mission),
        "team": form.team.values(),
    }
    return answer(request, "accreditation/mission/teaching.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def mission_host_feedback(request, code):
    """An organiser types in what the host has said."""
    mission = load(request, code)
    must(record_rules.can_ask_host(request.actor, mission), _("Organisers type in what the host has said."))
    if request.method != "POST" and not record_rules.takes_host_feedback(mission):
        raise Conflict(
            _("The mission has not begun, or is called off."),
            next_url=_back(mission)["back_url"],
            next_label=_("Look at the page again"),
        )
    form = HostFeedbackForm(request.POST or None, initial=_known(mission))

    def give(**fields):
        return host_feedback_actions.give(mission=mission, by=request.actor, **fields)

    page = {"title": _("Feedback of the host"), "lead": mission.workshop.host or mission, **_back(mission)}
    return ask(request, form, give, page=page, done=_("The feedback of the host is kept."))


@require_POST
def mission_host_link(request, code):
    """A new link for the host."""
    mission = host_feedback_actions.make_link(mission=load(request, code), by=request.actor)
    messages.success(request, _("The link is made: send it to the host. Links made before open nothing any more."))
    return redirect(reverse("mission", args=[mission.code]) + "#s-host")


@require_http_methods(["GET", "HEAD", "POST"])
def mission_host_contact(request, code):
    """Who is asked for feedback when the mission is over."""
    mission = load(request, code)
    must(record_rules.can_ask_host(request.actor, mission), _("Organisers name the contact of the host."))
    known = {"host_contact": mission.host_contact, "host_email": mission.host_email}
    form = HostContactForm(request.POST if request.method == "POST" else None, initial=known)

    def keep(**fields):
        return host_feedback_actions.name_contact(mission=mission, by=request.actor, **fields)

    lead = _("The link for feedback is mailed on the day after the mission.")
    page = {"title": _("Contact of the host"), "lead": lead, **_back(mission)}
    return ask(request, form, keep, page=page, done=_("The contact is kept."))


@require_POST
def mission_host_letters(request, code):
    """Send the link to the contact of the host, or remind them."""
    letter = host_feedback_actions.ask(mission=load(request, code), by=request.actor)
    messages.success(
        request, _("The reminder is on its way.") if letter.is_reminder else _("The letter is on its way.")
    )
    return redirect(reverse("mission", args=[code]) + "#s-host")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def host_feedback_link(request, token):
    """For whoever holds the host's link: one form about one mission, and nothing else."""
    mission = record_rules.by_token(token)
    if mission is None:
        response = render(request, "workshops/follow_up/unknown_link.html", status=404)
    elif not (record_rules.has_link(mission) and record_rules.takes_host_feedback(mission)):
        status = 409 if request.method == "POST" else 200
        response = render(request, "accreditation/mission/host_closed.html", {"mission": mission}, status=status)
    else:
        response = _asked(request, mission, token)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _asked(request, mission, token):
    form = HostFeedbackForm(request.POST or None, initial=_known(mission))

    def give(**fields):
        return host_feedback_actions.give(mission=mission, by=record_rules.host_actor(mission), **fields)

    if act(form, give):
        messages.success(request, _("Thank you. It is kept; you can come back by the same link and change it."))
        return redirect("host_feedback_link", token=token)
    return answer(request, "accreditation/mission/host_link.html", {"mission": mission, "form": form}, form)


def _known(mission):
    feedback = getattr(mission, "host_feedback", None)
    return {name: getattr(feedback, name) for name in KNOWN} if feedback else None
