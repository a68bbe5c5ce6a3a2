from time import time

from allauth.account.authentication import get_authentication_records
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import BadRequest
from django.http import JsonResponse
from django.shortcuts import render

from programmes.rules import actor as actors
from programmes.rules import second_factor
from programmes.rules.refusal import Refused
from programmes.views import second_step
from workshops.actions import guest_pass as guest_passes
from workshops.rules import door
from workshops.rules import guest_pass as guest_pass_rules


class ActorMiddleware:
    """Puts `request.actor` on every request: the one thing views, rules and actions ask about who is there.

    Whoever is signed in acts as themselves; otherwise the pass, the badge or the laptop this browser came in with. A
    view that asks nobody (`asks_nobody`) is spared the session: pages ask it every few seconds whether something has
    changed.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = actors.NOBODY
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not getattr(view, "asks_nobody", False):
            request.actor = _actor(request)


def _actor(request):
    if request.user.is_authenticated:
        return actors.for_user(request.user, second_step=_has_shown_second_step(request))
    kept = request.session.get(door.KEPT_AS) or {}
    return _guest(kept) or door.actor_of(kept) or actors.NOBODY


def _has_shown_second_step(request):
    since = time() - second_factor.LASTS.total_seconds()
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" and record.get("at", 0) > since for record in records)


def _guest(kept):
    guest_pass = guest_pass_rules.pass_of(kept)
    if guest_pass is None:
        return None
    actor = guest_pass_rules.of_pass(guest_pass)
    guest_passes.note_use(guest_pass=guest_pass, by=actor)
    return actor


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for a sign-in, unless it says otherwise. A guest has come in, and the rules say how far."""

    def process_view(self, request, view, args, kwargs):
        if request.actor.is_guest:
            return None
        return super().process_view(request, view, args, kwargs)


class RefusalMiddleware:
    """A refusal no view has caught becomes a page that says what to do next; never a traceback."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        if request.accepts("application/json") and not request.accepts("text/html"):
            return JsonResponse({"sentence": str(exception.sentence)}, status=exception.status)
        context = {
            "sentence": exception.sentence,
            "next_url": exception.next_url or request.headers.get("Referer", "") or "/",
            "next_label": exception.next_label,
        }
        return render(request, f"{exception.status}.html", context, status=exception.status)


class PlainTextMiddleware:
    """A NUL is no text: PostgreSQL stores none, and no keyboard types one. Refused before any view meets it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        sent = [request.path_info, *_texts(request.GET), *(_texts(request.POST) if request.method == "POST" else ())]
        if any("\0" in text for text in sent):
            raise BadRequest("NUL")
        return None


def _texts(sent):
    for name, values in sent.lists():
        yield name
        yield from values


class SecondStepMiddleware:
    """An act that needs the second step is kept, and whoever does it is led there and back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, second_factor.SecondStepNeeded):
            return second_step.ask(request, exception.act)
        return None
