from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programmes import slots
from programmes.actions import programme as programme_actions
from programmes.forms.programme import ProgrammeForm, SeriesForm
from programmes.forms.programme_details import ProgrammeDetailsForm
from programmes.rules import grant as grant_rules
from programmes.rules import programme as programme_rules
from programmes.rules import role as role_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404


@require_safe
def programmes(request):
    rows = programme_rules.visible_to(request.actor).select_related("organisation")
    context = {"page": page_of(request, rows), "can_found": request.actor.is_system_administrator}
    return render(request, "programmes/programme/programmes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_programme(request):
    must(request.actor.is_system_administrator, _("The system administrator founds programmes."))
    form = ProgrammeForm(request.POST or None)
    programme = act(form, lambda **fields: programme_actions.found(by=request.actor, **fields))
    if programme:
        messages.success(request, _("The programme stands. Give it an administrator."))
        return redirect("roles", slug=programme.slug)
    return answer(request, "programmes/programme/new.html", {"form": form}, form)


@require_safe
def programme(request, slug):
    programme = visible_or_404(programme_rules.visible_to(request.actor).select_related("organisation"), slug=slug)
    context = {
        "programme": programme,
        "sections": sorted(
            slots.load("programme.sections", request.actor, programme), key=lambda section: section.order
        ),
        "series": programme.series.all(),
        "statements": programme.statements.select_related("series"),
        "can_organise": programme_rules.can_organise(request.actor, programme),
        "can_administer": programme_rules.can_administer(request.actor, programme),
        "can_see_grants": grant_rules.can_list(request.actor, programme),
        "can_see_roles": role_rules.can_list(request.actor, programme),
    }
    return render(request, "programmes/programme/programme.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_details(request, slug):
    """The programme's words and rules: seats, minutes, percentages."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(programme_rules.can_administer(request.actor, programme), _("The programme administrator changes its rules."))
    form = ProgrammeDetailsForm.of(programme, request.POST or None)
    if act(form, lambda **fields: programme_actions.edit(programme=programme, by=request.actor, **fields)):
        messages.success(request, _("Saved."))
        return redirect("programme", slug=slug)
    return answer(request, "programmes/programme/details.html", {"programme": programme, "form": form}, form)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_series(request, slug):
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(programme_rules.can_organise(request.actor, programme), _("Only organisers add a series."))
    form = SeriesForm(request.POST or None)
    if act(form, lambda **fields: programme_actions.add_series(programme=programme, by=request.actor, **fields)):
        messages.success(request, _("The series is added."))
        return redirect("programme", slug=slug)
    return answer(request, "programmes/programme/series.html", {"programme": programme, "form": form}, form)
