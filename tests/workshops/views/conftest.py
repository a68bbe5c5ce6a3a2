"""Officers of the room, in the browser."""

import pytest

from programmes.actions import account as accounts
from programmes.rules import actor as actors


@pytest.fixture
def signed_in(client_of, by):
    """signed_in(actor) -> a test client of an officer who had no sign-in until now."""

    def enter(actor):
        accounts.open(person=actor.person, email=f"{actor.person.code}@officers.example", by=by)
        return client_of(actors.for_person(actor.person))

    return enter
