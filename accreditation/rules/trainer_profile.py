"""What trainers say of themselves: who reads it, who keeps it."""

from django.db.models import Q

from accreditation.models import Accreditation, AvailabilityPeriod, Candidacy, TrainerProfile
from programmes.models import Module
from programmes.rules import clock
from programmes.rules import person as person_rules
from programmes.rules.programme import TEAM


def visible_to(actor):
    """One's own, and of the people one sees; for the team of a programme those of its trainers as well."""
    if actor.is_system:
        return TrainerProfile.objects.all()
    trainers = Accreditation.objects.filter(programme_id__in=actor.programme_ids(*TEAM)).values("person_id")
    people = person_rules.visible_to(actor).values("pk")
    return TrainerProfile.objects.filter(Q(person_id__in=people) | Q(person_id__in=trainers))


def periods_visible_to(actor):
    people = person_rules.visible_to(actor)
    return AvailabilityPeriod.objects.filter(profile__person__in=people).select_related("profile__person")


def can_keep(actor, person):
    """The trainer; an organiser of a programme that knows them may fill it in for them."""
    return person_rules.can_edit(actor, person)


def is_own(actor, person):
    return actor.kind == "user" and actor.person_id == person.pk


def is_trainer(person):
    """Somebody of whom a profile is of use: a trainer, a candidate, or whoever has written one."""
    return (
        Accreditation.objects.filter(person=person).exists()
        or Candidacy.objects.filter(person=person).exists()
        or TrainerProfile.objects.filter(person=person).exists()
    )


def of(person):
    """The profile with its lists, or None."""
    return TrainerProfile.objects.filter(person=person).with_lists().first()


def modules_for(person):
    """Modules of the curricula of the programmes that know this person."""
    return Module.objects.filter(curriculum__programme__in=person.programmes.all()).select_related("curriculum")


def coming(profile):
    """Periods that are not over, reading the prefetched rows."""
    today = clock.today()
    return [period for period in profile.periods.all() if period.ends_on >= today] if profile else []
