"""Coming in with a guest pass: by the personal link, or by a code that was read out."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from programmes.rules import clock
from programmes.rules.refusal import Refused
from workshops.actions import guest_pass as guest_pass_actions
from workshops.forms.guest_pass import CodeForm
from workshops.rules import door as door_rules
from workshops.rules import guest_pass as guest_pass_rules


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_link(request, token):
    """Opened, it says what it opens and for whom; pressed, it lets in. A mail scanner that opens it does nothing."""
    guest_pass = guest_pass_rules.by_token(token)
    if guest_pass is None:
        return render(request, "workshops/guest/closed.html", status=404)
    if request.method == "POST":
        return _let_in(request, guest_pass_actions.enter(token=token, by=request.actor))
    return render(request, "workshops/guest/link.html", {"guest_pass": guest_pass})


@sensitive_post_parameters("code")
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_code(request):
    """The code from the telephone."""
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        form = CodeForm(request.POST)
        if form.is_valid():
            try:
                return _let_in(request, guest_pass_actions.enter_with_code(**form.cleaned_data, by=request.actor))
            except Refused as refused:
                form.add_error("code", str(refused.sentence))
                status = refused.status
    return render(request, "workshops/guest/code.html", {"form": form}, status=status)


def _let_in(request, guest_pass):
    """A fresh session, so that nothing of whoever used the device before is left; it ends with the pass."""
    if guest_pass is None:
        return render(request, "workshops/guest/closed.html", status=404)
    request.session.flush()
    request.session[door_rules.KEPT_AS] = guest_pass_rules.kept(guest_pass)
    left = guest_pass.ends_on - clock.today()
    stays = min(guest_pass_rules.DEVICE_STAYS.days, left.days + 1)
    request.session.set_expiry(max(stays, 1) * 24 * 3600)
    if guest_pass.workshop:
        return redirect("workshop", code=guest_pass.workshop.code)
    return redirect("programme", slug=guest_pass.programme.slug)
