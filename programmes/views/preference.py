from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from programmes.forms.styleguide import SampleForm


@login_not_required
@require_POST
def theme(request):
    """Light, dark or as the device says; kept in a cookie, so the page never flashes."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("theme")
    if chosen in ("light", "dark"):
        response.set_cookie("theme", chosen, max_age=31536000, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("theme")
    return response


@login_not_required
@require_safe
def styleguide(request):
    form = SampleForm({"title": "", "kind": "national"})
    form.is_valid()
    return render(request, "styleguide.html", {"form": form, "fresh": SampleForm()})
