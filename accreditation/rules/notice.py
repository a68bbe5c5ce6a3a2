from accreditation.models import Notice
from accreditation.rules import accreditation as accreditation_rules
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules import programme as programme_rules


def visible_to(actor):
    """The administrators and organisers of the programme, and the trainer it was given to; nobody else reads it."""
    rows = Notice.objects.select_related("accreditation__programme", "accreditation__person")
    if actor.is_system:
        return rows
    staff = rows.filter(accreditation__programme_id__in=actor.programme_ids(*programme_rules.STAFF))
    own = rows.filter(accreditation__person_id=actor.person_id) if actor.person_id else rows.none()
    return staff | own


def can_write_plan(actor, notice):
    """The trainer writes it, or an organiser writes it down for them."""
    accreditation = notice.accreditation
    own = bool(actor.person_id) and actor.person_id == accreditation.person_id
    return own or programme_rules.can_organise(actor, accreditation.programme)


def unanswered(actor):
    """Open notices of administered programmes whose day has come, the longest first."""
    return (
        visible_to(actor)
        .open()
        .filter(
            accreditation__programme_id__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR),
            answer_by__lte=clock.today(),
        )
        .exclude(accreditation__person_id=actor.person_id)
        .order_by("answer_by", "pk")
    )


def of(actor, accreditation):
    """The notices of one accreditation this actor may read, newest first."""
    if accreditation_rules.visible_to(actor).filter(pk=accreditation.pk).exists():
        return visible_to(actor).filter(accreditation=accreditation)
    return Notice.objects.none()
