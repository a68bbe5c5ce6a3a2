from django.utils.translation import gettext as _

from accreditation.models import Pupil
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid, NotAllowed


def name(*, delivery, person, by):
    """An officer trained at this course teaches now: a trainer of the programme, one level further down the tree."""
    _must_keep(by, delivery)
    if not person.programmes.filter(pk=delivery.programme_id).exists():
        raise Invalid(_("This person is not known to the programme."), field="person")
    if delivery.taught_by.filter(person=person).exists():
        raise Invalid(_("They taught this course themselves."), field="person")
    with refusals():
        pupil = Pupil(delivery=delivery, person=person)
        pupil.validate_constraints()
        pupil.save()
        history.record("pupils.name", delivery, by=by, person=str(person))
        return pupil


def remove(*, pupil, by):
    """A slip: they were not at this course, or do not teach."""
    _must_keep(by, pupil.delivery)
    with refusals():
        history.record("pupils.remove", pupil.delivery, by=by, person=str(pupil.person))
        pupil.delete()


def _must_keep(by, delivery):
    if not programme_rules.can_organise(by, delivery.programme):
        raise NotAllowed(_("Organisers of the programme name those who have become trainers."))
