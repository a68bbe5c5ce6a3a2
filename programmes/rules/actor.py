"""Who acts. `by=` and `visible_to()` take an Actor and nothing else."""

from dataclasses import dataclass, field

from programmes.models import Person, Role, RoleKind
from programmes.rules import clock

GUEST = "guest"


@dataclass(frozen=True)
class Actor:
    """A signed-in user, a guest, a badge, a group's laptop, a token or the system; its person, its roles, its scope."""

    kind: str
    label: str
    person: Person | None = None
    roles: tuple[tuple[str, int | None], ...] = field(default=())
    # Who stands behind a badge or a pass: named in History, and given no right by it. Those are in scope and roles.
    behind: Person | None = None
    scope: tuple[tuple[str, int], ...] = field(default=())
    # Roles held at one workshop only: (kind, primary key of the workshop). A guest pass gives them.
    at_workshops: tuple[tuple[str, int], ...] = field(default=())
    # Has this sign-in shown its second step lately? Whoever acts without a session is never asked.
    second_step: bool = True

    def opens(self, what):
        """The primary key of the one thing of this kind that a badge or a link opens; None for everything else."""
        return dict(self.scope).get(what)

    @property
    def recorded_person(self):
        """Whom History names."""
        return self.person or self.behind

    @property
    def person_id(self):
        return self.person.pk if self.person else None

    @property
    def party(self):
        """Who stands on a side of a case: the person, or the one behind a pass. A badge signs nothing."""
        return self.person or (self.behind if self.is_guest else None)

    @property
    def party_id(self):
        return self.party.pk if self.party else None

    @property
    def is_guest(self):
        """Came in by a guest pass: reaches ordinary pages, with the rights of the pass and none of the person."""
        return self.kind == GUEST

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

    def workshop_ids(self, *kinds):
        """Primary keys of the workshops at which alone one of these roles is held; of all when none is named."""
        return {workshop for kind, workshop in self.at_workshops if not kinds or kind in kinds}

    def holds_at(self, workshop_id, *kinds):
        return workshop_id in self.workshop_ids(*kinds)

    @property
    def is_system_administrator(self):
        return self.holds(RoleKind.SYSTEM_ADMINISTRATOR)


NOBODY = Actor(kind="nobody", label="")
SYSTEM = Actor(kind="system", label="TTT Portal")


def for_user(user, second_step=False):
    """The actor of a signed-in user; a disabled one is nobody at the next request."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    return for_person(user.person, kind="user", second_step=second_step)


def for_person(person, kind="user", second_step=True):
    roles = Role.objects.filter(person=person).held(clock.today()).values_list("kind", "programme_id")
    return Actor(kind=kind, label=person.full_name, person=person, roles=tuple(roles), second_step=second_step)
