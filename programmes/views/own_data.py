"""One page for everybody who signs in: what is held about me, what I agreed to, all of it as a file."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from programmes.actions import data_export as data_exports
from programmes.actions import person as people
from programmes.rules import clock
from programmes.rules import own_data as rules
from programmes.views.loading import must, visible_or_404


def _must_be_signed_in(request):
    must(rules.can_open(request.actor), _("Sign in to see what is held about you."))


@never_cache
@require_safe
def own_data(request):
    """Everything held, with who looked at what is restricted; the same address answers htmx with the file alone."""
    _must_be_signed_in(request)
    export = rules.exports_of(request.actor).filter(expires_at__gt=clock.now()).first()
    if request.htmx:
        return render(request, "programmes/own_data/_export.html", {"export": export})
    context = {"person": request.actor.person, "held": rules.held(request.actor.person), "export": export}
    context["erasure"] = request.actor.person.erasures.first()
    return render(request, "programmes/own_data/own_data.html", context)


@require_POST
def own_consent(request):
    _must_be_signed_in(request)
    shown = request.POST.get("shown") == "yes"
    people.consent(person=request.actor.person, shown=shown, by=request.actor)
    messages.success(request, _("Noted: you may be shown.") if shown else _("Noted: you are not shown."))
    return redirect("own_data")


@require_POST
def own_exports(request):
    _must_be_signed_in(request)
    data_exports.ask(by=request.actor)
    return redirect("own_data")


@never_cache
@require_safe
def data_export_file(request, code):
    """The file, for whom it is about and nobody else."""
    export = visible_or_404(rules.exports_of(request.actor).filter(expires_at__gt=clock.now()), code=code)
    if not export.file:
        raise Http404
    response = FileResponse(
        export.file.open(), as_attachment=True, filename=f"own-data-{export}.zip", content_type="application/zip"
    )
    response["Cache-Control"] = "private, no-store"
    return response
