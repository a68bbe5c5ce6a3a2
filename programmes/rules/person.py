from django.db.models import Q

from programmes.models import Person, Role, RoleKind
from programmes.rules import clock
from programmes.rules.programme import STAFF

ADMINISTRATORS = {RoleKind.SYSTEM_ADMINISTRATOR, RoleKind.PROGRAMME_ADMINISTRATOR}


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


def can_record_consent(actor, person):
    """The programme administrator of one of their programmes; one's own is given on one's own page."""
    if not actor.person_id or actor.person_id == person.pk:
        return False
    return person.programmes.filter(pk__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR)).exists()


def may_shut_out(actor, person):
    """Close or reopen somebody's sign-in: an administrator's; never their own, and never of an administrator above.

    The programme administrator of one of their programmes; the system administrator for administrators, whose names
    are all they see.
    """
    if actor.is_system:
        return True
    if not actor.person_id or actor.person_id == person.pk:
        return False
    held = set(Role.objects.filter(person=person).held(clock.today()).values_list("kind", flat=True))
    if held & ADMINISTRATORS:
        return actor.is_system_administrator
    known = person.programmes.filter(pk__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR))
    return known.exists()


def shut_out_visible_to(actor):
    """Whose sign-in this actor may find: the people they see, and for system administrators the administrators."""
    if not actor.is_system_administrator:
        return visible_to(actor)
    administrators = Role.objects.filter(kind__in=ADMINISTRATORS).held(clock.today()).values("person_id")
    return Person.objects.filter(Q(pk__in=visible_to(actor).values("pk")) | Q(pk__in=administrators))


def can_see_history(actor):
    return actor.holds(RoleKind.PROGRAMME_ADMINISTRATOR, RoleKind.ORGANISER)
