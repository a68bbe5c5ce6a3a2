from accreditation.models import Screening
from accreditation.rules import candidacy as candidacy_rules


def visible_to(actor):
    """With the case it belongs to."""
    return Screening.objects.filter(candidacy__in=candidacy_rules.visible_to(actor))
