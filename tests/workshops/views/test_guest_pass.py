"""Guest passes in the browser: given, read out, typed, used, ended."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.rules import clock
from workshops.actions import guest_pass as guest_passes
from workshops.models import GuestPass
from workshops.rules import guest_pass as rules


@pytest.fixture
def url(programme):
    return reverse("guest_passes", args=[programme.slug])


@pytest.fixture
def browser(client_of, organiser):
    return client_of(organiser)


def form(workshop, **fields):
    today = clock.today()
    return {
        "kind": "facilitator",
        "workshop": workshop.pk,
        "family_name": "Novak",
        "given_names": "Petra",
        "email": "novak@experts.example",
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=5)).isoformat(),
    } | fields


@pytest.fixture
def guest_pass(browser, url, workshop):
    browser.post(url, form(workshop))
    return GuestPass.objects.get()


def text(response):
    return response.content.decode()


def test_an_organiser_gives_a_pass_reads_its_code_out_and_the_guest_runs_the_plenary(browser, url, workshop, room):
    assert workshop.title in text(browser.get(f"{url}?workshop={workshop.code}"))
    page = browser.post(url, form(workshop), follow=True)
    one = GuestPass.objects.get()
    assert rules.url(one) in text(page) and "Make a code" in text(page)
    page = text(browser.post(reverse("guest_pass_code", args=[one.code]), follow=True))
    code = rules.read_out_code(GuestPass.objects.get())
    assert code in page
    guest = Client()
    came = guest.post(reverse("guest_code"), {"code": code.lower()})
    assert (came.status_code, came.url) == (302, reverse("workshop", args=[workshop.code]))
    assert guest.session.get_expiry_age() > 5 * 24 * 3600
    page = text(guest.get(came.url))
    assert "Petra Novak" in page and "Leave the portal" in page
    room.to("plenary")
    assert guest.get(reverse("plenary", args=[room.breakout.code])).status_code == 200
    assert guest.post(reverse("breakout_close", args=[room.breakout.code])).status_code == 302
    assert room.fresh(room.breakout).state == "closed"
    for name in ("workshop_details", "letters", "field_pack", "walk_ins"):
        assert guest.get(reverse(name, args=[workshop.code])).status_code == 403, name
    assert guest.get("/people/").status_code == 403 and guest.get("/").status_code == 200
    assert guest.get("/accounts/email/").status_code == 302
    assert "Last used" in text(browser.get(url))


def test_the_link_names_what_it_opens_and_only_a_press_lets_in(guest_pass):
    guest, link = Client(), reverse("guest_link", args=[rules.token(guest_pass)])
    page = guest.get(link)
    assert "Petra Novak" in text(page) and "no-store" in page["Cache-Control"]
    assert "door" not in guest.session
    assert guest.post(link).status_code == 302 and guest.get("/").status_code == 200
    left = guest.post(reverse("door_departure"))
    assert left.url == reverse("guest_code") and "storage" in left["Clear-Site-Data"]
    assert guest.get("/").status_code == 302


def test_whoever_was_signed_in_on_the_device_is_signed_out(guest_pass, client_of, facilitator):
    device, link = client_of(facilitator), reverse("guest_link", args=[rules.token(guest_pass)])
    assert "will be signed out" in text(device.get(link))
    device.post(link)
    assert device.get("/people/").status_code == 403 and device.get("/").context["actor"].is_guest


def test_ended_in_the_list_the_guest_is_outside_at_the_next_click(browser, guest_pass):
    guest = Client()
    guest.post(reverse("guest_link", args=[rules.token(guest_pass)]))
    assert guest.get("/workshops/").status_code == 200
    page = browser.post(reverse("guest_pass_ending", args=[guest_pass.code]), follow=True)
    assert "has ended" in text(page)
    assert guest.get("/workshops/").url.startswith("/accounts/login/")


def test_every_link_that_opens_nothing_gets_the_same_page(guest_pass, organiser):
    old = rules.token(guest_pass)
    guest_passes.renew_link(guest_pass=guest_pass, by=organiser)
    pages = {Client().get(reverse("guest_link", args=[token])).content for token in (old, "x" * 26, old[:-1] + "7")}
    assert len(pages) == 1


def test_a_wrong_code_stays_in_its_box_and_the_sixth_is_429(browser, guest_pass):
    browser.post(reverse("guest_pass_code", args=[guest_pass.code]))
    wrong = f"{guest_pass.opener}-2222-2222"
    answers = [Client().post(reverse("guest_code"), {"code": wrong}) for _try in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert wrong in text(answers[0]) and "opens nothing now" in text(answers[0])


def test_a_form_that_cannot_be_says_so_beside_the_field(browser, url, workshop):
    answer = browser.post(url, form(workshop) | {"workshop": ""})
    assert answer.status_code == 422 and "a donor to none" in text(answer)
    answer = browser.post(url, form(workshop, email="organiser@ods.example"))
    assert answer.status_code == 403 and not GuestPass.objects.exists()


def test_the_letter_and_a_new_link_are_one_press_each(browser, guest_pass):
    before = rules.url(guest_pass)
    assert "on its way" in text(browser.post(reverse("guest_pass_letters", args=[guest_pass.code]), follow=True))
    page = text(browser.post(reverse("guest_pass_link", args=[guest_pass.code]), follow=True))
    assert before not in page and rules.url(GuestPass.objects.get()) in page


def test_the_list_costs_the_same_with_one_pass_and_with_three(browser, url, workshop, guest_pass):
    def count():
        with CaptureQueriesContext(connection) as asked:
            browser.get(url)
        return len(asked)

    one = count()
    for n in range(2):
        browser.post(url, form(workshop, email=f"{n}@experts.example"))
    assert count() == one
