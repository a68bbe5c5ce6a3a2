from programmes.models import Programme, RoleKind

STAFF = (RoleKind.PROGRAMME_ADMINISTRATOR, RoleKind.ORGANISER)
TEAM = (*STAFF, RoleKind.FACILITATOR, RoleKind.ASSESSOR)


def visible_to(actor):
    if actor.is_system or actor.is_system_administrator:
        return Programme.objects.all()
    return Programme.objects.filter(pk__in=actor.programme_ids())


def can_administer(actor, programme):
    return actor.holds(RoleKind.PROGRAMME_ADMINISTRATOR, programme_id=programme.pk)


def can_organise(actor, programme):
    """Organisers see and run all workshops of their programme: colleagues go on leave."""
    return actor.holds(*STAFF, programme_id=programme.pk)


def organised_by(actor):
    """Programmes in which this actor may schedule workshops and keep the lists."""
    if actor.is_system:
        return Programme.objects.all()
    return Programme.objects.filter(pk__in=actor.programme_ids(*STAFF))
