from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.rules import history as history_rules
from programmes.rules import history_subjects  # noqa: F401  registers the ground floor
from programmes.rules import programme as programme_rules
from programmes.views.loading import must, page_of, visible_or_404


@require_safe
def programme_history(request, slug):
    """Who did what in a programme, when and why."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(programme_rules.can_organise(request.actor, programme), _("History is for organisers."))
    rows = history_rules.visible_to(request.actor).filter(programme=programme)
    return render(request, "programmes/history/history.html", {"programme": programme, "page": page_of(request, rows)})


@require_safe
def object_history(request, code, subject):
    """Who did what to one object, when and why; the same page for every kind of object."""
    thing = visible_or_404(subject.visible_to(request.actor), code=code)
    must(history_rules.can_see(request.actor, thing), _("The history of this is for its organisers."))
    context = {
        "thing": thing,
        "back": subject.page(thing),
        "is_own": subject.is_own(request.actor, thing),
        "page": page_of(request, history_rules.about(request.actor, thing)),
    }
    return render(request, "programmes/history/of_object.html", context)


def paths(app_label):
    """The addresses of the histories of one floor's objects."""
    return [
        path(f"{subject.noun}/<str:code>/history/", object_history, {"subject": subject}, name=subject.name)
        for model, subject in history_rules.SUBJECTS.items()
        if model._meta.app_label == app_label
    ]
