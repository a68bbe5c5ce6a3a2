from django.db.models import Q

from programmes.models import Person, RoleKind
from programmes.rules.programme import STAFF


def visible_to(actor):
    """Outside your programmes a person shows nothing at all. The system administrator runs the machine, not people."""
    if actor.is_system:
        return Person.objects.all()
    mine = Q(pk=actor.person_id) if actor.person_id else Q(pk__in=[])
    return Person.objects.filter(
        mine
        | Q(
            pk__in=Person.programmes.through.objects.filter(programme_id__in=actor.programme_ids(*STAFF)).values(
                "person_id"
            )
        )
    )


def can_list(actor):
    return actor.holds(*STAFF)


def can_edit(actor, person):
    return visible_to(actor).filter(pk=person.pk).exists() and (actor.person_id == person.pk or actor.holds(*STAFF))


def can_see_history(actor):
    return actor.holds(RoleKind.PROGRAMME_ADMINISTRATOR, RoleKind.ORGANISER)
