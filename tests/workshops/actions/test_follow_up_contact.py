"""Whom the portal asks: named once for several, asked once a month that has come, by a link that can be made anew."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.utils import translation

from programmes.actions import outbox
from programmes.models import History, Language, Outbox
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.workshops.follow_up import adopt, agree, decide, fresh, months_after, name
from workshops.actions import follow_up as follow_ups
from workshops.actions import follow_up_contact as follow_up_contacts
from workshops.actions import status_report as status_reports
from workshops.actions import workshop as workshops
from workshops.models import FollowUpContact
from workshops.rules import follow_up as follow_up_rules
from workshops.rules import follow_up_contact as rules
from workshops.tasks import follow_up as tasks


@pytest.fixture
def adopted(room):
    return adopt(
        room,
        ("Train officers", "Customs"),
        ("Link the registers", "Customs,  Ozone unit"),
        ("Share data", "customs"),
        ("Meet twice a year", ""),
    )


@pytest.fixture
def on(workshop, adopted, organiser):
    return agree(workshop, organiser)


@pytest.fixture
def efua(on, organiser):
    return name(on, "Customs", by=organiser)


@pytest.fixture
def work():
    """What the relay and a worker do with what is queued."""
    return lambda: outbox.relay(lambda task, pk: tasks.send(pk) if task == "workshops.tasks.follow_up.send" else None)


def beat():
    return follow_up_contacts.ask_due(by=SYSTEM)


def recipients():
    return [address for message in mail.outbox for address in message.to]


def test_addressees_are_told_apart_by_their_words_and_those_addressed_to_nobody_come_last(workshop, adopted):
    found = follow_up_rules.addressees(follow_up_rules.adopted_in(workshop))
    assert [(one.text, len(one.recommendations)) for one in found] == [
        ("Customs", 2),
        ("Customs, Ozone unit", 1),
        ("", 1),
    ]


def test_one_person_is_named_for_several_and_replaced_by_another(on, organiser):
    name(on, "customs", "Customs, Ozone unit", "", by=organiser)
    assert sorted(on.contacts.values_list("addressed_to", flat=True)) == ["", "Customs", "Customs, Ozone unit"]
    before = {one.addressed_to: one.link_serial for one in on.contacts.all()}
    name(on, "Customs", by=organiser, name="Yaw Boateng", email="yaw@customs.example")
    after = {one.addressed_to: one for one in on.contacts.all()}
    assert len(after) == 3 and after["Customs"].name == "Yaw Boateng"
    assert after["Customs"].link_serial == before["Customs"] + 1, "the link was given to somebody else"
    assert after[""].link_serial == before[""]


def test_naming_the_same_person_twice_is_once(on, organiser):
    for _ in range(2):
        name(on, "Customs", by=organiser)
    assert on.contacts.get().link_serial == 1
    assert History.objects.filter(act="follow_up_contacts.name").count() == 1


def test_only_addressees_of_this_workshop_and_real_addresses_are_taken(on, organiser):
    for wrong, field in (
        ({"addressed_to": ["Police"]}, "addressed_to"),
        ({"addressed_to": []}, "addressed_to"),
        ({"email": "nowhere"}, "email"),
        ({"name": " "}, "name"),
    ):
        given = {"addressed_to": ["Customs"], "name": "Efua", "email": "efua@customs.example", **wrong}
        with pytest.raises(Invalid) as refused:
            follow_up_contacts.name(follow_up=on, by=organiser, **given)
        assert refused.value.field == field
    assert not FollowUpContact.objects.exists()


def test_only_organisers_name_ask_remove_and_renew(on, efua, facilitator, stranger, make_actor):
    for who in (facilitator, stranger, make_actor("assessor"), make_actor("donor"), rules.actor_of(efua)):
        for act in (follow_up_contacts.ask, follow_up_contacts.remove, follow_up_contacts.renew_link):
            with pytest.raises(NotAllowed):
                act(contact=efua, by=who)
        with pytest.raises(NotAllowed):
            name(on, "Customs", by=who)
        assert not rules.visible_to(who).exists()


def test_while_it_is_off_nobody_is_named_or_asked(on, efua, organiser, workshop):
    follow_ups.switch_off(follow_up=on, reason="Not now", by=organiser)
    efua = rules.with_workshop().get()
    for act in (follow_up_contacts.ask, follow_up_contacts.remove, follow_up_contacts.renew_link):
        with pytest.raises(Conflict):
            act(contact=efua, by=organiser)
    with clock.at(months_after(workshop, 3)):
        assert beat() == 0


def test_a_link_made_anew_ends_the_old_one_and_those_of_the_same_person(on, organiser):
    customs = name(on, "Customs", "", by=organiser)
    nobody = on.contacts.get(addressed_to="")
    old = [rules.token(customs), rules.token(nobody)]
    assert [rules.by_token(token).addressed_to for token in old] == ["Customs", ""]
    new = rules.token(follow_up_contacts.renew_link(contact=customs, by=organiser))
    assert [rules.by_token(token) for token in old] == [None, None]
    assert rules.by_token(new).pk == customs.pk
    for wrong in (new[:-1], new[:-1] + "a2"[new[-1] == "a"], new[10:], "", "ÿ" * 26, new + "x"):
        assert rules.by_token(wrong) is None


def test_whoever_is_taken_off_is_asked_no_more(on, efua, organiser, workshop, work):
    follow_up_contacts.ask(contact=efua, by=organiser)
    follow_up_contacts.remove(contact=efua, by=organiser)
    work()
    assert not mail.outbox and not FollowUpContact.objects.exists()


def test_letters_leave_at_three_six_and_twelve_months_and_once_each(efua, workshop, work):
    for months, days, leaves in (
        (3, -1, 0), (3, 0, 1), (3, 1, 0), (6, -1, 0), (6, 2, 1), (6, 3, 0), (12, 0, 1), (12, 1, 0),
    ):  # fmt: skip
        with clock.at(months_after(workshop, months, days)):
            assert beat() == leaves, (months, days)
            work()
    assert len(mail.outbox) == 3
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 3
    assert fresh(efua).asked_month == 12 and fresh(efua).asked_at == months_after(workshop, 12)


def test_two_beats_at_once_send_one_letter(efua, workshop, work, monkeypatch):
    with clock.at(months_after(workshop, 3)):
        late = rules.people

        def as_it_was(contacts):
            # Both beats have read the rows before either has written.
            rows = late(contacts)
            for person in rows:
                for one in person:
                    one.asked_month = 0
            return rows

        monkeypatch.setattr(rules, "people", as_it_was)
        assert [beat(), beat()] == [1, 0]
        work()
    assert Outbox.objects.count() == 1 and len(mail.outbox) == 1


def test_a_task_that_runs_twice_sends_one_letter(efua, workshop):
    with clock.at(months_after(workshop, 3)):
        beat()
        tasks.send(efua.pk)
        tasks.send(efua.pk)
    assert len(mail.outbox) == 1


def test_a_letter_that_somebody_has_in_hand_is_nobody_elses(efua, workshop, organiser):
    follow_up_contacts.ask(contact=efua, by=organiser)
    assert follow_up_contacts.claim(efua.pk).asked_at is not None
    assert follow_up_contacts.claim(efua.pk) is None
    follow_up_contacts.fail(contact=efua, sentence="The server is away.", by=SYSTEM)
    assert fresh(efua).asked_at is None and rules.problems([fresh(efua)]) == {efua.pk: "The server is away."}
    follow_ups.switch_off(follow_up=efua.follow_up, reason="Not now", by=organiser)
    assert follow_up_contacts.claim(efua.pk) is None


def test_the_daily_task_and_the_settings_know_each_other(efua, workshop, settings):
    scheduled = [entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()]
    assert tasks.ask_due.name in scheduled
    with clock.at(months_after(workshop, 3)):
        tasks.ask_due()
    assert settings.OUTBOX_REACTIONS[Outbox.objects.get().event] == [tasks.send.name]


def test_one_person_gets_one_letter_about_everything_they_answer_for(on, workshop, organiser, work):
    name(on, "Customs", "", by=organiser)
    name(on, "Customs, Ozone unit", by=organiser, email="EFUA@customs.example")
    with clock.at(months_after(workshop, 3)):
        assert beat() == 1
        work()
        assert beat() == 0
    (message,) = mail.outbox
    assert "ask you about: 4" in message.body
    assert {one.asked_month for one in on.contacts.all()} == {3}
    assert None not in {one.asked_at for one in on.contacts.all()}


def test_a_follow_up_agreed_to_late_does_not_begin_with_an_old_question(efua, workshop):
    with clock.at(months_after(workshop, 3, days=31)):
        assert beat() == 0
    with clock.at(months_after(workshop, 3, days=30)):
        assert beat() == 1


def test_who_has_reported_everything_as_done_is_left_in_peace(efua, adopted, workshop):
    who = rules.actor_of(efua)

    def say(*statuses):
        given = {one.code: (status, "") for one, status in zip((adopted[0], adopted[2]), statuses, strict=True)}
        status_reports.report(contact=efua, reported_by="Efua Quaye", statuses=given, by=who)

    say("done", "no_longer_pursued")
    with clock.at(months_after(workshop, 3)):
        assert beat() == 0
        say("done", "under_way")
        assert beat() == 1


def test_nobody_is_asked_about_what_is_not_adopted_any_more(efua, adopted, room, organiser, workshop):
    for one in (adopted[0], adopted[2]):
        decide(room, one, "reopen")
    with clock.at(months_after(workshop, 3)):
        assert beat() == 0
    with pytest.raises(Conflict):
        follow_up_contacts.ask(contact=efua, by=organiser)


def test_a_cancelled_workshop_asks_nobody(efua, workshop, organiser, work):
    follow_up_contacts.ask(contact=efua, by=organiser)
    workshops.move(workshop=fresh(workshop), act="cancel", reason="Flood", by=organiser)
    work()
    with clock.at(months_after(workshop, 3)):
        assert beat() == 0
    assert not mail.outbox


def test_asking_now_is_one_letter_however_often_the_button_is_pressed(efua, organiser, workshop, work):
    follow_up_contacts.ask(contact=efua, by=organiser)
    with pytest.raises(Conflict):
        follow_up_contacts.ask(contact=efua, by=organiser)
    work()
    with pytest.raises(Conflict):
        follow_up_contacts.ask(contact=fresh(efua), by=organiser)
    assert len(mail.outbox) == 1 and fresh(efua).asked_month == 0
    with clock.at(months_after(workshop, 3)):
        follow_up_contacts.ask(contact=rules.with_workshop().get(), by=organiser)
        assert beat() == 0, "asked by hand on the day itself"
        work()
    assert len(mail.outbox) == 2 and fresh(efua).asked_month == 3


def test_an_answer_to_the_letter_goes_to_whoever_asked(efua, organiser, administrator, workshop, work, by):
    for who in (organiser, administrator):
        who.person.email = f"{who.person.code}@unep.example"
        who.person.save()
    with clock.at(months_after(workshop, 3)):
        beat()
        work()
    with clock.at(months_after(workshop, 4)):
        follow_up_contacts.ask(contact=rules.with_workshop().get(), by=administrator)
        work()
    assert [message.reply_to for message in mail.outbox] == [[organiser.person.email], [administrator.person.email]]


def test_a_letter_that_failed_says_why_and_is_not_sent_again_by_itself(efua, organiser, workshop, work, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise SMTPRecipientsRefused({efua.email: (550, b"no such user")})

    with clock.at(months_after(workshop, 3)):
        with monkeypatch.context() as broken:
            broken.setattr("django.core.mail.EmailMessage.send", refuse)
            beat()
            work()
        assert "does not take this address" in rules.problems([fresh(efua)])[efua.pk]
        assert beat() == 0
        follow_up_contacts.ask(contact=rules.with_workshop().get(), by=organiser)
        assert rules.problems([fresh(efua)]) == {}
        work()
    assert recipients() == ["efua@customs.example"]


@pytest.mark.parametrize("trouble", [ConnectionRefusedError(), ValueError("a bug")])
def test_every_trouble_is_said_in_a_sentence(efua, organiser, work, monkeypatch, trouble):
    def away(self, *args, **kwargs):
        raise trouble

    monkeypatch.setattr("django.core.mail.EmailMessage.send", away)
    follow_up_contacts.ask(contact=efua, by=organiser)
    work()
    assert rules.problems([fresh(efua)])[efua.pk].endswith((".",))
    assert History.objects.get(act="follow_up_contacts.fail").actor_label == SYSTEM.label


def test_a_letter_whose_message_was_lost_is_asked_for_again(efua, workshop, work):
    with clock.at(months_after(workshop, 3)):
        beat()
        assert beat() == 0, "its message still waits in the outbox"
        Outbox.objects.update(sent_at=clock.now())
        assert beat() == 1
        work()
    assert recipients() == ["efua@customs.example"]


@pytest.mark.parametrize("tag", ["en", "fr", "es", "ru", "ar", "zh-hans", "mn"])
def test_the_letter_is_in_the_workshops_language_and_names_number_and_link(efua, workshop, organiser, work, tag):
    language = Language.objects.get_or_create(tag=tag, defaults={"name": tag})[0]
    type(workshop).objects.filter(pk=workshop.pk).update(language=language, title="Work {name} shop")
    follow_up_contacts.ask(contact=efua, by=organiser)
    with translation.override("en"):
        work()
    (message,) = mail.outbox
    assert message.extra_headers["Content-Language"] == (tag if tag != "mn" else "en")
    assert rules.url(efua) in message.body and "Work {name} shop" in message.subject
    assert "Kofi Mensah, National Ozone Unit" in message.body
    number = [line for line in message.body.splitlines() if line.rstrip().endswith(("2", "：2"))]
    assert len(number) == 1
    assert "\n" not in message.subject
