from dataclasses import replace as copied

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import organisation as organisations
from programmes.actions import person as people
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.models import AgencyKind, Organisation, RoleKind
from programmes.models.base import search_key
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import requirement as requirements
from workshops.models import AgendaItem, Funding, Group, GroupReport, Membership, Participation, WaitingPlace, Workshop
from workshops.rules import attendance as attendance_rules
from workshops.rules import completion as completion_rules
from workshops.rules import participation as participation_rules
from workshops.rules import workshop as workshop_rules


def add(*, workshop, by, person=None, listed_as="", **fields):
    """Put somebody on the list: a known person, or an officer without a name.

    Administration, country, sex and post default to what is recorded of the person, and are kept as of this workshop.
    """
    _must_keep_the_list(workshop, by)
    fields |= {"person": person, "listed_as": listed_as}
    with refusals():
        _lock(workshop)
        participation = _enter(workshop, fields, by)
        history.record("participations.add", participation, by=by, programme=workshop.programme)
        return participation


def add_person(*, workshop, by, kind, languages=(), **fields):
    """Record a new person and put them on the list, in one transaction."""
    with refusals():
        person = people.add(programme=workshop.programme, by=by, languages=languages, **fields)
        return add(workshop=workshop, by=by, person=person, kind=kind)


def add_at_door(*, workshop, by, family_name, given_names="", organisation=None, agency="", sex="", another=False):
    """Somebody stands at the door who is on no list. `agency` names an administration the portal may not know yet.

    Asked twice for the same name, the list is not: a double tap on a telephone must not make two people. `another`
    says that it is somebody else of that name.
    """
    if not participation_rules.can_add_at_door(by, workshop):
        raise NotAllowed(_("People are added at the door while the workshop is running, by those who run it."))
    hand = _with_the_organisers_hand(by, workshop.programme)
    with refusals():
        _lock(workshop)
        if not another:
            _must_be_new(workshop, family_name, given_names)
        if organisation is None and agency.strip():
            organisation = _agency(agency.strip(), workshop, hand)
        country = (organisation.country if organisation else None) or workshop.country
        known = {"sex": sex, "organisation": organisation, "country": country}
        person = people.add(
            programme=workshop.programme, by=hand, family_name=family_name, given_names=given_names, **known
        )
        participation = _enter(workshop, {"person": person, **known, "expected_from": _from_today(workshop)}, hand)
        history.record(
            "participations.add_at_door",
            participation,
            by=by,
            programme=workshop.programme,
            number=participation.number,
        )
        return participation


def replace(*, participation, by, person=None, reason="", **fields):
    """Put a substitute in somebody's place: a known person, or a new one by the fields of Person.

    The place stays what it was: funding, seat and duties in the groups, items on the agenda. The personal number is
    new, because a badge with the old one may be printed. Certificates stay with whoever was named on them.
    """
    _must_keep_the_list(participation.workshop, by)
    programme = participation.workshop.programme
    with refusals():
        _lock(participation.workshop)
        _lock_groups(participation.workshop_id)
        former = Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
        if participation_rules.is_replaced(former):
            raise Conflict(_("{name} has been replaced already. Look at the list again.").format(name=former))
        home = {"organisation": former.organisation, "country": former.country}
        if person is None:
            person = people.add(programme=programme, by=by, **home | fields)
            home = {}
        entry = {name: getattr(person, name) or usual for name, usual in home.items()}
        state = former.State.TO_INVITE if former.state == former.State.TO_INVITE else former.State.EXPECTED
        entry |= {"person": person, "kind": former.kind, "state": state}
        entry |= {
            "expected_from": max(filter(None, [_from_today(former.workshop), former.expected_from]), default=None),
            "expected_until": former.expected_until,
        }
        substitute = _enter(former.workshop, entry | {"replaces": former}, by)
        if former.state not in Participation.AWAY:
            perform(
                participation_rules.MOVES,
                former,
                "withdraw",
                by=by,
                history_act="participations.withdraw",
                programme=programme,
                reason=reason,
            )
        handed_on = _hand_on(former, substitute)
        history.record(
            "participations.replace",
            substitute,
            by=by,
            programme=programme,
            reason=reason,
            replaced=former.number,
            **handed_on,
        )
        return substitute


def edit(*, participation, by, **changes):
    """Put an entry on the list right: a typing mistake can always be mended."""
    _must_keep_the_list(participation.workshop, by)
    days = [changes.get(name, getattr(participation, name)) for name in ("expected_from", "expected_until")]
    if {"expected_from", "expected_until"} & set(changes):
        attendance_rules.check_days(participation.workshop, *days)
    with refusals():
        if changes.get("kind", Participation.Kind.PARTICIPANT) != Participation.Kind.PARTICIPANT:
            _lock_groups(participation.workshop_id)
            _must_have_no_seat(participation)
            WaitingPlace.objects.filter(participation=participation).delete()
        before = {name: str(getattr(participation, name) or "") for name in changes}
        for name, value in changes.items():
            setattr(participation, name, value)
        participation.full_clean(exclude=["code"])
        participation.save()
        changed = {name: was for name, was in before.items() if was != str(getattr(participation, name) or "")}
        history.record(
            "participations.edit", participation, by=by, programme=participation.workshop.programme, before=changed
        )
        return participation


def move(*, participation, act, by, reason=""):
    """Complete, withdraw, mark_absent or restore: the moves of workshops.rules.participation.MOVES.

    Whoever lacks something completes by one line of `reason` alone: it is kept with the entry, and shown.
    """
    if not participation_rules.MOVES[act].may(by, participation):
        raise NotAllowed(_("Only organisers keep the list, and only while the workshop is open for writing."))
    with transaction.atomic():
        if act in ("decline", "withdraw", "mark_absent"):
            _lock_groups(participation.workshop_id)
            _must_have_no_seat(participation)
            WaitingPlace.objects.filter(participation=participation).delete()
        despite = ""
        if act == "complete" and participation.state in participation_rules.COMING:
            requirements.pin(workshop=participation.workshop)
            despite = _despite(participation.pk, reason)
        return perform(
            participation_rules.MOVES,
            participation,
            act,
            by=by,
            history_act=f"participations.{act}",
            programme=participation.workshop.programme,
            reason=reason,
            completed_despite=despite,
        )


def complete_all(*, workshop, by):
    """Those still expected who have everything that is asked have completed the workshop. Answers their number.

    Everyone counts as present unless marked absent. Who lacks something stays as they are.
    """
    _must_keep_the_list(workshop, by)
    if workshop.today(clock.now()) < workshop.ends_on:
        raise Conflict(_("The workshop is not over yet. On its last day, everyone present can be marked as completed."))
    with refusals():
        _lock(workshop)
        found = completion_rules.of_workshop(requirements.pin(workshop=workshop)).values()
        coming = [one for one in found if one.participation.state in participation_rules.COMING]
        number = workshop.participations.filter(
            pk__in=[one.participation.pk for one in coming if one.is_complete], state__in=participation_rules.COMING
        ).update(state=Participation.State.COMPLETED)
        left = {one.participation.number: one.lacking for one in coming if not one.is_complete}
        history.record("participations.complete_all", workshop, by=by, number=number, left=left)
        return number


def _despite(pk, reason):
    """The reason that is kept, where something is missing; empty where nothing is, whatever was typed."""
    found = completion_rules.of(Participation.objects.select_related("workshop__programme").get(pk=pk))
    if not found.participation.is_trainee or found.is_complete:
        return ""
    reason = " ".join(reason.split())
    if not reason:
        words = _("{name} lacks: {things}. Whoever completes all the same needs one line of reason.")
        raise Invalid(words.format(name=found.participation, things=found.lacking), field="reason")
    if len(reason) > 300:
        raise Invalid(_("One line of at most 300 letters."), field="reason")
    return reason


def _must_keep_the_list(workshop, by):
    if not workshop_rules.can_write(by, workshop):
        raise NotAllowed(_("Only organisers keep the list, and only while the workshop is open for writing."))


def _must_have_no_seat(participation):
    if participation.memberships.exists():
        raise Conflict(_("Free the seat in the break-out first, so that it can be given to somebody else."))


def _lock(workshop):
    """The workshop's row hands out personal numbers one at a time."""
    Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)


def _lock_groups(workshop_pk):
    """A seat that is being taken this moment is taken first, and then seen here; or finds nobody to sit."""
    list(Group.objects.select_for_update(of=("self",)).filter(breakout__workshop=workshop_pk).order_by("pk"))


def _enter(workshop, fields, by):
    """One more entry, with the next number. What is not given is taken from what is recorded of the person."""
    person = fields.get("person")
    if person:
        for name in ("organisation", "country", "sex", "post"):
            fields[name] = fields.get(name) or getattr(person, name)
    last = workshop.participations.aggregate(last=Max("number"))["last"] or 100
    participation = Participation(workshop=workshop, number=last + 1, **fields)
    participation.full_clean(exclude=["code"])
    participation.save()
    if person:
        people.bring_in(person=person, programme=workshop.programme, by=by)
    return participation


def _with_the_organisers_hand(by, programme):
    """Facilitators record no people elsewhere; at the door they do, and History still names them."""
    return copied(by, roles=(*by.roles, (RoleKind.ORGANISER, programme.pk)))


def _from_today(workshop):
    """Whoever joins while the workshop runs was not there on the days before; None on the first day, or afterwards."""
    today = workshop.today(clock.now())
    return today if workshop.starts_on < today <= workshop.ends_on else None


def _must_be_new(workshop, family_name, given_names):
    name = search_key(given_names, family_name)
    for there in workshop.participations.filter(person__isnull=False).select_related("person"):
        if search_key(there.person.given_names, there.person.family_name) == name:
            raise Conflict(
                _("{name} is on the list already, with number {number}.").format(name=there, number=there.number),
                field="family_name",
            )


def _agency(name, workshop, by):
    """The administration of this name, or a new one whose kind can be put right later."""
    key = search_key(name)
    for known in Organisation.objects.filter(search_key__startswith=key):
        if key in (search_key(str(known)), known.search_key):
            return known
    return organisations.add(name=name, kind=AgencyKind.OTHER, country=workshop.country, by=by)


def _without_blanks(fields):
    return {name: value for name, value in fields.items() if value}


def _hand_on(former, substitute):
    """The seats with their duties, the places in a line, the items on the agenda. `taken` stays: nobody else moves."""
    groups = list(former.memberships.order_by("group_id").values_list("group_id", "group__letter", "is_secretary"))
    Membership.objects.filter(participation=former).update(participation=substitute)
    WaitingPlace.objects.filter(participation=former).update(participation=substitute)
    # Another secretary: what the former one still has on screen no longer overwrites.
    GroupReport.objects.filter(group_id__in=[pk for pk, _letter, writes in groups if writes]).update(
        epoch=F("epoch") + 1
    )
    # Whoever was paid for differently stays so in the books: the place they had was paid for, by whoever fills it.
    for row in Funding.objects.filter(participation=former):
        Funding.objects.create(participation=substitute, source=row.source, grant=row.grant, percent=row.percent)
    items = AgendaItem.taught_by.through.objects.filter(participation=former).update(participation=substitute)
    return {"groups": [letter for _pk, letter, _writes in groups], "items": items}
