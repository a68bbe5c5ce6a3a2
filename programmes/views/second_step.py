"""The way to the second step of signing in, and back to what somebody was about to do."""

from time import time
from urllib.parse import urlencode

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programmes.rules import second_factor
from programmes.views.loading import must

# Where the session keeps the act until the second step is shown.
KEPT_AS = "second_step"
STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# More than any form of the portal; what a page sends beyond it is typed on that page once more.
LARGEST = 100_000


def ask(request, act):
    """Keep what was sent, whole, and lead to the second step. An answer to whatever kind of request it was."""
    if request.accepts("application/json") and not request.accepts("text/html"):
        return JsonResponse({"sentence": _("Show your second step of sign-in first.")}, status=403)
    request.session[KEPT_AS] = {"act": str(act), "since": time(), **_sent(request)}
    url = reverse("second_step")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return redirect(url)


def _sent(request):
    if request.method != "POST":
        return {"url": request.get_full_path()}
    fields = [[name, value] for name, values in request.POST.lists() for value in values]
    fields = [field for field in fields if field[0] != "csrfmiddlewaretoken"]
    if request.FILES or sum(len(name) + len(value) for name, value in fields) > LARGEST:
        return {"url": _page_before(request)}
    return {"url": request.get_full_path(), "back": _page_before(request), "fields": fields}


def _page_before(request):
    """The page of the form that was sent."""
    url = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(url, allowed_hosts=hosts, require_https=request.is_secure())
    return url if is_ours else reverse("home")


@never_cache
@require_safe
def second_step(request):
    """Set one up, show it, or go on with what was kept: whatever comes next."""
    must(request.actor.kind == "user", _("This page is for those who have an account."))
    kept = request.session.get(KEPT_AS)
    steps = list(Authenticator.objects.filter(user=request.user, type__in=STEPS).order_by("created_at"))
    has_shown = request.actor.second_step or (kept and _made_now(request, steps, kept["since"]))
    if has_shown and kept and "fields" not in kept:
        del request.session[KEPT_AS]
        return redirect(kept["url"])
    context = {
        "kept": kept,
        "has_one": bool(steps),
        "has_shown": has_shown,
        "is_asked_for": second_factor.is_asked_for(),
    }
    if steps:
        is_app = any(step.type == Authenticator.Type.TOTP for step in steps)
        name = "mfa_reauthenticate" if is_app else "mfa_reauthenticate_webauthn"
        context["show_url"] = f"{reverse(name)}?{urlencode({'next': reverse('second_step')})}"
    return render(request, "programmes/second_step/second_step.html", context)


def _made_now(request, steps, since):
    """Somebody led here to set one up has just typed its first code: that was the second step."""
    made = next((step for step in steps if step.created_at.timestamp() >= since), None)
    if made:
        record_authentication(request, request.user, method="mfa", id=made.pk, type=made.type)
    return made is not None
