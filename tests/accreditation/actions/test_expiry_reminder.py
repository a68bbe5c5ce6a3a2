"""Letters before an end: once for each distance, only where an end was decided, and never after it has moved."""

from datetime import timedelta
from smtplib import SMTPException

import pytest
from django.urls import reverse

from accreditation.actions import accreditation as accreditations
from accreditation.actions import expiry_reminder as expiry_reminders
from accreditation.actions import renewal as renewals
from accreditation.models import Accreditation, ExpiryReminder
from accreditation.rules import expiry_reminder as reminder_rules
from accreditation.tasks import expiry
from programmes.models import Outbox
from programmes.rules import clock


@pytest.fixture
def make_trainer(programme, administrator, make_person):
    def make(name, days=None, email=True):
        end = clock.today() + timedelta(days=days) if days is not None else None
        return accreditations.load_earlier(
            programme=programme,
            person=make_person(name, email=f"{name.lower()}@trainers.example" if email else ""),
            title="Trainer", letter="Letter 7", by=administrator,
            granted_on=clock.today() - timedelta(days=900), valid_until=end,
        )  # fmt: skip

    return make


def send_all():
    for row in Outbox.objects.filter(event=expiry_reminders.QUEUED):
        expiry.send(row.object_pk)


def test_each_distance_once_and_nobody_without_an_end(make_trainer, mailoutbox, programme, administrator, by):
    make_trainer("Near", 25)
    make_trainer("Far", 200)
    make_trainer("Endless")
    make_trainer("Mute", 25, email=False)
    for _ in range(2):
        expiry.day()
        send_all()
    (letter,) = mailoutbox
    assert letter.to == ["near@trainers.example"] and "/accreditations/" in letter.body
    assert [row.days for row in ExpiryReminder.objects.all()] == [30]
    with clock.at(clock.now() + timedelta(days=24)):
        expiry.day()
        send_all()
    assert [one.to[0] for one in mailoutbox] == ["near@trainers.example", "far@trainers.example"]
    assert reminder_rules.ending(Accreditation.objects.all()) == [(30, 2)]
    type(programme).objects.update(reminds_of_expiry=False)
    with clock.at(clock.now() + timedelta(days=115)):
        assert expiry_reminders.remind_due(by=by) == 0


def test_a_letter_that_waits_is_dropped_when_the_end_has_moved(make_trainer, mailoutbox, administrator, by):
    trainer = make_trainer("Near", 25)
    expiry_reminders.remind_due(by=by)
    renewals.renew(
        accreditation=trainer, valid_until=clock.today() + timedelta(days=900), decided_by="Director",
        decided_on=clock.today(), by=administrator,
    )  # fmt: skip
    send_all()
    assert not mailoutbox


def test_a_letter_that_did_not_leave_is_said_on_the_page_and_is_not_repeated(
    make_trainer, monkeypatch, administrator, client_of, by
):
    trainer = make_trainer("Near", 25)
    expiry_reminders.remind_due(by=by)

    def refuse(*_args, **_kwargs):
        raise SMTPException("no")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    send_all()
    reminder = ExpiryReminder.objects.get()
    assert "could not be reached" in reminder.problem
    assert expiry_reminders.claim(reminder.pk) is None
    page = client_of(administrator).get(reverse("accreditation", args=[trainer.code])).content.decode()
    assert "did not leave" in page
    assert "ends within 30 days" in client_of(administrator).get("/").content.decode()


def test_failing_is_recorded_with_its_sentence(make_trainer, by):
    make_trainer("Near", 25)
    expiry_reminders.remind_due(by=by)
    reminder = expiry_reminders.claim(ExpiryReminder.objects.get().pk)
    expiry_reminders.fail(reminder=reminder, sentence="No such address.", by=by)
    assert ExpiryReminder.objects.get().problem == "No such address."
