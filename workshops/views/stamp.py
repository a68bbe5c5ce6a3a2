from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshops.rules import stamp as stamp_rules


@login_not_required
@never_cache
@require_safe
def stamp(request, signed):
    """204 while what the page has is still true, by one statement; the new stamp when something has happened."""
    now = stamp_rules.read(signed)
    if now is None:
        raise Http404
    if request.GET.get("v") == now:
        return HttpResponse(status=204)
    return HttpResponse(now, content_type="text/plain")


stamp.asks_nobody = True
