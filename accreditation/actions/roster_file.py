from django.utils.translation import gettext as _

from accreditation.rules import acts_roster  # noqa: F401  the words of History
from accreditation.rules import roster as rosters
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Programme
from programmes.rules.refusal import Conflict, NotAllowed


def take(*, accreditations, by):
    """Somebody takes names and addresses along: each programme's History says who, when and how many."""
    if not rosters.can_look_outside(by):
        raise NotAllowed(_("The roster as a file is for organisers."))
    numbers = {}
    for programme in accreditations.order_by().values_list("programme_id", flat=True):
        numbers[programme] = numbers.get(programme, 0) + 1
    if not numbers:
        raise Conflict(_("Nobody is on this list."))
    with refusals():
        for programme in Programme.objects.filter(pk__in=numbers):
            history.record("roster_files.take", programme, by=by, programme=programme, rows=numbers[programme.pk])
