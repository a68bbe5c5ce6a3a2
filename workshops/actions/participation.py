from django.db.models import Max
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import person as people
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.models import Participation, Workshop
from workshops.rules import participation as participation_rules
from workshops.rules import workshop as workshop_rules


def add(*, workshop, by, person=None, listed_as="", **fields):
    """Put somebody on the list: a known person, or an officer without a name.

    Administration, country, sex and post default to what is recorded of the person, and are kept as of this workshop.
    """
    if not workshop_rules.can_write(by, workshop):
        raise NotAllowed(_("Only organisers keep the list, and only while the workshop is open for writing."))
    with refusals():
        # The workshop's row hands out personal numbers one at a time.
        Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        if person:
            for name in ("organisation", "country", "sex", "post"):
                if not fields.get(name):
                    fields[name] = getattr(person, name)
        last = workshop.participations.aggregate(last=Max("number"))["last"] or 100
        participation = Participation(workshop=workshop, person=person, listed_as=listed_as, number=last + 1, **fields)
        participation.full_clean(exclude=["code"])
        participation.save()
        if person:
            people.bring_in(person=person, programme=workshop.programme, by=by)
        history.record("participations.add", participation, by=by, programme=workshop.programme)
        return participation


def add_person(*, workshop, by, kind, funded_by=None, languages=(), **fields):
    """Record a new person and put them on the list, in one transaction."""
    with refusals():
        person = people.add(programme=workshop.programme, by=by, languages=languages, **fields)
        return add(workshop=workshop, by=by, person=person, kind=kind, funded_by=funded_by)


def edit(*, participation, by, **changes):
    """Mend an entry on the list."""
    if not participation_rules.can_write(by, participation):
        raise NotAllowed(_("Only organisers keep the list, and only while the workshop is open for writing."))
    with refusals():
        for name, value in changes.items():
            setattr(participation, name, value)
        participation.full_clean(exclude=["code"])
        participation.save()
        history.record("participations.edit", participation, by=by, programme=participation.workshop.programme)
        return participation


def move(*, participation, act, by, reason=""):
    """Complete, withdraw, mark_absent or restore: the moves of workshops.rules.participation.MOVES."""
    if not participation_rules.MOVES[act].may(by, participation):
        raise NotAllowed(_("Only organisers keep the list, and only while the workshop is open for writing."))
    if act in ("decline", "withdraw", "mark_absent") and participation.memberships.exists():
        raise Conflict(_("Free the seat in the break-out first, so that it can be given to somebody else."))
    return perform(
        participation_rules.MOVES,
        participation,
        act,
        by=by,
        history_act=f"participations.{act}",
        programme=participation.workshop.programme,
        reason=reason,
    )


def complete_all(*, workshop, by):
    """Everyone counts as present unless marked absent: those still expected have completed the workshop."""
    if not workshop_rules.can_write(by, workshop):
        raise NotAllowed(_("Only organisers keep the list, and only while the workshop is open for writing."))
    if workshop.today(clock.now()) < workshop.ends_on:
        raise Conflict(_("The workshop is not over yet. On its last day, everyone present can be marked as completed."))
    with refusals():
        number = (
            workshop.participations.trainees()
            .filter(state__in=participation_rules.COMING)
            .update(state=Participation.State.COMPLETED)
        )
        history.record("participations.complete_all", workshop, by=by, number=number)
        return number
