"""Personal links of trainers and the letters that carry them: one letter a press, one a week for a focal point."""

from datetime import timedelta

import pytest
from django.core import mail

from accreditation.actions import trainer_link as trainer_links
from accreditation.models import TrainingLetter
from accreditation.rules import trainer_link as rules
from accreditation.tasks import national_training as tasks
from programmes.models import Outbox
from programmes.rules import clock
from programmes.rules.actor import SYSTEM, Actor
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.accreditation.national import course, holder, plan_of


@pytest.fixture
def link(programme, trainer, organiser):
    trainer.person.email = "noora@customs.example"
    trainer.person.save()
    return trainer_links.give(programme=programme, person=trainer.person, by=organiser)


def test_a_link_opens_until_its_day_or_until_it_is_ended(link, programme, trainer, facilitator, organiser, stranger):
    token = rules.token(link)
    assert rules.by_token(token.upper()) == link and rules.by_token(token[:-1] + "0") is None
    again = trainer_links.give(programme=programme, person=trainer.person, by=organiser)
    assert again.pk == link.pk and rules.by_token(token)
    with pytest.raises(NotAllowed):
        trainer_links.give(programme=programme, person=trainer.person, by=stranger)
    with pytest.raises(Invalid):
        trainer_links.give(programme=programme, person=facilitator.person, by=organiser)
    with clock.at(clock.now() + timedelta(days=366)):
        assert rules.by_token(token) is None
    with pytest.raises(NotAllowed):
        trainer_links.end(link=link, by=trainer)
    trainer_links.end(link=link, by=organiser)
    assert rules.by_token(token) is None
    with pytest.raises(Conflict):
        trainer_links.end(link=link, by=organiser)
    anew = trainer_links.give(programme=programme, person=trainer.person, by=organiser)
    assert rules.by_token(token) is None and rules.by_token(rules.token(anew))


def test_whoever_holds_the_link_reports_as_that_trainer_and_nothing_else(link, programme, customs, colleague):
    made = course(programme, customs, link.person, by=holder(link))
    assert (made.reported_by, made.reported_label) == (link.person, str(link.person))
    with pytest.raises(NotAllowed):
        course(
            programme, customs, colleague.person, by=Actor(kind="link", label="X", scope=(("follow_up_contact", 1),))
        )


def test_two_presses_are_one_letter_and_two_workers_send_it_once(link, organiser, stranger):
    with pytest.raises(NotAllowed):
        trainer_links.send(link=link, by=stranger)
    trainer_links.send(link=link, by=organiser)
    with pytest.raises(Conflict):
        trainer_links.send(link=link, by=organiser)
    letter = TrainingLetter.objects.get()
    assert Outbox.objects.get(event=trainer_links.QUEUED).object_pk == letter.pk
    tasks.send(letter.pk)
    assert trainer_links.claim(letter.pk) is None
    (sent,) = mail.outbox
    assert sent.to == ["noora@customs.example"] and rules.url(link) in sent.body
    trainer_links.end(link=link, by=organiser)
    with pytest.raises(Conflict):
        trainer_links.send(link=link, by=organiser)


def test_a_letter_that_fails_says_why_and_is_not_sent_again_by_itself(link, organiser, monkeypatch):
    trainer_links.send(link=link, by=organiser)
    letter = TrainingLetter.objects.get()
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self: (_ for _ in ()).throw(OSError("gone")))
    tasks.send(letter.pk)
    letter.refresh_from_db()
    assert letter.problem and letter.sent_at is None
    monkeypatch.undo()
    tasks.send(letter.pk)
    trainer_links.fail(letter=letter, sentence="Twice does no harm.", by=SYSTEM)
    assert not mail.outbox
    trainer_links.send(link=link, by=organiser)
    assert TrainingLetter.objects.count() == 2


def test_a_focal_point_is_told_once_a_week_at_most_and_only_of_what_is_new(programme, customs, organiser, trainer):
    plan = plan_of(programme, customs, by=organiser)
    assert trainer_links.remind_focal_points(by=SYSTEM) == 0
    course(programme, customs, trainer.person, by=trainer)
    assert [trainer_links.remind_focal_points(by=SYSTEM) for _ in range(2)] == [1, 0]
    with clock.at(clock.now() + timedelta(days=8)):
        assert trainer_links.remind_focal_points(by=SYSTEM) == 0, "nothing new has come in"
        course(programme, customs, trainer.person, by=trainer, city="Riffa")
        assert trainer_links.remind_focal_points(by=SYSTEM) == 1
        with pytest.raises(Conflict):
            trainer_links.send_focal(plan=plan, by=organiser)
    with pytest.raises(NotAllowed):
        trainer_links.send_focal(plan=plan, by=trainer)
    tasks.send(TrainingLetter.objects.first().pk)
    assert "confirm" in mail.outbox[0].body and mail.outbox[0].to == ["efua@customs.example"]
