"""Sign-ins: opened for people by those who run their programmes; an address belongs to one person."""

import pytest

from programmes.actions import account as accounts
from programmes.models import History, Role, RoleKind, User
from programmes.rules.refusal import Conflict, NotAllowed


def test_an_organiser_opens_a_sign_in_and_vouches_for_the_address(organiser, make_person, programme):
    person = make_person("Hasan", "Noora")
    user = accounts.open(person=person, email="Noora@Customs.example", by=organiser)
    assert user.email == "noora@customs.example"
    assert not user.has_usable_password()
    address = user.emailaddress_set.get()
    assert address.verified and address.primary
    entry = History.objects.about(person).filter(act="accounts.open").get()
    assert (entry.actor_label, entry.programme) == (organiser.label, programme)


def test_a_person_and_an_address_have_one_sign_in(organiser, make_person):
    first, second = make_person("Hasan"), make_person("Rashid")
    accounts.open(person=first, email="one@customs.example", by=organiser)
    for person, email in ((first, "two@customs.example"), (second, "ONE@customs.example")):
        with pytest.raises(Conflict, match="already has a sign-in"):
            accounts.open(person=person, email=email, by=organiser)


def test_a_stranger_opens_no_sign_in(stranger, make_person):
    with pytest.raises(NotAllowed):
        accounts.open(person=make_person("Hasan"), email="one@customs.example", by=stranger)
    assert not User.objects.filter(email="one@customs.example").exists()


def test_a_sign_in_opened_as_a_part_of_another_act_asks_nothing_more(stranger, make_person):
    """roles.invite has asked who may, before the person was in any programme."""
    assert accounts.open_for(person=make_person("Hasan"), email="one@customs.example", by=stranger)


def test_a_new_portal_gets_its_first_administrator(db):
    user = accounts.first_administrator(email="root@portal.example", password="a long password 1")
    role = Role.objects.get(person=user.person)
    assert (role.kind, role.programme) == (RoleKind.SYSTEM_ADMINISTRATOR, None)
    assert user.check_password("a long password 1")
    assert History.objects.about(user.person).get().actor_kind == "system"


@pytest.fixture
def noora(make_person, by):
    person = make_person("Hasan", "Noora")
    accounts.open(person=person, email="noora@customs.example", by=by)
    return person


def test_an_administrator_closes_a_sign_in_and_opens_it_again(administrator, noora, programme):
    user = accounts.close(person=noora, by=administrator, reason="Left the service")
    assert not user.is_active
    entry = History.objects.about(noora).get(act="accounts.close")
    assert (entry.reason, entry.programme) == ("Left the service", programme)
    with pytest.raises(Conflict, match="closed already"):
        accounts.close(person=noora, by=administrator)
    assert accounts.reopen(person=noora, by=administrator).is_active
    with pytest.raises(Conflict, match="open already"):
        accounts.reopen(person=noora, by=administrator)


def test_nobody_below_closes_one_and_nobody_their_own_or_one_above(
    administrator, organiser, stranger, noora, make_actor, other_programme
):
    above = make_actor(RoleKind.SYSTEM_ADMINISTRATOR)
    for by, person in (
        (organiser, noora),
        (stranger, noora),
        (make_actor(RoleKind.PROGRAMME_ADMINISTRATOR, at=other_programme), noora),
        (administrator, administrator.person),
        (administrator, above.person),
        (above, noora),
        (above, above.person),
    ):
        with pytest.raises(NotAllowed):
            accounts.close(person=person, by=by)
    assert not User.objects.filter(is_active=False).exists()
    accounts.close(person=administrator.person, by=above)
    with pytest.raises(NotAllowed):
        accounts.reopen(person=administrator.person, by=organiser)


def test_somebody_without_a_sign_in_has_none_to_close(administrator, make_person):
    with pytest.raises(Conflict, match="no sign-in"):
        accounts.close(person=make_person("Rashid"), by=administrator)
