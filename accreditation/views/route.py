from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import route as routes
from accreditation.forms.route import RouteForm
from accreditation.forms.route_version import RouteVersionForm, kinds_to_add
from accreditation.rules import route as route_rules
from accreditation.rules import route_changes
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Conflict
from programmes.views.loading import act, answer, must, page_of, visible_or_404


def _programme(request, slug):
    return visible_or_404(programme_rules.visible_to(request.actor), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_route(request, slug):
    """How this programme makes trainers; its administrator takes another route as a new version."""
    programme = _programme(request, slug)
    can_choose = route_rules.can_choose(request.actor, programme)
    must(can_choose or request.method != "POST", _("The programme administrator chooses the route to accreditation."))
    form = RouteForm(request.POST or None) if can_choose else None
    if form and act(form, lambda key: routes.give(programme=programme, key=key, by=request.actor)):
        messages.success(request, _("New candidacies follow this route; those under way keep theirs."))
        return redirect("programme_route", slug=slug)
    route = route_rules.current(request.actor, programme)
    context = {"programme": programme, "route": route, "form": form, "said": _said(route), "can_change": can_choose}
    return answer(request, "accreditation/route/route.html", context, form)


def _said(route):
    return [route_rules.said(row) for row in route.requirements.all()] if route else []


@require_safe
def route_versions(request, slug):
    """Every version there was, and what each asked otherwise than the one before."""
    programme = _programme(request, slug)
    page = page_of(request, route_rules.versions(request.actor, programme), 20)
    context = {"programme": programme, "page": page, "versions": route_rules.with_changes(page, route_changes.between)}
    return render(request, "accreditation/route/versions.html", context)


@require_safe
def route(request, code):
    """One version, as it was or is."""
    found = visible_or_404(
        route_rules.visible_to(request.actor).select_related("programme").prefetch_related("requirements", "criteria"),
        code=code,
    )
    context = {"programme": found.programme, "route": found, "said": _said(found), "is_old": not found.is_current}
    return render(request, "accreditation/route/route.html", context)


def _editing(request, slug):
    """(programme, current route, language of the page), for the administrator alone."""
    programme = _programme(request, slug)
    must(
        route_rules.can_choose(request.actor, programme),
        _("The programme administrator changes the route to accreditation."),
    )
    found = route_rules.current(request.actor, programme)
    if found is None:
        raise Conflict(_("This programme has no route yet: choose one of the shipped ones first."))
    languages = route_rules.languages(programme, found)
    asked = request.GET.get("language", "")
    return programme, found, asked if asked in dict(languages) else languages[0][0], languages


@require_http_methods(["GET", "HEAD", "POST"])
def new_route_version(request, slug):
    """The whole route on one page. Saved with a change it is a new version."""
    programme, current, language, languages = _editing(request, slug)
    form = RouteVersionForm(current, language, request.POST if request.method == "POST" else None)

    def change(**_fields):
        return routes.change(programme=programme, by=request.actor, **form.answers())

    made = act(form, change)
    if made:
        if made == current:
            messages.info(request, _("Nothing was changed, so version {n} stays.").format(n=made.version))
        else:
            messages.success(
                request, _("Version {n} holds for new candidacies; those under way keep theirs.").format(n=made.version)
            )
        return redirect("programme_route", slug=slug)
    return answer(request, "accreditation/route/edit.html", _page(programme, current, language, languages, form), form)


@require_POST
def route_rows(request, slug):
    """The same page with one row more, and everything that was typed. Nothing is kept yet."""
    programme, current, language, languages = _editing(request, slug)
    form = RouteVersionForm(current, language, typed=request.POST)
    return render(request, "accreditation/route/edit.html", _page(programme, current, language, languages, form))


def _page(programme, current, language, languages, form):
    return {
        "programme": programme,
        "route": current,
        "language": language,
        "languages": languages,
        "form": form,
        "kinds": kinds_to_add(),
    }
