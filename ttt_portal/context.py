from django.conf import settings

from programmes import slots


def portal(request):
    """What base.html needs on every page."""
    actor = getattr(request, "actor", None)
    items = slots.load("menu", actor) if actor and actor.person_id else []
    section = getattr(request.resolver_match, "app_name", "") if request.resolver_match else ""
    theme = request.COOKIES.get("theme")
    return {
        "site_name": settings.SITE_NAME,
        "actor": actor,
        "theme": theme if theme in ("light", "dark") else "auto",
        "nav": [
            {"label": item.label, "url": item.url, "current": bool(item.app) and item.app == section}
            for item in sorted(items, key=lambda item: item.order)
        ],
        "is_demo": settings.DEMO,
    }
