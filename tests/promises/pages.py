"""Every URL of ours, read from Django's resolver."""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

from ttt_portal.permissions import ELSEWHERE


@dataclass(frozen=True)
class Page:
    name: str
    route: str
    parameters: tuple[str, ...]


def pages(urlconf=None):
    return list(_walk(get_resolver(urlconf).url_patterns, ""))


def _walk(patterns, before):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if route in ELSEWHERE:
            continue
        if isinstance(pattern, URLPattern):
            yield Page(pattern.name or f"(no name) {route}", route, tuple(pattern.pattern.converters))
        else:
            yield from _walk(pattern.url_patterns, route)
