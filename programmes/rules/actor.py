"""Who acts. `by=` and `visible_to()` take an Actor and nothing else."""

from dataclasses import dataclass, field

from programmes.models import Person, Role, RoleKind
from programmes.rules import clock


@dataclass(frozen=True)
class Actor:
    """A signed-in user, a badge, a signed link, a token or the system; with its person, its roles and its scope."""

    kind: str
    label: str
    person: Person | None = None
    roles: tuple[tuple[str, int | None], ...] = field(default=())

    @property
    def person_id(self):
        return self.person.pk if self.person else None

    @property
    def is_system(self):
        return self.kind == "system"

    def programme_ids(self, *kinds):
        """Primary keys of the programmes in which one of these roles is held today; of all roles when none is named."""
        return {programme for kind, programme in self.roles if programme and (not kinds or kind in kinds)}

    def holds(self, *kinds, programme_id=None):
        """Is one of these roles held, in this programme if one is named?"""
        return self.is_system or any(
            kind in kinds and (programme_id is None or programme == programme_id) for kind, programme in self.roles
        )

    @property
    def is_system_administrator(self):
        return self.holds(RoleKind.SYSTEM_ADMINISTRATOR)


NOBODY = Actor(kind="nobody", label="")
SYSTEM = Actor(kind="system", label="TTT Portal")


def for_user(user):
    """The actor of a signed-in user; a disabled one is nobody at the next request."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    return for_person(user.person, kind="user")


def for_person(person, kind="user"):
    roles = Role.objects.filter(person=person).held(clock.today()).values_list("kind", "programme_id")
    return Actor(kind=kind, label=person.full_name, person=person, roles=tuple(roles))
