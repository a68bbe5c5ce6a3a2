from programmes.models import RoleKind

# Who may give which role. Nobody grants above their own, and nobody grants to themselves.
GRANTS = {
    RoleKind.SYSTEM_ADMINISTRATOR: (RoleKind.SYSTEM_ADMINISTRATOR, RoleKind.PROGRAMME_ADMINISTRATOR),
    RoleKind.PROGRAMME_ADMINISTRATOR: (
        RoleKind.ORGANISER,
        RoleKind.FACILITATOR,
        RoleKind.ASSESSOR,
        RoleKind.DONOR,
        RoleKind.PARTICIPANT,
    ),
    RoleKind.ORGANISER: (RoleKind.FACILITATOR, RoleKind.PARTICIPANT),
}


def can_grant(actor, kind, programme, person):
    if actor.is_system:
        return True
    if actor.person_id == person.pk:
        return False
    for held, scope in actor.roles:
        if kind in GRANTS.get(held, ()) and (scope is None or (programme and scope == programme.pk)):
            return True
    return False
