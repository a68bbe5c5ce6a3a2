"""Roles: given downward, never to oneself, ended by a date."""

from datetime import timedelta

import pytest

from programmes.actions import role as roles
from programmes.models import History, Person, RoleKind, User
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


def test_an_administrator_gives_a_role_and_the_person_is_known_to_the_programme(
    administrator, programme, other_programme, make_person
):
    person = make_person("Hasan", "Noora", in_programme=other_programme)
    role = roles.grant(person=person, kind=RoleKind.ORGANISER, programme=programme, by=administrator)
    assert role.starts_on == clock.today()
    assert programme in person.programmes.all()
    assert actors.for_person(person).holds(RoleKind.ORGANISER, programme_id=programme.pk)
    assert History.objects.about(role).get().act == "roles.grant"


@pytest.mark.parametrize("kind", [RoleKind.PROGRAMME_ADMINISTRATOR, RoleKind.ORGANISER, RoleKind.SYSTEM_ADMINISTRATOR])
def test_an_organiser_gives_nobody_a_role_at_or_above_their_own(organiser, programme, make_person, kind):
    of = None if kind == RoleKind.SYSTEM_ADMINISTRATOR else programme
    with pytest.raises(NotAllowed):
        roles.grant(person=make_person("Hasan"), kind=kind, programme=of, by=organiser)


def test_nobody_gives_a_role_to_themselves(administrator, programme):
    with pytest.raises(NotAllowed):
        roles.grant(person=administrator.person, kind=RoleKind.ORGANISER, programme=programme, by=administrator)


def test_nobody_gives_a_role_in_another_programme(administrator, other_programme, make_person):
    with pytest.raises(NotAllowed):
        roles.grant(person=make_person("Hasan"), kind=RoleKind.ORGANISER, programme=other_programme, by=administrator)


def test_the_same_role_is_held_once(administrator, programme, make_person):
    person = make_person("Hasan")
    roles.grant(person=person, kind=RoleKind.FACILITATOR, programme=programme, by=administrator)
    with pytest.raises((Invalid, Conflict), match="already holds"):
        roles.grant(person=person, kind=RoleKind.FACILITATOR, programme=programme, by=administrator)
    assert person.roles.count() == 1


def test_somebody_invited_by_address_gets_a_sign_in_once(administrator, programme):
    given = {"family_name": "Haddad", "given_names": "Salim", "email": "Haddad@ods.example", "by": administrator}
    roles.invite(programme=programme, kind=RoleKind.FACILITATOR, **given)
    roles.invite(programme=programme, kind=RoleKind.ASSESSOR, **given)
    user = User.objects.get(email="haddad@ods.example")
    assert user.emailaddress_set.get().verified
    assert set(user.person.roles.values_list("kind", flat=True)) == {RoleKind.FACILITATOR, RoleKind.ASSESSOR}


def test_an_invitation_that_is_refused_leaves_no_person_behind(organiser, programme):
    people = Person.objects.count()
    with pytest.raises(NotAllowed):
        roles.invite(
            programme=programme,
            kind=RoleKind.PROGRAMME_ADMINISTRATOR,
            email="haddad@ods.example",
            family_name="Haddad",
            given_names="",
            by=organiser,
        )
    assert Person.objects.count() == people


def test_a_role_that_ends_is_gone_at_once(administrator, programme, make_person):
    person = make_person("Hasan")
    role = roles.grant(person=person, kind=RoleKind.FACILITATOR, programme=programme, by=administrator)
    roles.end(role=role, by=administrator)
    assert not actors.for_person(person).holds(RoleKind.FACILITATOR)
    roles.end(role=role, by=administrator, on=clock.today())
    assert actors.for_person(person).holds(RoleKind.FACILITATOR), "today was said to be the last day"
    with clock.at(clock.now() + timedelta(days=1)):
        assert not actors.for_person(person).holds(RoleKind.FACILITATOR)
    assert [entry.act for entry in History.objects.about(role)] == ["roles.end", "roles.end", "roles.grant"]


def test_nobody_ends_a_role_above_their_own_or_their_own(administrator, organiser, programme):
    above = administrator.person.roles.get()
    own = organiser.person.roles.get()
    for role in (above, own):
        with pytest.raises(NotAllowed):
            roles.end(role=role, by=organiser)
        role.refresh_from_db()
        assert role.ends_on is None


def test_a_role_begins_on_its_day_and_does_not_end_before(administrator, programme, make_person):
    person, tomorrow = make_person("Hasan"), clock.today() + timedelta(days=1)
    with pytest.raises(Invalid, match="first day or later"):
        roles.grant(
            person=person,
            kind=RoleKind.DONOR,
            programme=programme,
            by=administrator,
            starts_on=tomorrow,
            ends_on=clock.today(),
        )
    roles.grant(person=person, kind=RoleKind.DONOR, programme=programme, by=administrator, starts_on=tomorrow)
    assert not actors.for_person(person).holds(RoleKind.DONOR)
    with clock.at(clock.now() + timedelta(days=1)):
        assert actors.for_person(person).holds(RoleKind.DONOR)
