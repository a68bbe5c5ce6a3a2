"""What became of recommendations: behind a link for those addressed, and typed in by an organiser for somebody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from programmes.views.loading import act, answer, must, page_of, visible_or_404
from workshops.actions import status_report as status_report_actions
from workshops.forms.follow_up import StatusForm
from workshops.forms.status_report import LinkForm
from workshops.rules import follow_up as follow_up_rules
from workshops.rules import follow_up_contact as contact_rules
from workshops.rules import recommendation as recommendation_rules
from workshops.rules import status_report as status_report_rules


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_link(request, token):
    """For whoever holds the link: what is addressed to them, and what became of it. Nothing else can be seen."""
    contact = contact_rules.by_token(token)
    if contact is None:
        response = render(request, "workshops/follow_up/unknown_link.html", status=404)
    elif not follow_up_rules.is_running(contact.follow_up):
        status = 409 if request.method == "POST" else 200
        response = render(request, "workshops/follow_up/closed_link.html", status=status)
    else:
        response = _asked(request, contact, token)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _asked(request, contact, token):
    workshop = contact.follow_up.workshop
    adopted = follow_up_rules.adopted_in(workshop)
    asked = contact_rules.asked_about(contact_rules.same_person(contact), adopted)
    latest = status_report_rules.latest(asked)
    form = LinkForm(request.POST or None, recommendations=asked, initial={"reported_by": contact.name})

    def report(reported_by, **_chosen):
        return status_report_actions.report(
            contact=contact, reported_by=reported_by, statuses=form.statuses, by=contact_rules.actor_of(contact)
        )

    written = act(form, report)
    if written:
        words = (
            ngettext("Thank you. Kept: {n} report.", "Thank you. Kept: {n} reports.", len(written))
            + " "
            + _("You can come back by the same link and change it.")
        )
        messages.success(request, words.format(n=len(written)))
        return redirect("follow_up_link", token=token)
    context = {"workshop": workshop, "form": form, "rows": form.rows(latest)}
    with timezone.override(workshop.zone):
        return answer(request, "workshops/follow_up/link.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_status_reports(request, code):
    """Everything that was reported on one recommendation, and one more that came by telephone or letter."""
    rows = recommendation_rules.visible_to(request.actor).select_related(
        "breakout__workshop__programme", "report__group"
    )
    recommendation = visible_or_404(rows, code=code)
    must(
        status_report_rules.can_record(request.actor, recommendation),
        _("Organisers put down what came by telephone or letter."),
    )
    workshop = recommendation.breakout.workshop
    form = StatusForm(request.POST or None)

    def record(**fields):
        return status_report_actions.record(recommendation=recommendation, by=request.actor, **fields)

    if act(form, record):
        messages.success(request, _("Put down, as reported."))
        return redirect("follow_up", code=workshop.code)
    follow_up = follow_up_rules.of_workshop(workshop)
    page = page_of(request, recommendation.status_reports.all())
    context = {
        "recommendation": recommendation,
        "number": recommendation_rules.adopted_numbers(recommendation.breakout).get(recommendation.pk),
        "workshop": workshop,
        "page": page,
        "form": form if follow_up and follow_up_rules.is_running(follow_up) else None,
    }
    with timezone.override(workshop.zone):
        return answer(request, "workshops/follow_up/status_reports.html", context, form)
