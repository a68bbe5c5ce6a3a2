from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programmes import slots
from programmes.actions import grant as grant_actions
from programmes.forms.grant import GrantForm
from programmes.rules import grant as grant_rules
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid
from programmes.views.loading import act, answer, must, page_of, visible_or_404


def load(request, code):
    grants = grant_rules.visible_to(request.actor).select_related("programme__organisation", "donor", "series")
    return visible_or_404(grants, code=code)


def period_of(request, grant):
    """The days in the address, or in what was sent: `first` and `last`."""
    days = {}
    for name in ("first", "last"):
        text = request.POST.get(name) or request.GET.get(name, "")
        try:
            days[name] = date.fromisoformat(text) if text else None
        except ValueError as error:
            words = _("“{text}” is not a day. Write it as year, month, day: 2017-10-31.")
            raise Invalid(words.format(text=text)) from error
    return grant_rules.period(grant, **days)


@require_http_methods(["GET", "HEAD", "POST"])
def grants(request, slug):
    """The grants of a programme, and one more; a donor finds their own."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(grant_rules.can_list(request.actor, programme), _("Grants are shown to the organisers and to their donors."))
    may = grant_rules.can_record(request.actor, programme)
    must(may or request.method != "POST", _("The programme administrator records grants."))
    form = GrantForm(request.POST or None, programme=programme) if may else None
    grant = form and act(form, lambda **fields: grant_actions.record(programme=programme, by=request.actor, **fields))
    if grant:
        messages.success(request, _("The grant is recorded. Now say by which indicators it is reported on."))
        return redirect("grant", code=grant.code)
    rows = grant_rules.visible_to(request.actor).filter(programme=programme).select_related("donor")
    context = {
        "programme": programme,
        "page": page_of(request, rows.order_by("-starts_on", "title", "pk")),
        "form": form,
        "can_organise": programme_rules.can_organise(request.actor, programme),
    }
    return answer(request, "programmes/grant/grants.html", context, form)


@require_safe
def grant(request, code):
    """One grant: what was agreed, and what the floors above tell of it."""
    grant = load(request, code)
    period = period_of(request, grant)
    context = {
        "grant": grant,
        "programme": grant.programme,
        "period": period,
        "can_record": grant_rules.can_record(request.actor, grant.programme),
        "sections": sorted(
            slots.load("grant.sections", request.actor, grant, period), key=lambda section: section.order
        ),
    }
    return render(request, "programmes/grant/grant.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def grant_details(request, code):
    grant = load(request, code)
    must(grant_rules.can_record(request.actor, grant.programme), _("The programme administrator records grants."))
    form = GrantForm(request.POST or None, programme=grant.programme, grant=grant)
    if act(form, lambda **changes: grant_actions.edit(grant=grant, by=request.actor, **changes)):
        messages.success(request, _("Saved."))
        return redirect("grant", code=code)
    return answer(request, "programmes/grant/details.html", {"grant": grant, "form": form}, form)
