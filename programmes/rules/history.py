from programmes.models import History
from programmes.rules.programme import STAFF


def visible_to(actor):
    if actor.is_system:
        return History.objects.all()
    return History.objects.filter(programme_id__in=actor.programme_ids(*STAFF))
