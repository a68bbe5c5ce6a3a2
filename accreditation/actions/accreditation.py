from django.utils.translation import gettext as _

from accreditation.actions import notice as notices
from accreditation.models import Accreditation, Candidacy, Notice
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import words
from programmes.actions import history, outbox
from programmes.actions import person as people
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock, second_factor
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

MOVES = accreditation_rules.MOVES
S = Accreditation.State


def grant(*, decision, by):
    """Put a trainer on the roster. Only a recorded decision to accredit does this, in its own transaction."""
    candidacy = decision.candidacy
    route = candidacy.route
    with refusals():
        accreditation = Accreditation(
            programme=candidacy.programme,
            person=candidacy.person,
            # As it will stand on the certificate: in the language of the workshop, else in English.
            title=route.award.localize(candidacy.participation.workshop.language.tag),
            granted_on=decision.decided_on,
            valid_until=words.months_later(decision.decided_on, route.validity_months),
            decision=decision,
        )
        accreditation.validate_constraints()
        accreditation.save()
        history.record("accreditations.grant", accreditation, by=by, to_state=accreditation.state)
        outbox.write("accreditation.accreditation.granted", accreditation)
        return accreditation


def load_earlier(*, programme, person, title, granted_on, letter, by, valid_until=None):
    """A trainer accredited before the portal: the letter is the proof. `valid_until` only where one was decided."""
    accreditation = Accreditation(
        programme=programme,
        person=person,
        title=title,
        granted_on=granted_on,
        valid_until=valid_until,
        letter=letter.strip(),
    )
    if not accreditation_rules.can_administer(by, accreditation):
        raise NotAllowed(_("The programme administrator puts a trainer on the roster; never themselves."))
    second_factor.must(by, _("Put the trainer on the roster"))
    if granted_on > clock.today():
        raise Invalid(_("This day has not come yet."), field="granted_on")
    if Candidacy.objects.open().filter(programme=programme, person=person).exists():
        raise Conflict(_("This person is a candidate of the programme; a decision puts them on the roster."))
    with refusals():
        accreditation.full_clean(exclude=["code"])
        accreditation.save()
        people.bring_in(person=person, programme=programme, by=by)
        history.record("accreditations.load_earlier", accreditation, by=by, to_state=accreditation.state)
        return accreditation


def suspend(*, accreditation, by, reason):
    """Out of force until decided otherwise; an open notice ends with it."""
    _must_show(accreditation, "suspend", by)
    with refusals():
        accreditation = perform(
            MOVES, accreditation, "suspend", by=by, history_act="accreditations.suspend", reason=reason
        )
        notices.close(accreditation=accreditation, outcome=Notice.Outcome.SUSPENDED)
        return accreditation


def reinstate(*, accreditation, by, reason):
    _must_show(accreditation, "reinstate", by)
    return perform(MOVES, accreditation, "reinstate", by=by, history_act="accreditations.reinstate", reason=reason)


def withdraw(*, accreditation, by, reason):
    """Take a trainer off the roster for good; a new candidacy may follow."""
    _must_show(accreditation, "withdraw", by)
    with refusals():
        accreditation = perform(
            MOVES, accreditation, "withdraw", by=by, history_act="accreditations.withdraw", reason=reason
        )
        notices.close(accreditation=accreditation, outcome=Notice.Outcome.WITHDRAWN)
        outbox.write("accreditation.accreditation.withdrawn", accreditation)
        return accreditation


def leave(*, accreditation, by, reason):
    """They stop of their own will, and are a former trainer: no sanction, and a new candidacy may follow."""
    _must_show(accreditation, "leave", by)
    with refusals():
        accreditation = perform(MOVES, accreditation, "leave", by=by, history_act="accreditations.leave", reason=reason)
        notices.close(accreditation=accreditation, outcome=Notice.Outcome.LEFT)
        return accreditation


def lapse(*, accreditation, by):
    """The day until which it was valid is over and nobody has renewed it; it may be renewed afterwards."""
    return perform(MOVES, accreditation, "lapse", by=by, history_act="accreditations.lapse")


def lapse_due(*, by):
    """Once a day: all whose day is over. Answers how many."""
    lapsed = 0
    for accreditation in Accreditation.objects.filter(state=S.ACTIVE, valid_until__lt=clock.today()).order_by("pk"):
        try:
            lapse(accreditation=accreditation, by=by)
        except Conflict:
            # Renewed, or taken off, between the reading and the lock.
            continue
        lapsed += 1
    return lapsed


def _must_show(accreditation, act, by):
    """The second step of sign-in, of those who may; `perform` refuses the others."""
    if MOVES[act].may(by, accreditation):
        second_factor.must(by, MOVES[act].label)
