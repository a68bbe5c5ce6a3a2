"""The portal with three doors left open on purpose: if the promise does not find them, it finds nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path

from programmes.models import Person
from programmes.rules.refusal import NotAllowed
from ttt_portal import urls
from workshops.models import Workshop


def open_workshop(request, code):
    """Loads without asking who is there."""
    return HttpResponse(Workshop.objects.get(code=code).title)


def talkative_list(request):
    """May be opened by everybody, and shows more than theirs."""
    return HttpResponse(", ".join(Person.objects.values_list("family_name", flat=True)))


def writes_first(request, code):
    """Refuses, after it has written."""
    Workshop.objects.filter(code=code).update(venue="Changed")
    raise NotAllowed("Too late.")


@login_not_required
def no_sign_in(request, code):
    return HttpResponse("")


urlpatterns = [
    path("workshops/<str:code>/open/", open_workshop, name="open_workshop"),
    path("talkative/", talkative_list, name="talkative_list"),
    path("workshops/<str:code>/write/", writes_first, name="writes_first"),
    path("workshops/<str:code>/public/", no_sign_in, name="no_sign_in"),
    *urls.urlpatterns,
]
