from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programmes.rules import message as message_rules
from programmes.views.loading import page_of


@require_safe
def messages(request):
    """The demo's mail: nothing left the machine, everything can be read here."""
    if not settings.DEMO:
        raise Http404
    return render(
        request, "programmes/message/messages.html", {"page": page_of(request, message_rules.visible_to(request.actor))}
    )
