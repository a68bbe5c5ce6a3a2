from django.conf import settings

from programmes import slots


def portal(request):
    """What base.html needs on every page."""
    actor = getattr(request, "actor", None)
    items = slots.load("menu", actor) if actor and actor.person_id else []
    return {
        "site_name": settings.SITE_NAME,
        "actor": actor,
        "nav": [
            {"label": item.label, "url": item.url, "current": _leads_here(item.url, request.path)}
            for item in sorted(items, key=lambda item: item.order)
        ],
        "is_demo": settings.DEMO,
    }


def _leads_here(url, path):
    return path == url if url == "/" else path.startswith(url)
