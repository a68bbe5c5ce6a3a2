"""Officers trained at home who teach by now."""

import pytest

from accreditation.actions import pupil as pupils
from accreditation.rules import national_training
from programmes.rules.refusal import Invalid, NotAllowed
from tests.accreditation.national import course


def test_an_organiser_names_a_pupil_who_may_then_report(programme, customs, trainer, organiser, make_person, stranger):
    delivery = course(programme, customs, trainer.person, by=trainer)
    officer = make_person("Amin", "Sara", organisation=customs)
    assert not national_training.is_trainer(officer, programme)
    for nobody in (trainer, stranger):
        with pytest.raises(NotAllowed):
            pupils.name(delivery=delivery, person=officer, by=nobody)
    for wrong in (trainer.person, stranger.person):
        with pytest.raises(Invalid):
            pupils.name(delivery=delivery, person=wrong, by=organiser)
    pupil = pupils.name(delivery=delivery, person=officer, by=organiser)
    assert national_training.is_trainer(officer, programme)
    with pytest.raises(Invalid):
        pupils.name(delivery=delivery, person=officer, by=organiser)
    with pytest.raises(NotAllowed):
        pupils.remove(pupil=pupil, by=trainer)
    pupils.remove(pupil=pupil, by=organiser)
    assert not national_training.is_trainer(officer, programme)
