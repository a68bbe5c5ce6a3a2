from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import RoleKind
from programmes.rules import acts, clock
from programmes.rules.programme import STAFF
from workshops.models import PaperRecord, Participation
from workshops.rules import workshop as workshop_rules

acts.add({"paper_records.record": _("paper filled in by hand kept")})

# What a scanner or a telephone gives.
FILES = ("pdf", "jpg", "png")


def can_see(actor, workshop):
    """Sheets carry signatures and opinions: they are for those who run the workshop."""
    return workshop_rules.can_facilitate(actor, workshop)


def can_record(actor, workshop):
    """Anyone of the team, while the workshop is open for writing."""
    return can_see(actor, workshop) and (actor.is_system or workshop.is_open_for_writing(clock.now()))


def visible_to(actor):
    """The queryset beside `can_see`."""
    if actor.is_system:
        return PaperRecord.objects.all()
    teaching = Participation.objects.present().filter(person_id=actor.person_id, kind__in=workshop_rules.TEACHING)
    mine = teaching.values("workshop_id") if actor.person_id else []
    programmes = actor.programme_ids(*STAFF, RoleKind.FACILITATOR)
    return PaperRecord.objects.filter(Q(workshop__programme_id__in=programmes) | Q(workshop_id__in=mine))


def is_late(record, workshop):
    """Brought in after the last day. It is accepted all the same, and says so."""
    return workshop.today(record.recorded_at) > workshop.ends_on
