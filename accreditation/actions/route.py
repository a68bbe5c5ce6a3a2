from django.db.models import Max
from django.utils.translation import gettext as _

from accreditation.library.routes import CRITERIA, ROUTES
from accreditation.models import Criterion, Route, RouteRequirement
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import NotAllowed


def give(*, programme, key, by):
    """Give a programme a route of the shipped library. A new one is a new version; open candidacies keep theirs."""
    if not programme_rules.can_administer(by, programme):
        raise NotAllowed(_("The programme administrator chooses the route to accreditation."))
    pattern = ROUTES[key]
    with refusals():
        current = Route.objects.select_for_update(of=("self",)).filter(programme=programme, is_current=True).first()
        if current and current.key == key:
            return current
        if current:
            current.is_current = False
            current.save(update_fields=["is_current"])
        last = Route.objects.filter(programme=programme).aggregate(last=Max("version"))["last"] or 0
        route = Route.objects.create(
            programme=programme,
            key=key,
            version=last + 1,
            title=pattern["title"],
            award=pattern.get("award") or programme.trainer_title or {"en": "Trainer"},
        )
        for position, (kind, count) in enumerate(pattern["requirements"], start=1):
            RouteRequirement.objects.create(route=route, position=position, kind=kind, count=count)
        for position, criterion in enumerate(CRITERIA, start=1):
            Criterion.objects.create(route=route, position=position, **criterion)
        history.record("routes.give", route, by=by, key=key, version=route.version)
        return route
