from django.utils.translation import gettext as _

from accreditation.models import CoTrainer, Reflection
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_record as record_rules
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, NotAllowed


def write(*, co_trainer, by, went_well, learned):
    """The co-trainer's own view; an organiser may type in what came on paper. It may be changed until the decision."""
    is_own = candidacy_rules.is_own(by, co_trainer.candidacy)
    if not (is_own or mission_rules.can_manage(by, co_trainer.mission)):
        raise NotAllowed(_("The co-trainer writes this; an organiser may type in what came on paper."))
    with refusals():
        place = CoTrainer.objects.select_for_update(of=("self",)).get(pk=co_trainer.pk)
        if not record_rules.can_reflect(by, place):
            raise Conflict(_("It is written from the first day of the mission on, until the decision."))
        reflection = Reflection.objects.filter(co_trainer=place).first() or Reflection(co_trainer=place)
        reflection.went_well, reflection.learned, reflection.written_at = went_well, learned, clock.now()
        reflection.full_clean()
        reflection.save()
        typed_in = {} if is_own else {"typed_in_for": str(place.candidacy)}
        history.record("reflections.write", place.mission, by=by, co_trainer=str(place.candidacy), **typed_in)
        return reflection
