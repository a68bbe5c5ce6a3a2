"""Asking to be forgotten is one's own; the decision is an administrator's, and never one's own."""

import pytest

from programmes.actions import erasure as erasures
from programmes.models import Erasure, Outbox, RoleKind
from programmes.rules import actor as actors
from programmes.rules import erasure as rules
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


@pytest.fixture
def person(make_person):
    return make_person("Hasan", "Noora")


@pytest.fixture
def asked(person):
    return erasures.ask(person=person, by=actors.for_person(person), reason="I left the service")


def test_the_person_asks_once_and_may_take_it_back(person, organiser):
    own = actors.for_person(person)
    with pytest.raises(NotAllowed):
        erasures.ask(person=person, by=organiser)
    first = erasures.ask(person=person, by=own)
    with pytest.raises(Conflict):
        erasures.ask(person=person, by=own)
    with pytest.raises(NotAllowed):
        erasures.withdraw(erasure=first, by=organiser)
    assert erasures.withdraw(erasure=first, by=own).state == "withdrawn"
    assert erasures.ask(person=person, by=own).state == "asked"


def test_an_administrator_of_the_programme_decides_and_nobody_else(
    asked, administrator, organiser, stranger, make_actor
):
    system = make_actor(RoleKind.SYSTEM_ADMINISTRATOR)
    for somebody in (organiser, stranger, system, actors.for_person(asked.person)):
        with pytest.raises(NotAllowed):
            erasures.agree(erasure=asked, by=somebody)
        with pytest.raises(NotAllowed):
            erasures.decline(erasure=asked, by=somebody, answer="No")
    for somebody, sees in ((administrator, 1), (organiser, 0), (stranger, 0), (system, 0)):
        assert rules.visible_to(somebody).count() == sees
    agreed = erasures.agree(erasure=asked, by=administrator, spellings="Nounou")
    assert (agreed.state, agreed.spellings) == ("agreed", "Nounou")
    assert Outbox.objects.get(event="programmes.erasure.agreed").object_pk == asked.pk
    with pytest.raises(Conflict):
        erasures.withdraw(erasure=asked, by=actors.for_person(asked.person))
    with pytest.raises(Conflict):
        erasures.agree(erasure=asked, by=administrator)


def test_declining_says_why_and_of_somebody_in_no_programme_the_system_decides(asked, administrator, make_actor):
    with pytest.raises(Invalid):
        erasures.decline(erasure=asked, by=administrator, answer=" ")
    declined = erasures.decline(erasure=asked, by=administrator, answer="A complaint is open.")
    assert (declined.state, declined.answer) == ("declined", "A complaint is open.")
    again = erasures.ask(person=asked.person, by=actors.for_person(asked.person))
    asked.person.programmes.clear()
    assert erasures.agree(erasure=again, by=make_actor(RoleKind.SYSTEM_ADMINISTRATOR)).state == "agreed"


def test_nobody_decides_on_themselves(administrator):
    own = erasures.ask(person=administrator.person, by=administrator)
    with pytest.raises(NotAllowed):
        erasures.agree(erasure=own, by=administrator)
    assert Erasure.objects.get().state == "asked"
