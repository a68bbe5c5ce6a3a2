from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accreditation.actions import route as routes
from accreditation.forms.route import RouteForm
from accreditation.rules import route as route_rules
from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, visible_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def programme_route(request, slug):
    """How this programme makes trainers; its administrator takes another route as a new version."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    can_choose = route_rules.can_choose(request.actor, programme)
    must(can_choose or request.method != "POST", _("The programme administrator chooses the route to accreditation."))
    form = RouteForm(request.POST or None) if can_choose else None
    if form and act(form, lambda key: routes.give(programme=programme, key=key, by=request.actor)):
        messages.success(request, _("New candidacies follow this route; those under way keep theirs."))
        return redirect("programme_route", slug=slug)
    context = {"programme": programme, "route": route_rules.current(request.actor, programme), "form": form}
    return answer(request, "accreditation/route/route.html", context, form)
