from django.db.models import Max
from django.utils.translation import gettext as _

from accreditation.library.routes import ROUTES
from accreditation.library.rubric import CRITERIA
from accreditation.models import Criterion, Route, RouteRequirement
from accreditation.rules import route as route_rules
from accreditation.rules import route_changes
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Conflict, NotAllowed


def give(*, programme, key, by):
    """Give a programme a route of the shipped library. A new one is a new version; open candidacies keep theirs."""
    if not programme_rules.can_administer(by, programme):
        raise NotAllowed(_("The programme administrator chooses the route to accreditation."))
    pattern = ROUTES[key]
    with refusals():
        current = Route.objects.select_for_update(of=("self",)).filter(programme=programme, is_current=True).first()
        if current and current.key == key:
            return current
        settings = {
            "key": key,
            "title": pattern["title"],
            "award": programme.trainer_title or pattern.get("award") or {"en": "Trainer"},
        }
        route = _make(programme, current, settings, pattern["requirements"], CRITERIA)
        history.record("routes.give", route, by=by, key=key, version=route.version)
        return route


def change(*, programme, by, version, settings, requirements, criteria, reason=""):
    """Write the route anew, as a new version; nothing changed makes none. Answers the current route.

    `version` is the one the page showed. `settings` are fields of Route; `requirements` and `criteria` are lists of
    fields in order. Whoever qualified under an earlier version stays so, and open candidacies keep theirs.
    """
    if not programme_rules.can_administer(by, programme):
        raise NotAllowed(_("The programme administrator changes the route to accreditation."))
    with refusals():
        current = Route.objects.select_for_update(of=("self",)).filter(programme=programme, is_current=True).first()
        if current is None:
            raise Conflict(_("This programme has no route yet: choose one of the shipped ones first."))
        if current.version != version:
            raise Conflict(
                _(
                    "Somebody has made version {version} meanwhile. Copy what you typed, and begin from that one."
                ).format(version=current.version)
            )
        route_rules.check(requirements, criteria)
        if route_rules.is_same(current, settings, requirements, criteria):
            return current
        # A change makes it the programme's own: no longer the shipped pattern.
        route = _make(programme, current, settings | {"key": ""}, requirements, criteria)
        changes = route_changes.between(current, route)
        history.record("routes.change", route, by=by, reason=reason, version=route.version, changes=len(changes))
        return route


def _make(programme, current, settings, requirements, criteria):
    """The next version, in force from now on."""
    if current:
        current.is_current = False
        current.save(update_fields=["is_current"])
    last = Route.objects.filter(programme=programme).aggregate(last=Max("version"))["last"] or 0
    route = Route(programme=programme, version=last + 1, made_at=clock.now(), **settings)
    route.full_clean(exclude=["code"])
    route.save()
    for position, fields in enumerate(requirements, start=1):
        row = RouteRequirement(route=route, position=position, **fields)
        row.full_clean()
        row.save()
    for position, fields in enumerate(criteria, start=1):
        row = Criterion(route=route, position=position, **fields)
        row.full_clean()
        row.save()
    return route
