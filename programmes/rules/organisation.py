from programmes.models import Organisation
from programmes.rules.programme import STAFF


def visible_to(actor):
    """Organisations are public bodies: everybody signed in sees them."""
    return Organisation.objects.all() if actor.is_system or actor.person_id else Organisation.objects.none()


def can_add(actor):
    return actor.holds(*STAFF) or actor.is_system_administrator
