"""The rules of national training a programme has set, who its trainers are, and who may see what of their courses."""

from django.db.models import Q

from accreditation.models import Accreditation, Candidacy, NationalTraining, Pupil
from programmes.models import Organisation, Person, Programme, RoleKind
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from workshops.models import Participation, Workshop

READERS = (*programme_rules.TEAM, RoleKind.DONOR)
# A field mission is a candidate's own proof, and a meeting trains nobody to train.
TRAINING = (Workshop.Kind.NATIONAL, Workshop.Kind.REGIONAL, Workshop.Kind.ACCREDITATION)
GONE = (Candidacy.State.DECLINED, Candidacy.State.WITHDRAWN)


def of(programme):
    """The rules of a programme, as set or as they are where nobody has set them."""
    return NationalTraining.objects.filter(programme=programme).first() or NationalTraining(programme=programme)


def can_set(actor, programme):
    return programme_rules.can_organise(actor, programme)


def programmes_read_by(actor):
    """Programmes whose national training this actor sees as a whole: the team with names, donors in numbers."""
    if actor.is_system:
        return Programme.objects.all()
    return Programme.objects.filter(pk__in=actor.programme_ids(*READERS))


def can_read(actor, programme):
    return actor.holds(*READERS, programme_id=programme.pk)


def sees_names(actor, programme):
    return actor.holds(*programme_rules.TEAM, programme_id=programme.pk)


def trained_at(workshops):
    """Participations of those who were trained at these workshops, once they are over; nobody waits for a tick."""
    return Participation.objects.counted().filter(
        person__isnull=False,
        person__erased_at=None,
        workshop__in=workshops.held().filter(kind__in=TRAINING, ends_on__lt=clock.today()),
    )


def trainers(programme):
    """People who may teach at home: trained at a workshop, on the roster, candidates, and pupils who teach by now."""
    there = trained_at(programme.workshops.all()).values("person_id")
    roster = Accreditation.objects.filter(programme=programme).exclude(state=Accreditation.State.WITHDRAWN)
    candidates = Candidacy.objects.filter(programme=programme).exclude(state__in=GONE)
    pupils = Pupil.objects.filter(delivery__programme=programme)
    return Person.objects.known().filter(
        Q(pk__in=there)
        | Q(pk__in=roster.values("person_id"))
        | Q(pk__in=candidates.values("person_id"))
        | Q(pk__in=pupils.values("person_id"))
    )


def is_trainer(person, programme):
    return bool(person) and trainers(programme).filter(pk=person.pk).exists()


def programmes_taught_by(person):
    """Programmes a person may report courses of."""
    if person is None:
        return Programme.objects.none()
    there = trained_at(Workshop.objects.all()).filter(person=person).values("workshop__programme_id")
    return Programme.objects.filter(
        Q(pk__in=there)
        | Q(accreditations__in=person.accreditations.exclude(state=Accreditation.State.WITHDRAWN))
        | Q(candidacies__in=person.candidacies.exclude(state__in=GONE))
        | Q(deliveries__pupils__person=person)
    ).distinct()


def administrations(programme, person=None):
    """Administrations a course may have been held for: those of the programme's people and plans, and one's own."""
    mine = Q(pk=person.organisation_id) if person and person.organisation_id else Q(pk__in=[])
    people = Person.programmes.through.objects.filter(programme=programme).values("person_id")
    return Organisation.objects.administrations().filter(
        mine
        | Q(pk__in=Person.objects.filter(pk__in=people).values("organisation_id"))
        | Q(pk__in=programme.national_plans.values("organisation_id"))
    )
