from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.models import Person
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid
from programmes.views.loading import must, page_of, visible_or_404
from workshops.actions import clash_agreement as clash_agreements
from workshops.rules import workshop as workshop_rules
from workshops.rules import year_plan as year_plan_rules
from workshops.rules import year_plan_drawing


@require_safe
def year_plan(request, year=None):
    """All activities of a year in scope: drawn, as a table, and whoever is promised twice."""
    year = int(year or clock.today().year)
    chosen = request.GET.get("programme", "")
    plan = year_plan_rules.of_year(request.actor, year, chosen)
    as_table = request.GET.get("as") == "table" or "page" in request.GET
    context = {
        "plan": plan,
        "page": page_of(request, plan.activities, size=100),
        "drawing": None if as_table else year_plan_drawing.draw(plan, lambda one: reverse("workshop", args=[one.code])),
        "as_table": as_table,
        "clashes": [_row(request.actor, clash) for clash in plan.clashes],
        "chosen": chosen,
        "programmes": programme_rules.visible_to(request.actor),
        "can_schedule": programme_rules.organised_by(request.actor).exists(),
        "years": [one for one in (year - 1, year + 1) if 1900 <= one <= 2099],
    }
    return render(request, "workshops/year_plan/year_plan.html", context)


def _row(actor, clash):
    """What may be done about a clash: look for somebody else where one organises, or say that everybody knows."""
    mine = [one for one in (clash.second, clash.first) if workshop_rules.can_organise(actor, one)]
    coming = clash.second.ends_on >= clock.today()
    return {
        "clash": clash,
        "instead": mine[0] if mine and clash.overlaps and coming else None,
        # Names were asked for when the clash was found; asking again would cost a query a row.
        "can_agree": bool(mine),
    }


@require_POST
def plan_agreements(request):
    """Mark one clash as agreed; back to the plan it was seen in."""
    must(programme_rules.organised_by(request.actor).exists(), _("Only organisers mark a clash as agreed."))
    named = workshop_rules.visible_by_name_to(request.actor)
    codes = {name: request.POST.get(name, "") for name in ("person", "first", "second")}
    if not all(codes.values()):
        raise Invalid(_("Say who, and which two activities."))
    first, second = (
        visible_or_404(named.select_related("programme"), code=codes[name]) for name in ("first", "second")
    )
    people = Person.objects.filter(participations__workshop__in=(first, second)).distinct()
    clash_agreements.agree(
        person=visible_or_404(people, code=codes["person"]),
        first=first,
        second=second,
        note=request.POST.get("note", "").strip(),
        by=request.actor,
    )
    messages.success(request, _("Marked as agreed. Both dates stay as they are."))
    back = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith(reverse("year_plan"))
    return redirect(back if here else reverse("year_plan", args=[max(first.starts_on, second.starts_on).year]))
