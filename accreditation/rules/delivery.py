"""National courses: who reports, who confirms, what counts. Nobody confirms what they have reported or taught."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.models import Delivery, DeliveryTrainer
from accreditation.rules import national_plan as plan_rules
from accreditation.rules import national_training
from accreditation.rules import trainer_link as link_rules
from programmes.models import Upload
from programmes.models.base import search_key
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves
from programmes.rules.refusal import NotAllowed

S = Delivery.State


def visible_to(actor):
    """The team and the donors of the programme; those who taught or reported; the focal point of the plan."""
    if actor.is_system:
        return Delivery.objects.all()
    seen = Q(programme_id__in=actor.programme_ids(*national_training.READERS))
    if opened := actor.opens("national_plan"):
        seen |= Q(plan_id=opened)
    if person := link_rules.me(actor):
        mine = DeliveryTrainer.objects.filter(person=person).values("delivery_id")
        if not actor.opens("national_plan"):
            seen |= Q(pk__in=mine) | Q(reported_by=person)
        if actor.kind == "user":
            seen |= Q(plan__focal_person=person)
    return Delivery.objects.filter(seen)


def is_own(actor, delivery):
    """Reported or taught by this actor; the e-mail of a link tells the same person without an account."""
    theirs = {delivery.reported_by_id, *(one.person_id for one in delivery.taught_by.all())} - {None}
    me = link_rules.me(actor)
    if me and me.pk in theirs:
        return True
    if actor.opens("national_plan") and delivery.plan:
        people = [one.person for one in delivery.taught_by.all()] + [delivery.reported_by]
        email = delivery.plan.focal_email.casefold()
        return any(person and person.email.casefold() == email for person in people)
    return False


def can_report(actor, programme):
    """A trainer of the programme, signed in or by the link; an organiser types in what came by telephone or paper."""
    if programme_rules.can_organise(actor, programme):
        return True
    if actor.kind not in ("user", link_rules.LINK) or actor.opens("national_plan"):
        return False
    return national_training.is_trainer(link_rules.me(actor), programme)


def can_report_any(actor):
    """Is there a programme this actor may report a course of?"""
    return programmes_of_reporter(actor).exists()


def programmes_of_reporter(actor):
    if actor.kind == "user":
        organised = programme_rules.organised_by(actor).values("pk")
        taught = national_training.programmes_taught_by(actor.person).values("pk")
        model = programme_rules.organised_by(actor).model
        return model.objects.filter(Q(pk__in=organised) | Q(pk__in=taught))
    return programme_rules.organised_by(actor)


def can_correct(actor, delivery):
    """While it is reported: whoever reported or taught it, and the organisers."""
    if programme_rules.can_organise(actor, delivery.programme):
        return True
    return is_own(actor, delivery) and not actor.opens("national_plan")


def can_confirm(actor, delivery):
    """The focal point, or an organiser who records what the administration wrote; never of one's own report."""
    if actor.is_system:
        return True
    may = plan_rules.is_focal(actor, delivery.plan) or programme_rules.can_organise(actor, delivery.programme)
    return may and not is_own(actor, delivery)


def must_confirm(actor, delivery):
    if can_confirm(actor, delivery):
        return
    if is_own(actor, delivery):
        raise NotAllowed(_("Nobody confirms a course they have reported or taught themselves."))
    raise NotAllowed(_("The focal point of the administration confirms, or an organiser with the reference."))


def can_put_aside(actor, delivery):
    """Who may confirm; and the organisers, also of a report of their own: what was typed in by mistake goes."""
    return can_confirm(actor, delivery) or programme_rules.can_organise(actor, delivery.programme)


def can_reopen(actor, delivery):
    return programme_rules.can_organise(actor, delivery.programme)


def needs_reference(actor, delivery):
    """An organiser says by which letter; the focal point speaks for the administration."""
    return not plan_rules.is_focal(actor, delivery.plan)


def sees_names(actor, delivery):
    return (
        national_training.sees_names(actor, delivery.programme)
        or plan_rules.is_focal(actor, delivery.plan)
        or is_own(actor, delivery)
    )


def can_see_sheet(actor, delivery):
    """Signatures are for those who keep the programme, those who confirm, and those who brought the sheet."""
    return (
        programme_rules.can_organise(actor, delivery.programme)
        or plan_rules.is_focal(actor, delivery.plan)
        or is_own(actor, delivery)
    )


MOVES = Moves(
    Move("confirm", (S.REPORTED,), S.CONFIRMED, gettext_lazy("Confirm"), can_confirm),
    Move("put_aside", (S.REPORTED,), S.PUT_ASIDE, gettext_lazy("Put aside"), can_put_aside, asks_reason=True),
    Move(
        "reopen",
        (S.CONFIRMED, S.PUT_ASIDE),
        S.REPORTED,
        gettext_lazy("Take back to reported"),
        can_reopen,
        asks_reason=True,
    ),
)


def twins(programme, organisation, starts_on, ends_on, city=""):
    """Courses that may be this one: the same administration, a day in common, and no other place."""
    rows = (
        Delivery.objects.counted()
        .filter(programme=programme, organisation=organisation, starts_on__lte=ends_on, ends_on__gte=starts_on)
        .with_names()
    )
    place = search_key(city)
    return [one for one in rows[:20] if not place or not one.city or search_key(one.city) == place]


def open_plan(programme, organisation):
    """The plan a course of this administration belongs to, or None: there is one at most."""
    plans = programme.national_plans.filter(organisation=organisation)
    return plans.exclude(state="closed").first()


def waiting_for(actor):
    """Courses whose confirmation is this signed-in focal point's, the oldest first."""
    if actor.kind != "user" or not actor.person_id:
        return Delivery.objects.none()
    mine = DeliveryTrainer.objects.filter(person_id=actor.person_id).values("delivery_id")
    return (
        Delivery.objects.waiting()
        .filter(plan__focal_person_id=actor.person_id)
        .exclude(reported_by_id=actor.person_id)
        .exclude(pk__in=mine)
        .order_by("reported_at", "pk")
    )


def is_late(delivery):
    """Reported more than a month after its last day. It is accepted all the same, and says so."""
    return (delivery.reported_at.date() - delivery.ends_on).days > 31


@dataclass(frozen=True)
class Taught:
    """What one person taught in a time: courses reported (the confirmed among them), confirmed, and their shares."""

    reported: int
    confirmed: int
    shares: tuple  # of the confirmed courses, in percent, None where nobody has said

    def alone(self):
        return sum(share == 100 for share in self.shares)

    def at_half(self):
        return sum(share is not None and share >= 50 for share in self.shares)


def taught_between(person, programme, start, end):
    """Courses of this programme a person taught with a day between these two dates; what was put aside is not there."""
    rows = DeliveryTrainer.objects.filter(
        person=person, delivery__programme=programme, delivery__starts_on__lte=end, delivery__ends_on__gte=start
    ).exclude(delivery__state=S.PUT_ASIDE)
    found = list(rows.values_list("delivery__state", "share"))
    shares = tuple(share for state, share in found if state == S.CONFIRMED)
    return Taught(len(found), len(shares), shares)


def last_of(person, programme):
    """The course this trainer reported last: what the form proposes."""
    rows = Delivery.objects.filter(taught_by__person=person, programme=programme)
    return rows.select_related("organisation", "language", "curriculum").order_by("-reported_at", "-pk").first()


def is_to_come(day):
    """Reported before it was held? East of Greenwich, tomorrow has begun."""
    return day > clock.today() + timedelta(days=1)


def sheets_of(delivery):
    """The sheet as a queryset of one file, or of none once its day has come."""
    return Upload.objects.filter(pk=delivery.sheet_id)


def trainers_named_by(actor, delivery):
    """Whom this actor may put on a course: organisers any trainer; a trainer those of their own administration."""
    trainers = national_training.trainers(delivery.programme)
    if programme_rules.can_organise(actor, delivery.programme):
        return trainers
    home = actor.person.organisation_id if actor.person else None
    return trainers.filter(
        Q(organisation_id=home, organisation__isnull=False) | Q(taught__delivery=delivery)
    ).distinct()
