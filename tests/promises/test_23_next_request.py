"""Promise 23: what ends, ends at the next request: a sign-in, a role, a pass, a badge, a device signed out elsewhere.

Everybody × everything that can end for them, on a device that was inside a moment ago; `make test` tries all endings on
two roles and one on the others.
"""

import os
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from programmes.actions import account as accounts
from programmes.actions import role as roles
from programmes.models import Role, RoleKind, User
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from workshops.actions import door as doors
from workshops.actions import guest_pass as guest_passes
from workshops.actions import participation as participations
from workshops.models import GuestPass
from workshops.rules import door as door_rules
from workshops.rules import guest_pass as guest_pass_rules

ALL = os.environ.get("PROMISES") == "all"
PASSWORD = "a long password 1"
pytestmark = pytest.mark.django_db


def sign_in(person):
    browser = Client()
    browser.post("/accounts/login/", {"login": person.user.email, "password": PASSWORD})
    return browser


def is_inside(browser, url):
    return browser.get(url).status_code == 200


def end_role(person, _elsewhere):
    for role in person.roles.all():
        roles.end(role=role, by=SYSTEM)


def role_ran_out(person, _elsewhere):
    person.roles.update(ends_on=clock.today() - timedelta(days=1))


def close(person, _elsewhere):
    accounts.close(person=person, by=SYSTEM)


def sign_out_elsewhere(person, elsewhere):
    elsewhere.post(reverse("usersessions_list"))


def change_password(person, elsewhere):
    elsewhere.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "another long one 2", "password2": "another long one 2"},
    )


def forget_password(person, _elsewhere):
    user = User.objects.get(pk=person.user.pk)
    user.set_password("another long one 2")
    user.save()


ENDINGS = (end_role, role_ran_out, close, sign_out_elsewhere, change_password, forget_password)


@pytest.fixture
def opens(programme, make_actor):
    """{kind of role: (person, an address that only this role opens to them)}"""
    page, list_of_administrators = reverse("programme", args=[programme.slug]), reverse("administrators")
    return {
        kind: (make_actor(kind).person, list_of_administrators if kind == RoleKind.SYSTEM_ADMINISTRATOR else page)
        for kind in RoleKind.values
    }


def accounts_that_stayed(opens, endings=ENDINGS):
    """Returns (cases, who was still inside after what)."""
    cases, stale = 0, []
    for kind, (person, url) in opens.items():
        kept = list(person.roles.values())
        for ending in endings if ALL or kind in (RoleKind.ORGANISER, RoleKind.DONOR) else endings[:1]:
            device, elsewhere = sign_in(person), sign_in(person)
            assert is_inside(device, url), f"{kind} was never inside"
            ending(person, elsewhere)
            cases += 1
            if is_inside(device, url):
                stale.append(f"{kind} after {ending.__name__}")
            _as_before(person, kept)
    return cases, stale


def _as_before(person, kept):
    Role.objects.filter(person=person).delete()
    Role.objects.bulk_create(Role(**row) for row in kept)
    user = User.objects.get(pk=person.user.pk)
    user.is_active = True
    user.set_password(PASSWORD)
    user.save()


def holding(kept):
    browser = Client()
    session = browser.session
    session[door_rules.KEPT_AS] = kept
    session.save()
    return browser


def pass_ends(one, _workshop):
    guest_passes.end(guest_pass=one, by=SYSTEM)


def pass_made_anew(one, _workshop):
    guest_passes.renew_link(guest_pass=one, by=SYSTEM)


def pass_ran_out(one, _workshop):
    yesterday = clock.today() - timedelta(days=1)
    GuestPass.objects.filter(pk=one.pk).update(starts_on=yesterday, ends_on=yesterday)


def holder_shut_out(one, _workshop):
    accounts.open(person=one.person, email=one.person.email, by=SYSTEM)
    accounts.close(person=one.person, by=SYSTEM)


def guests_that_stayed(programme, workshop):
    cases, stale = 0, []
    for kind in GuestPass.Kind.values:
        for ending in (pass_ends, pass_made_anew, pass_ran_out, holder_shut_out):
            one = guest_passes.give(
                programme=programme,
                workshop=None if kind == RoleKind.DONOR else workshop,
                kind=kind,
                family_name="Novak",
                email=f"{kind}.{ending.__name__}@experts.example",
                ends_on=clock.today() + timedelta(days=3),
                by=SYSTEM,
            )
            device, url = holding(guest_pass_rules.kept(one)), reverse("workshop", args=[workshop.code])
            assert is_inside(device, url)
            ending(one, workshop)
            cases += 1
            stale += [f"guest, {kind}, after {ending.__name__}"] if is_inside(device, url) else []
    return cases, stale


def badge_renewed(one):
    doors.renew_badge(participation=one, by=SYSTEM)


def taken_off_the_list(one):
    participations.move(participation=one, act="withdraw", by=SYSTEM)


def shut_out(one):
    accounts.open(person=one.person, email=f"{one.person.code}@officers.example", by=SYSTEM)
    accounts.close(person=one.person, by=SYSTEM)


def badges_that_stayed(add_participant):
    cases, stale = 0, []
    for ending in (badge_renewed, taken_off_the_list, shut_out):
        one = add_participant(ending.__name__)
        device = holding(door_rules.kept(door_rules.of_participation(one)))
        assert is_inside(device, reverse("rooms"))
        ending(one)
        cases += 1
        stale += [f"badge after {ending.__name__}"] if is_inside(device, reverse("rooms")) else []
    return cases, stale


def test_whatever_ends_is_out_at_the_next_request(opens, programme, workshop, add_participant, capsys, monkeypatch):
    found = [accounts_that_stayed(opens), guests_that_stayed(programme, workshop), badges_that_stayed(add_participant)]
    cases, stale = sum(number for number, _ in found), [line for _, lines in found for line in lines]
    caught = control(opens, monkeypatch)
    with capsys.disabled():
        print(f"\npromise 23: {cases} endings, {len(stale)} stale accesses, control caught {caught}/1")
    assert not stale, "\n".join(stale)
    assert caught == 1


def control(opens, monkeypatch):
    """A portal that remembered roles for the length of a sign-in."""
    remembered, real = {}, actors.for_user
    monkeypatch.setattr(
        "ttt_portal.middleware.actors.for_user",
        lambda user, **kept: remembered.setdefault(user.pk, real(user, **kept)),
    )
    one = {RoleKind.ORGANISER: opens[RoleKind.ORGANISER]}
    return len(accounts_that_stayed(one, [end_role])[1])
