"""Names before they are printed: a list to pass round, a personal link, and what came back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules import clock
from programmes.rules.dates import range_words
from programmes.rules.refusal import Conflict
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from reports.actions import name_check as name_checks
from reports.forms.name_check import OwnNameForm
from reports.models import Document
from reports.rules import name_check as name_check_rules
from reports.views.asking import ask
from workshops.views.workshop import load


def _load(request, code):
    workshop = load(request, code)
    must(name_check_rules.can_see(request.actor, workshop), _("Names are checked by the organisers."))
    return workshop


@require_safe
def names(request, code):
    """Who confirmed, who asks for a correction; the others are silent, and agree."""
    workshop = _load(request, code)
    people = name_check_rules.people(workshop)
    page = page_of(request, people, 60)
    context = {
        "workshop": workshop,
        "page": page,
        "rows": [(one, name_check_rules.words(one), name_check_rules.url(one)) for one in page],
        "confirmed": people.filter(name_check__state__in=("confirmed", "corrected")).count(),
        "to_correct": people.filter(name_check__state="to_correct").count(),
    }
    return render(request, "reports/name_check/names.html", context)


@require_POST
def names_paper(request, code):
    """The list that is passed round on the first day."""
    workshop = _load(request, code)
    rows = [
        {
            "number": str(one.number),
            "name": one.person.full_name,
            "native_name": one.person.native_name if one.person.native_name != one.person.full_name else "",
            "from": ", ".join(str(part) for part in (one.organisation, one.country) if part),
        }
        for one in name_check_rules.people(workshop)
    ]
    if not rows:
        url = reverse("participants", args=[code])
        raise Conflict(_("Nobody is on the list yet."), next_url=url, next_label=_("Open the list"))
    return ask(
        request,
        kind=Document.Kind.NAME_LIST,
        subject=workshop,
        workshop=workshop,
        title=_("Names on the certificates: {workshop}").format(workshop=workshop),
        snapshot={
            "language": workshop.language.tag,
            "workshop_title": workshop.title,
            "organised_by": str(workshop.programme.organisation),
            "dates_text": range_words(workshop.starts_on, workshop.ends_on),
            "created": workshop.today(clock.now()).isoformat(),
            "rows": rows,
        },
    )


@require_POST
def name_check_settlement(request, code):
    """The name is put right as it was asked for, or as the organiser types it."""
    checks = name_check_rules.visible_to(request.actor).select_related("participation__workshop__programme")
    check = visible_or_404(checks, code=code)
    names = {name: request.POST.get(name, "") for name in ("family_name", "given_names", "native_name")}
    name_checks.settle(check=check, by=request.actor, **names)
    messages.success(request, _("The name is put right."))
    return redirect("names", code=check.participation.workshop.code)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_name(request, token):
    """Is this your name? No account: the link shows one name and takes one answer."""
    participation = name_check_rules.opened(token)
    if participation is None:
        return render(request, "reports/name_check/own.html", {"participation": None}, status=404)
    person = participation.person
    initial = {name: getattr(person, name) for name in ("family_name", "given_names", "native_name")}
    posted = request.POST if request.method == "POST" else None
    form = OwnNameForm(posted, initial=initial)

    def say(**typed):
        by = name_check_rules.actor_of(participation)
        is_right = posted.get("answer") == "right"
        return name_checks.answer(participation=participation, by=by, is_right=is_right, **typed)

    if posted and posted.get("answer") == "right":
        say()
        return redirect("own_name", token=token)
    if act(form, say):
        return redirect("own_name", token=token)
    check = getattr(participation, "name_check", None)
    context = {"participation": participation, "person": person, "form": form, "check": check}
    response = answer(request, "reports/name_check/own.html", context, form)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
