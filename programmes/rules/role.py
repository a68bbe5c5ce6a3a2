from programmes.models import Role, RoleKind

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
    if person.pk and actor.person_id == person.pk:
        return False
    for held, scope in actor.roles:
        if kind in GRANTS.get(held, ()) and (scope is None or (programme and scope == programme.pk)):
            return True
    return False


def can_end(actor, role):
    return can_grant(actor, role.kind, role.programme, role.person)


def grantable(actor, programme):
    """The roles this actor may give in this programme."""
    if actor.is_system:
        return list(RoleKind)
    found = []
    for held, scope in actor.roles:
        if scope in (None, programme.pk):
            found += [kind for kind in GRANTS.get(held, ()) if kind != RoleKind.SYSTEM_ADMINISTRATOR]
    return [kind for kind in RoleKind if kind in found]


def visible_to(actor):
    """Who holds what in a programme is shown to those who may give roles there."""
    if actor.is_system or actor.is_system_administrator:
        return Role.objects.all()
    return Role.objects.filter(programme_id__in=actor.programme_ids(*GRANTS))


def can_list(actor, programme):
    return bool(grantable(actor, programme))
