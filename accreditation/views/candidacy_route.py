"""What the version of the route means for one case: its date, the version it follows, and who nominated."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accreditation.actions import candidacy as candidacies
from accreditation.actions import case_party as case_parties
from accreditation.forms.candidacy_route import ExtensionForm, NominatorForm
from accreditation.forms.reason import ReasonForm
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence, route_changes
from accreditation.rules import panel as panel_rules
from accreditation.rules import route as route_rules
from accreditation.views.asking import ask
from accreditation.views.candidacy import load
from programmes.rules.refusal import Conflict
from programmes.views.loading import act, answer, must


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_extension(request, code):
    """More time to complete the route, with the reason."""
    found, back = load(request, code), reverse("candidacy", args=[code])
    must(candidacy_rules.can_manage(request.actor, found), _("Organisers of the programme extend a date."))
    if request.method != "POST" and not candidacy_rules.has_date(found):
        raise Conflict(
            _("No date runs in this case: the route sets none, or the case is not on its way."),
            next_url=back,
            next_label=_("Look at the page again"),
        )
    proposed = candidacy_rules.extended(found) if candidacy_rules.has_date(found) else None
    form = ExtensionForm(request.POST if request.method == "POST" else None, initial={"until": proposed})
    lead = _("{name} is to complete the route by {day}.").format(
        name=found.person, day=date_format(found.due_on, "j F Y") if found.due_on else "–"
    )
    page = {"title": _("Give more time"), "lead": lead, "back_label": found.person, "back_url": back}

    def extend(**fields):
        return candidacies.extend(candidacy=found, by=request.actor, **fields)

    return ask(request, form, extend, page=page, done=_("The new date stands."))


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_version(request, code):
    """Move an open case to the newest version: what that asks otherwise, and what would then be lacking."""
    found, back = load(request, code), reverse("candidacy", args=[code])
    must(candidacy_rules.can_manage(request.actor, found), _("Organisers of the programme move a case."))
    newest = route_rules.current(request.actor, found.programme)
    if request.method != "POST" and not candidacy_rules.is_behind(found, newest):
        raise Conflict(
            _("This case is closed, or follows the newest version of the route already."),
            next_url=back,
            next_label=_("Look at the page again"),
        )
    submit = _("Move to version {n}").format(n=newest.version)
    form = ReasonForm(request.POST if request.method == "POST" else None, submit=submit)
    if act(form, lambda reason: candidacies.change_version(candidacy=found, by=request.actor, reason=reason)):
        messages.success(request, _("The case follows version {n} of the route.").format(n=newest.version))
        return redirect(back)
    context = {
        "candidacy": found,
        "newest": newest,
        "form": form,
        "changes": route_changes.between(found.route, newest),
        "now": evidence.lacking(found),
        "then": evidence.lacking(candidacy_rules.under(found, newest)),
        "due_on": candidacy_rules.due_under(found, newest),
    }
    return answer(request, "accreditation/candidacy/version.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_nominator(request, code):
    """Who nominated the candidate, and so takes no part in the decision."""
    found, back = load(request, code), reverse("candidacy", args=[code])
    must(candidacy_rules.can_manage(request.actor, found), _("Organisers of the programme say who nominated."))
    people = panel_rules.members_from(found.programme).exclude(pk=found.person_id)
    form = NominatorForm(request.POST if request.method == "POST" else None, people=people)

    def nominate(person):
        return case_parties.nominate(candidacy=found, person=person, by=request.actor)

    page = {
        "title": _("Who nominated the candidate"),
        "lead": _("Only somebody with a role in this programme matters here: they take no part in the decision."),
        "back_label": found.person,
        "back_url": back,
    }
    return ask(request, form, nominate, page=page, done=_("Recorded."))
