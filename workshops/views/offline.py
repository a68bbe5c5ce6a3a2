from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.views.decorators.http import require_safe

NAME = "js/room-offline.js"


@login_not_required
@require_safe
def service_worker(request):
    """The script that keeps the pages of a group for a reload without network. Its address is its scope: groups/."""
    if staticfiles_storage.exists(NAME):
        with staticfiles_storage.open(NAME) as file:
            content = file.read()
    else:
        with open(finders.find(NAME), "rb") as file:
            content = file.read()
    response = HttpResponse(content, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response
