from django.shortcuts import render

from programmes.rules import actor as actors
from programmes.rules.refusal import Refused


class ActorMiddleware:
    """Puts `request.actor` on every request: the one thing views, rules and actions ask about who is there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = actors.for_user(request.user)
        return self.get_response(request)


class RefusalMiddleware:
    """A refusal no view has caught becomes a page that says what to do next; never a traceback."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        context = {
            "sentence": exception.sentence,
            "next_url": exception.next_url or request.headers.get("Referer", "") or "/",
            "next_label": exception.next_label,
        }
        return render(request, f"{exception.status}.html", context, status=exception.status)
