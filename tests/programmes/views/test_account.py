"""Signing in and out: by a mailed code, on several devices, and not at all once the sign-in is closed."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from programmes.models import RoleKind
from programmes.templatetags.devices import device

PASSWORD = "a long password 1"


def sign_in(email, password=PASSWORD, **headers):
    browser = Client(**headers)
    answer = browser.post("/accounts/login/", {"login": email, "password": password})
    return browser, answer


def text(response):
    return response.content.decode()


def test_a_mailed_code_opens_the_portal_once_without_a_password(organiser):
    email, browser = organiser.person.user.email, Client()
    answer = browser.post(reverse("account_request_login_code"), {"email": email})
    assert answer.url == reverse("account_confirm_login_code")
    (letter,) = mail.outbox
    assert letter.to == [email]
    code = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", letter.body, re.MULTILINE)[1]
    assert browser.post(answer.url, {"code": code}).url == "/"
    assert browser.get("/people/").status_code == 200
    assert Client().post(answer.url, {"code": code}).url != "/", "it is this browser's code"


def test_a_code_asked_for_an_address_nobody_has_tells_nothing(organiser):
    known, unknown = (
        Client().post(reverse("account_request_login_code"), {"email": email})
        for email in (organiser.person.user.email, "nobody@ods.example")
    )
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_the_devices_are_listed_in_words_and_the_others_are_signed_out(organiser):
    email = organiser.person.user.email
    desk, _ = sign_in(email, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0")
    phone, _ = sign_in(email, HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 15) AppleWebKit Chrome/150.0 Safari/537.36")
    page = text(desk.get(reverse("usersessions_list")))
    assert "Firefox on Windows" in page and "Chrome on Android" in page and page.count("(this one)") == 1
    answer = desk.post(reverse("usersessions_list"), follow=True)
    assert "The other devices are signed out." in text(answer) and "No other device" in text(answer)
    assert desk.get("/").status_code == 200 and phone.get("/").status_code == 302


@pytest.mark.parametrize(("line", "words"), [("", "An unknown device"), ("curl/8", "An unknown device")])
def test_a_browser_that_says_nothing_is_unknown(line, words):
    assert device(line) == words


def test_a_closed_sign_in_is_out_at_the_next_click_and_stays_out_when_opened_again(client_of, administrator, organiser):
    person = organiser.person
    desk, _ = sign_in(person.user.email)
    by = client_of(administrator)
    assert "Close the sign-in" in text(by.get(reverse("person", args=[person.code])))
    page = text(by.post(reverse("person_account_closing", args=[person.code]), {"reason": "Left"}, follow=True))
    assert "This sign-in is closed" in page and "Open it again" in page
    assert desk.get("/people/").status_code == 302
    again, answer = sign_in(person.user.email)
    assert again.get("/people/").status_code == 302
    by.post(reverse("person_account_reopening", args=[person.code]))
    assert desk.get("/people/").status_code == 302, "what was signed in before is not in by itself"
    assert sign_in(person.user.email)[0].get("/people/").status_code == 200


def test_an_organiser_closes_no_sign_in(client_of, organiser, facilitator):
    browser, code = client_of(organiser), facilitator.person.code
    assert "Close the sign-in" not in text(browser.get(reverse("person", args=[code])))
    for name in ("person_account_closing", "person_account_reopening"):
        assert browser.post(reverse(name, args=[code])).status_code == 403


def test_a_system_administrator_closes_an_administrators_sign_in_from_the_list_of_roles(
    client_of, make_actor, administrator, facilitator
):
    keeper = client_of(make_actor(RoleKind.SYSTEM_ADMINISTRATOR))
    closing = reverse("person_account_closing", args=[administrator.person.code])
    assert closing in text(keeper.get(reverse("roles", args=["ods"])))
    assert keeper.post(closing).url == reverse("administrators")
    administrator.person.user.refresh_from_db()
    assert not administrator.person.user.is_active
    assert keeper.post(reverse("person_account_closing", args=[facilitator.person.code])).status_code == 404


def test_a_role_is_given_from_a_day_and_ended_on_one_or_at_once(client_of, administrator, facilitator, programme):
    browser, url = client_of(administrator), reverse("roles", args=[programme.slug])
    given = {"family_name": "Haddad", "email": "h@ods.example", "kind": "donor", "starts_on": "2031-02-01"}
    assert browser.post(url, given | {"ends_on": "2031-01-01"}).status_code == 422
    browser.post(url, given | {"ends_on": "2031-03-01"})
    assert "1 February 2031" in text(browser.get(url)) and "1 March 2031" in text(browser.get(url))
    role, visitor = facilitator.person.roles.get(), client_of(facilitator)
    ending = reverse("role_ending", args=[role.code])
    assert browser.post(ending, {"on": "soon"}).status_code == 422
    browser.post(ending, {"on": "2031-01-01"})
    assert visitor.get(reverse("programme", args=[programme.slug])).status_code == 200
    browser.post(ending)
    assert visitor.get(reverse("programme", args=[programme.slug])).status_code == 404
    assert browser.post(reverse("role_ending", args=[administrator.person.roles.get().code])).status_code == 403
