"""The roster: who was accredited before, and who is suspended, reinstated or gone."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accreditation.actions import accreditation as accreditations
from accreditation.actions import candidacy as candidacies
from accreditation.models import Accreditation
from accreditation.rules import accreditation as accreditation_rules
from programmes.models import Outbox, RoleKind
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

S = Accreditation.State
EARLIER = {"title": "STCE Expert Trainer", "granted_on": date(2016, 11, 4), "letter": "WCO, 16.RL-0412"}


def test_a_trainer_from_before_the_portal_stands_on_the_roster_by_a_letter(programme, administrator, make_person):
    trainer = accreditations.load_earlier(
        programme=programme, person=make_person("Rusu", "Elena"), by=administrator, **EARLIER
    )
    assert trainer.is_in_force and trainer.decision is None
    assert not Outbox.objects.exists()


def test_without_decision_or_letter_nobody_stands_on_the_roster(programme, administrator, make_person):
    person = make_person("Rusu", "Elena")
    with pytest.raises(Invalid, match="letter"):
        accreditations.load_earlier(programme=programme, person=person, by=administrator, **EARLIER | {"letter": " "})
    with pytest.raises(IntegrityError), transaction.atomic():
        Accreditation.objects.create(programme=programme, person=person, title="T", granted_on=clock.today())


def test_nobody_puts_themselves_on_the_roster(programme, administrator):
    with pytest.raises(NotAllowed):
        accreditations.load_earlier(programme=programme, person=administrator.person, by=administrator, **EARLIER)


def test_a_candidate_comes_to_the_roster_by_a_decision_alone(walk, programme):
    with pytest.raises(Conflict, match="a decision puts them"):
        accreditations.load_earlier(programme=programme, person=walk.candidacy.person, by=walk.administrator, **EARLIER)


def test_suspended_reinstated_withdrawn_with_reasons_and_the_floors_above_hear_of_the_end(walk):
    walk.to("accredited")
    trainer, by = Accreditation.objects.get(), walk.administrator
    with pytest.raises(Invalid, match="reason"):
        accreditations.suspend(accreditation=trainer, by=by, reason="")
    assert accreditations.suspend(accreditation=trainer, by=by, reason="Complaint.").state == S.SUSPENDED
    assert accreditations.reinstate(accreditation=trainer, by=by, reason="Unfounded.").state == S.ACTIVE
    accreditations.withdraw(accreditation=trainer, by=by, reason="Left the service.")
    events = list(Outbox.objects.order_by("pk").values_list("event", flat=True))
    assert events == ["accreditation.accreditation.granted", "accreditation.accreditation.withdrawn"]


def test_after_a_withdrawal_the_way_may_be_gone_again(walk):
    walk.to("accredited")
    accreditations.withdraw(accreditation=Accreditation.objects.get(), by=walk.administrator, reason="Left.")
    assert candidacies.open(participation=walk.candidacy.participation, by=walk.organiser)


def test_a_trainer_does_not_reinstate_themselves(walk, sign_in, programme):
    walk.to("accredited")
    trainer = Accreditation.objects.get()
    accreditations.suspend(accreditation=trainer, by=walk.administrator, reason="Complaint.")
    own = sign_in(trainer.person, RoleKind.PROGRAMME_ADMINISTRATOR, programme)
    with pytest.raises(NotAllowed):
        accreditations.reinstate(accreditation=trainer, by=own, reason="I am fine.")


def test_a_route_with_a_validity_dates_the_end_and_without_one_nothing_expires(walk, route):
    route.validity_months = 36
    route.save()
    walk.to("accredited")
    trainer = Accreditation.objects.get()
    assert trainer.valid_until.year == trainer.granted_on.year + 3


def test_the_roster_is_for_the_team_and_a_donor_sees_no_name(walk, make_actor, facilitator, stranger, sign_in):
    walk.to("accredited")
    own = sign_in(walk.candidacy.person)
    seeing = [walk.organiser, walk.administrator, facilitator, *walk.assessors, own]
    blind = [make_actor(RoleKind.DONOR), make_actor(RoleKind.PARTICIPANT), stranger]
    assert [accreditation_rules.visible_to(actor).count() for actor in seeing] == [1] * 6
    assert [accreditation_rules.visible_to(actor).count() for actor in blind] == [0] * 3
