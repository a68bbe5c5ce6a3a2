"""What was taught since: asked once a month of the rule, of trainers and focal points; answers are kept as answered."""

from datetime import timedelta

import pytest
from django.core import mail

from accreditation.actions import national_training as trainings
from accreditation.actions import teaching_question as questions
from accreditation.actions import trainer_link as trainer_links
from accreditation.models import TeachingQuestion, TrainingLetter
from accreditation.rules import teaching_question as rules
from accreditation.rules.words import months_later
from accreditation.tasks import national_training as tasks
from programmes.models import History
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Invalid, NotAllowed
from tests.accreditation.national import focal, holder, plan_of


@pytest.fixture
def asked_after(accreditation_workshop):
    """asked_after(3) -> how many letters the beat writes on that day."""

    def beat(months, days=0):
        day = months_later(accreditation_workshop.ends_on, months) + timedelta(days=days)
        with clock.at(clock.now() + (day - clock.today())):
            return questions.ask_due(by=SYSTEM)

    return beat


@pytest.fixture
def everybody(accreditation_workshop, programme, customs, organiser, trainer, colleague):
    """Two trainers, one without an e-mail, and the focal point of a plan after the workshop."""
    trainer.person.email = "noora@customs.example"
    trainer.person.save()
    return plan_of(programme, customs, by=organiser, workshop=accreditation_workshop)


def test_each_is_asked_once_at_each_month_and_not_long_after(everybody, asked_after, trainer):
    assert asked_after(3, days=-1) == 0
    assert [asked_after(3), asked_after(3), asked_after(3, days=20)] == [2, 0, 0]
    assert asked_after(4, days=5) == 0
    assert [asked_after(6, days=29), asked_after(12, days=31)] == [2, 0]
    assert TeachingQuestion.objects.count() == TrainingLetter.objects.count() == 4
    with clock.at(clock.now() + timedelta(days=100)):
        for letter in TrainingLetter.objects.all():
            tasks.send(letter.pk)
    assert {one.to[0] for one in mail.outbox} == {"noora@customs.example", "efua@customs.example"}
    assert "Expert Trainer Accreditation Workshop" in mail.outbox[0].body


def test_a_programme_sets_other_months_or_asks_nobody(everybody, asked_after, programme, organiser, trainer):
    rules_of = {"asks": True, "sheet_days": 30, "link_days": 400}
    with pytest.raises(NotAllowed):
        trainings.set_rules(programme=programme, months="1", by=trainer, **rules_of)
    for nonsense in ("", "soon", "0, 3", "3, 61", "1,2,3,4,5,6,7"):
        with pytest.raises(Invalid):
            trainings.set_rules(programme=programme, months=nonsense, by=organiser, **rules_of)
    assert trainings.set_rules(programme=programme, months="18,2", by=organiser, **rules_of).months == "2, 18"
    assert [asked_after(2), asked_after(3), asked_after(18)] == [2, 0, 2]
    trainings.set_rules(programme=programme, months="2, 5", by=organiser, **rules_of | {"asks": False})
    assert asked_after(5) == 0


def test_whoever_was_asked_answers_and_may_change_it(everybody, asked_after, trainer, colleague, organiser, programme):
    asked_after(3)
    question = TeachingQuestion.objects.get(person=trainer.person)
    link = trainer_links.give(programme=programme, person=trainer.person, by=organiser)
    for nobody in (colleague, organiser, focal(everybody)):
        with pytest.raises(NotAllowed):
            questions.reply(question=question, answer="taught", by=nobody)
    questions.reply(question=question, answer="planned", words=" In May. ", by=holder(link))
    said = questions.reply(question=question, answer="taught", by=trainer)
    assert (said.answer, said.words, said.answered_label) == ("taught", "", trainer.label)
    assert History.objects.filter(act="teaching_questions.reply", from_state="planned", to_state="taught").exists()
    with pytest.raises(Invalid):
        questions.reply(question=question, answer="perhaps", by=trainer)
    of_focal = TeachingQuestion.objects.get(plan=everybody)
    questions.reply(question=of_focal, answer="not_yet", by=focal(everybody))
    assert len(rules.answers_of(question.workshop)) == 2
