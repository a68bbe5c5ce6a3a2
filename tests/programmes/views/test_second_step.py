"""The second step of sign-in: asked at the act, and what was typed is kept until it has been shown."""

import time
from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from programmes.models import RoleKind
from programmes.rules import actor as actors
from programmes.rules.refusal import NotAllowed
from programmes.rules.second_factor import SecondStepNeeded
from reports.actions import certificate as certificates
from reports.models import Certificate
from workshops.actions import participation as participations
from workshops.actions import restricted_data

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def asked(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def ground(workshop, add_participant, by):
    return participations.move(participation=add_participant("Hasan", "Noora"), act="complete", by=by)


@pytest.fixture
def issue(ground):
    return reverse("participation_certificate", args=[ground.code])


def code_now(secret=SECRET):
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def with_app(actor):
    TOTP.activate(actor.person.user, SECRET)
    return actor


def records(session, actor, *found):
    """What allauth keeps of how somebody has signed in."""
    session["account_authentication_methods"] = list(found)
    session["account_authentication_methods_user"] = str(actor.person.user.pk)
    session.save()


def text(response):
    return response.content.decode()


def test_issuing_leads_to_the_second_step_and_back_with_nothing_lost(client_of, administrator, issue, workshop):
    browser = client_of(with_app(administrator))
    answer = browser.post(issue, {"note": "Kept, word for word"})
    assert answer.url == reverse("second_step") and not Certificate.objects.exists()
    page = text(browser.get(answer.url))
    assert "Issue the certificate" in page and "Show the second step" in page
    shown = browser.post(f"{reverse('mfa_reauthenticate')}?next={reverse('second_step')}", {"code": code_now()})
    assert shown.url == reverse("second_step")
    page = text(browser.get(shown.url))
    assert 'value="Kept, word for word"' in page and f'action="{issue}"' in page and not Certificate.objects.exists()
    browser.post(issue, {"note": "Kept, word for word"})
    assert Certificate.objects.count() == 1


def test_a_wrong_code_is_not_a_second_step(client_of, administrator, issue):
    browser = client_of(with_app(administrator))
    browser.post(issue)
    browser.post(f"{reverse('mfa_reauthenticate')}?next={reverse('second_step')}", {"code": "000000"})
    assert browser.post(issue).url == reverse("second_step") and not Certificate.objects.exists()


def test_it_counts_for_four_hours(client_of, administrator, issue):
    browser = client_of(with_app(administrator))
    for at, answers in ((time.time() - 3 * 3600, False), (time.time() - 5 * 3600, True)):
        session = browser.session
        records(session, administrator, {"method": "mfa", "at": at, "id": 1, "type": "totp"})
        assert (browser.post(issue).url == reverse("second_step")) is answers


def test_whoever_has_none_is_told_so_and_sets_one_up(client_of, administrator, issue):
    browser = client_of(administrator)
    browser.post(issue, {"note": "Mine"})
    page = text(browser.get(reverse("second_step")))
    assert "You have none yet" in page and reverse("mfa_activate_totp") in page
    session = browser.session
    records(session, administrator, {"method": "password", "at": time.time(), "reauthenticated": True})
    assert browser.get(reverse("mfa_activate_totp")).status_code == 200
    browser.post(reverse("mfa_activate_totp"), {"code": code_now(browser.session["mfa.totp.secret"])})
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}
    assert "Something waits for your second step" in text(browser.get(reverse("mfa_index")))
    assert 'value="Mine"' in text(browser.get(reverse("second_step")))


def test_the_reference_data_asks_too_and_those_who_may_not_are_refused_first(client_of, make_actor, organiser):
    keeper = client_of(with_app(make_actor(RoleKind.SYSTEM_ADMINISTRATOR)))
    assert keeper.get("/admin/").url == reverse("second_step")
    assert client_of(organiser).get("/admin/").status_code in (302, 403)
    assert client_of(organiser).post("/admin/").url != reverse("second_step")


def test_those_who_may_not_are_refused_and_never_led_there(organiser, ground):
    with pytest.raises(NotAllowed):
        certificates.issue(participation=ground, by=organiser)


def test_an_action_asks_whoever_is_signed_in_and_has_not_shown_it(administrator, ground):
    with pytest.raises(SecondStepNeeded):
        certificates.issue(participation=ground, by=replace(administrator, second_step=False))
    assert certificates.issue(participation=ground, by=administrator)


def test_a_script_gets_a_sentence(client_of, administrator, issue):
    answer = client_of(administrator).post(issue, headers={"accept": "application/json"})
    assert answer.status_code == 403 and "second step" in answer.json()["sentence"]
    answer = client_of(administrator).post(issue, headers={"hx-request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, reverse("second_step"))


def test_the_demo_goes_without(client_of, administrator, issue, settings):
    settings.SECOND_FACTOR = False
    client_of(administrator).post(issue)
    assert Certificate.objects.count() == 1


def test_the_page_back_is_one_of_ours(client_of, administrator, issue):
    browser = client_of(with_app(administrator))
    browser.post(issue, headers={"referer": "https://elsewhere.example/"})
    assert browser.session["second_step"]["back"] == "/"


def test_passport_and_medical_data_of_others_ask_too_and_ones_own_do_not(organiser, add_participant, by):
    there = add_participant("Hasan", "Noora")
    restricted_data.put_down(participation=there, medical="Penicillin", by=by)
    with pytest.raises(SecondStepNeeded):
        restricted_data.read(participation=there, by=replace(organiser, second_step=False))
    assert restricted_data.read(participation=there, by=organiser).medical == "Penicillin"
    own = actors.for_person(there.person, second_step=False)
    assert restricted_data.read(participation=there, by=own)
