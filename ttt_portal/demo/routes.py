"""Versions of routes: an invented second one for STCE, and experts for the wildlife programme."""

from datetime import date

from accreditation.actions import route as routes
from accreditation.models import Route
from accreditation.rules import route as route_rules
from ttt_portal.demo import scene
from ttt_portal.demo.cast import text


def build(stce, iwt, cast):
    _newer(stce, cast)
    with scene.on(date(2019, 7, 1), 10):
        routes.give(programme=iwt, key="wco_experts", by=scene.actor(cast["administrator"]))


def _newer(stce, cast):
    """The open cases stay with the first version until somebody moves them."""
    with scene.on(date(2019, 2, 18), 10):
        route = Route.objects.current().get(programme=stce)
        rows = [route_rules.requirement_fields(row) for row in route.requirements.all()]
        for row in rows:
            if row["kind"] == "mission":
                row |= {"asks_host_feedback": True, "asks_reflection": True}
        settings = {name: getattr(route, name) for name in route_rules.SETTINGS}
        routes.change(
            programme=stce,
            version=route.version,
            settings=settings | {"completion_months": 24},
            requirements=[{"kind": "prerequisite", "title": text(en="CLiKC! e-learning, STCE")}, *rows],
            criteria=[route_rules.criterion_fields(row) for row in route.criteria.all()],
            reason="As the panel of 2017 advised",
            by=scene.actor(cast["administrator"]),
        )
