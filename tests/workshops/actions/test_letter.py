"""Letters: merged in six languages, sent once, tried again when they fail, or recorded when they left another way."""

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from programmes.actions import outbox
from programmes.models import Country, History, Language, Outbox
from programmes.rules import clock
from programmes.rules import letter_template as words
from programmes.rules.refusal import Invalid, NotAllowed
from workshops.actions import letter as letters
from workshops.actions import participation as participations
from workshops.models import Letter, Participation
from workshops.rules import letter as rules
from workshops.tasks import letter as tasks

S = Letter.State
SIX = ("en", "fr", "es", "ru", "ar", "zh-hans")


@pytest.fixture
def invitee(add_participant):
    def add(name="Hasan", email="noora@customs.example", state="to_invite", **fields):
        person = {"email": email, "title": fields.pop("title", "")}
        return add_participant(name, fields.pop("given", "Noora"), state=state, person_fields=person, **fields)

    return add


@pytest.fixture
def drafts(workshop):
    """drafts() -> a Draft for everyone the letter is meant for, as the page draws them."""

    def make(kind="invitation", language="en"):
        template = words.words_of(workshop.programme, kind, language)
        return [rules.draft(one, kind, template) for one in rules.people(workshop) if rules.is_meant(one, kind)]

    return make


@pytest.fixture
def send(workshop, organiser, drafts):
    def make(given=None, kind="invitation", language="en", by=organiser):
        given = drafts(kind, language) if given is None else given
        return letters.send(workshop=workshop, kind=kind, language=language, drafts=given, by=by)

    return make


@pytest.fixture
def work():
    return lambda: outbox.relay(lambda task, pk: tasks.send(pk) if task == "workshops.tasks.letter.send" else None)


@pytest.mark.parametrize("language", SIX)
@pytest.mark.parametrize("kind", ["invitation", "confirmation", "reminder", "thanks"])
def test_every_field_is_filled_in_six_languages(workshop, invitee, kind, language):
    one = invitee(title="Ms", post="Head of Risk & <Profiling>")
    draft = rules.draft(rules.people(workshop).get(pk=one.pk), kind, words.words_of(workshop.programme, kind, language))
    text = draft.subject + draft.body
    assert not words.open_fields(text) and not words.unknown_fields(text)
    assert workshop.title in draft.subject and "Manama" in draft.body
    if kind in ("invitation", "confirmation"):
        assert "Head of Risk & <Profiling>" in draft.body and "Customs Affairs" in draft.body


def test_dates_are_written_as_each_language_writes_them():
    same, two = (date(2019, 4, 8), date(2019, 4, 10)), (date(2018, 5, 29), date(2018, 6, 2))
    assert [rules.dates_in(tag, *same) for tag in SIX] == [
        "8–10 April 2019", "du 8 au 10 avril 2019", "del 8 al 10 de abril de 2019", "8–10 апреля 2019 года",
        "من 8 إلى 10 أبريل 2019", "2019年4月8日至10日",
    ]  # fmt: skip
    assert rules.dates_in("ru", *two) == "29 мая – 2 июня 2018 года"
    assert rules.dates_in("zh-hans", *two) == "2018年5月29日至6月2日"
    assert rules.dates_in("fr", same[0], same[0]) == "le 8 avril 2019"
    assert rules.dates_in("fr", date(2018, 12, 30), date(2019, 1, 2)).endswith("2 janvier 2019")


def test_a_country_is_called_as_it_was_on_the_first_day(workshop, invitee, db):
    country = Country.objects.get_or_create(iso2="MK", defaults={"iso3": "MKD", "name": {"en": "North Macedonia"}})[0]
    country.designations.create(name={"en": "The name of that day"}, used_until=workshop.starts_on)
    one = invitee(country=country)
    assert rules.values(rules.people(workshop).get(pk=one.pk), "en")["Country"] == "The name of that day"


def test_an_invitation_is_queued_sent_once_and_moves_the_place(workshop, invitee, send, work, organiser):
    one = invitee()
    sent = send()
    assert [letter.state for letter in sent.letters] == [S.QUEUED]
    one.refresh_from_db()
    assert one.state == Participation.State.INVITED
    assert len(mail.outbox) == 0
    assert work() == 1
    letter = Letter.objects.get()
    assert letter.state == S.SENT and letter.sent_at
    message = mail.outbox[0]
    assert message.to == ["noora@customs.example"] and "Noora Hasan" in message.body
    assert message.extra_headers["Message-ID"].startswith(f"<letter-{letter.code}@")
    assert rules.senders([letter]) == {letter.pk: organiser.label}


def test_an_answer_goes_to_whoever_sent_it(invitee, send, work, organiser):
    organiser.person.email = "organiser@unep.example"
    organiser.person.save()
    invitee()
    send()
    work()
    assert mail.outbox[0].reply_to == ["organiser@unep.example"]


def test_who_has_no_email_never_blocks_the_others(invitee, send, work):
    invitee("With"), invitee("Without", email="")
    sent = send()
    assert [one.shown_name for one in sent.without_email] == ["Noora Without"]
    assert [letter.participation.shown_name for letter in sent.letters] == ["Noora With"]
    work()
    assert len(mail.outbox) == 1
    assert Participation.objects.get(person__family_name="Without").state == Participation.State.TO_INVITE


def test_a_double_click_sends_one_letter_each(invitee, drafts, send, work):
    invitee("A"), invitee("B")
    first, second = drafts(), drafts()
    assert len(send(first).letters) == 2
    again = send(second)
    assert (again.letters, len(again.already)) == ([], 2)
    work()
    assert len(mail.outbox) == 2


def test_the_same_person_twice_in_one_sending_gets_one_letter(invitee, drafts, send):
    invitee()
    assert len(send(drafts() + drafts()).letters) == 1


def test_a_task_run_twice_sends_one_letter(invitee, send):
    invitee()
    (letter,) = send().letters
    tasks.send(letter.pk)
    tasks.send(letter.pk)
    assert len(mail.outbox) == 1


def test_two_workers_at_once_one_wins_and_what_has_left_cannot_fail(invitee, send):
    invitee()
    (letter,) = send().letters
    assert letters.claim(letter.pk) == letter
    assert letters.claim(letter.pk) is None
    letters.finish(letter=letter)
    letters.fail(letter=letter, sentence="Too late.")
    letter.refresh_from_db()
    assert (letter.state, letter.problem) == (S.SENT, "")


def test_a_second_letter_of_the_same_kind_can_be_meant(workshop, invitee, send, drafts):
    invitee()
    send()
    template = words.words_of(workshop.programme, "invitation", "en")
    meant = [rules.draft(one, "invitation", template) for one in rules.people(workshop)]
    assert drafts() == [] and [draft.seen for draft in meant] == [1]
    assert len(send(meant).letters) == 1


def test_a_failed_letter_says_why_and_is_tried_again_at_the_new_address(invitee, send, work, organiser, monkeypatch):
    one = invitee(email="nobody@nowhere.example")
    send()

    def refuse(self, *args, **kwargs):
        raise SMTPRecipientsRefused({"nobody@nowhere.example": (550, b"no such user")})

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        work()
    letter = Letter.objects.get()
    assert letter.state == S.FAILED and "address" in letter.problem
    one.person.email = "noora@customs.example"
    one.person.save()
    assert letters.retry(workshop=letter.workshop, by=organiser) == 1
    work()
    letter.refresh_from_db()
    assert (letter.state, letter.problem) == (S.SENT, "")
    assert mail.outbox[0].to == ["noora@customs.example"]
    assert letters.retry(workshop=letter.workshop, by=organiser) == 0


def test_a_server_that_is_away_is_said_in_a_sentence(invitee, send, work, monkeypatch):
    invitee()
    send()

    def away(self, *args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", away)
    work()
    assert "could not be reached" in Letter.objects.get().problem


def test_writing_again_to_somebody_whose_letter_failed_mends_that_letter(invitee, send, drafts):
    invitee()
    (letter,) = send().letters
    letters.fail(letter=letters.claim(letter.pk), sentence="No.")
    mended = drafts("invitation")
    mended[0].body = "Other words"
    send(mended)
    letter.refresh_from_db()
    assert (Letter.objects.count(), letter.state, letter.body, letter.problem) == (1, S.QUEUED, "Other words", "")


def test_outside_the_portal_needs_a_date_and_keeps_the_reference(workshop, invitee, drafts, organiser):
    one = invitee(email="")

    def record(**fields):
        return letters.record_outside(
            workshop=workshop, kind="invitation", language="en", drafts=drafts(), by=organiser, **fields
        )

    for wrong in (None, clock.today() + timedelta(days=9)):
        with pytest.raises(Invalid) as refused:
            record(sent_on=wrong)
        assert refused.value.field == "sent_on"
    record(sent_on=clock.today(), reference="Letter 14-2/881")
    letter = Letter.objects.get()
    assert (letter.state, letter.reference, letter.sent_on) == (S.OUTSIDE, "Letter 14-2/881", clock.today())
    one.refresh_from_db()
    assert one.state == Participation.State.INVITED
    assert not Outbox.objects.exists()
    assert History.objects.filter(act="letters.record_outside").count() == 1


def test_a_letter_whose_message_was_lost_is_asked_for_again_and_one_in_hand_is_not(invitee, send, work):
    invitee("Lost"), invitee("Held")
    with clock.at(clock.now() - timedelta(hours=1)):
        lost, held = send().letters
        letters.claim(held.pk)
    assert letters.sweep() == 0, "their messages still wait in the outbox"
    Outbox.objects.update(sent_at=clock.now())
    held.refresh_from_db()
    assert held.state == S.FAILED and "not known" in held.problem
    assert letters.sweep() == 1
    work()
    lost.refresh_from_db()
    assert lost.state == S.SENT
    assert len(mail.outbox) == 1


def test_an_empty_or_unfilled_letter_stops_the_sending_beside_it(invitee, drafts, send):
    one = invitee()
    for body in ("  ", "Dear [Name],"):
        wrong = drafts()
        wrong[0].body = body
        with pytest.raises(Invalid) as refused:
            send(wrong)
        assert refused.value.field == one.code
    with pytest.raises(Invalid):
        send([])
    assert not Letter.objects.exists()


def test_only_organisers_send_and_only_while_the_workshop_is_open(
    workshop, invitee, send, drafts, facilitator, stranger, organiser
):
    invitee()
    for outsider in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            send(by=outsider)
    with clock.at(clock.now() + timedelta(days=200)), pytest.raises(NotAllowed):
        send()


def test_nobody_is_written_to_who_is_not_on_this_list(workshop, invitee, drafts, send, by, programme, english):
    from workshops.actions import workshop as workshops

    other = workshops.schedule(
        programme=programme,
        title="Other",
        starts_on=workshop.starts_on,
        ends_on=workshop.ends_on,
        language=english,
        by=by,
    )
    invitee()
    there = drafts()
    assert letters.send(workshop=other, kind="invitation", language="en", drafts=there, by=by).letters == []


def test_letters_are_drafted_for_whom_they_make_sense(workshop, invitee, drafts, by):
    invitee("Toinvite"), invitee("Invited", state="invited"), invitee("Coming", state="expected")
    done = invitee("Done", state="expected")
    participations.move(participation=done, act="complete", by=by)
    participations.add(workshop=workshop, listed_as="Police officer, Thailand", by=by)

    def names(kind):
        return {draft.participation.person.family_name for draft in drafts(kind)}

    assert names("invitation") == {"Toinvite", "Invited", "Coming"}
    assert (names("confirmation"), names("reminder"), names("thanks")) == ({"Coming"}, {"Invited"}, {"Done"})


def test_languages_of_the_programme_stand_beside_the_six(workshop, db):
    from workshops.forms.letter import languages

    mongolian = Language.objects.get_or_create(tag="mn", defaults={"name": "Mongolian"})[0]
    assert [tag for tag, _name in languages(mongolian)] == [*SIX, "mn"]
