from accreditation.models import Route
from programmes.rules import programme as programme_rules


def visible_to(actor):
    """How trainers are made is known to everybody in the programme."""
    return Route.objects.filter(programme__in=programme_rules.visible_to(actor))


def can_choose(actor, programme):
    return programme_rules.can_administer(actor, programme)


def current(actor, programme):
    return visible_to(actor).current().filter(programme=programme).prefetch_related("requirements", "criteria").first()
