"""Names before they are printed: a link answers for one name; an organiser puts it right; silence agrees."""

import pytest
from django.urls import reverse

from programmes import slots
from programmes.actions import account as accounts
from programmes.rules import actor as actors
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.actions import name_check as name_checks
from reports.models import NameCheck
from reports.rules import name_check as name_check_rules
from tests.reports.documents.reading import text_of
from workshops.rules import door as door_rules


def test_the_link_shows_one_name_and_takes_one_answer(client, workshop, add_participant, organiser, client_of):
    officer, other = add_participant("Hasen", "Noora"), add_participant("Rashid")
    url = reverse("own_name", args=[name_check_rules.token(officer)])
    page = client.get(url).content.decode()
    assert "Noora Hasen" in page and "Rashid" not in page and "silent" not in page
    client.post(url, {"answer": "right"})
    assert NameCheck.objects.get().state == "confirmed"
    same = {"family_name": "Hasen", "given_names": "Noora"}
    assert client.post(url, same).status_code == 422
    client.post(url, {"family_name": "Hasan", "given_names": "Noora"})
    check = NameCheck.objects.get()
    assert check.state == "to_correct" and check.participation.person.family_name == "Hasen"
    list_page = client_of(organiser).get(reverse("names", args=[workshop.code])).content.decode()
    assert "Asks for a correction" in list_page and "Has not answered, and so agrees" in list_page
    client_of(organiser).post(
        reverse("name_check_settlement", args=[check.code]), {"family_name": "Hasan", "given_names": "Noora"}
    )
    officer.person.refresh_from_db(), check.refresh_from_db()
    assert (officer.person.family_name, check.state) == ("Hasan", "corrected")
    assert client.get(reverse("own_name", args=[other.code])).status_code == 404


def test_nobody_answers_for_another_and_only_organisers_settle(add_participant, organiser, facilitator, by):
    officer, other = add_participant("Hasan"), add_participant("Rashid")
    with pytest.raises(NotAllowed):
        name_checks.answer(participation=other, is_right=True, by=name_check_rules.actor_of(officer))
    with pytest.raises(NotAllowed):
        name_checks.answer(participation=officer, is_right=True, by=organiser)
    own = name_check_rules.actor_of(officer)
    with pytest.raises(Invalid):
        name_checks.answer(participation=officer, is_right=False, family_name=" ", by=own)
    check = name_checks.answer(participation=officer, is_right=False, family_name="Hassan", by=own)
    with pytest.raises(NotAllowed):
        name_checks.settle(check=check, family_name="Hassan", by=facilitator)
    name_checks.settle(check=check, family_name="Hassan", by=organiser)
    with pytest.raises(Conflict):
        name_checks.settle(check=check, family_name="Hassan", by=organiser)


def test_the_list_to_pass_round_holds_both_names(workshop, add_participant, organiser, client_of, work):
    add_participant("Sadykova", "Aigerim", person_fields={"native_name": "Айгерим Садыкова"})
    made = client_of(organiser).post(reverse("names_paper", args=[workshop.code]), follow=True).context["document"]
    work()
    made.refresh_from_db()
    words = text_of(made.file.read())
    assert "Aigerim Sadykova" in words and "Айгерим Садыкова" in words and "Whoever writes nothing agrees" in words


def test_the_badge_and_the_home_of_whoever_takes_part_ask_until_they_answer(client, workshop, add_participant, by):
    officer = add_participant("Hasan", "Noora")
    client.get(reverse("badge", args=[door_rules.badge_token(officer)]))
    room = client.get(reverse("rooms")).content.decode()
    assert reverse("own_name", args=[name_check_rules.token(officer)]) in room
    accounts.open(person=officer.person, email="noora@customs.example", by=by, password="a long password 1")
    home = slots.load("home.needs", actors.for_person(officer.person))
    assert any("Noora Hasan" in need.sentence for need in home)
    name_checks.answer(participation=officer, is_right=True, by=name_check_rules.actor_of(officer))
    assert "Your name on the certificate" not in client.get(reverse("rooms")).content.decode()
