from django.db.models import Q

from programmes.models import RoleKind
from programmes.rules.programme import STAFF
from reports.models import Certificate, Document
from workshops.models import Participation, Workshop
from workshops.rules import group_report as group_report_rules
from workshops.rules import workshop as workshop_rules

OF_A_WORKSHOP = (Document.Kind.FIELD_PACK, Document.Kind.PROGRAMME_OF_WORK, Document.Kind.PARTICIPANTS)


def visible_to(actor):
    """A paper is as private as what it is about."""
    if actor.is_system:
        return Document.objects.all()
    reports = group_report_rules.visible_to(actor).values("pk")
    certificates = Certificate.objects.filter(
        Q(programme_id__in=actor.programme_ids(*STAFF)) | Q(person_id=actor.person_id)
    )
    return Document.objects.filter(
        Q(kind=Document.Kind.GROUP_REPORT, subject_pk__in=reports)
        | Q(kind=Document.Kind.CERTIFICATE, subject_pk__in=certificates.values("pk"))
        | Q(kind__in=OF_A_WORKSHOP, subject_pk__in=_run_by(actor).values("pk"))
        | Q(kind=Document.Kind.LETTER, programme_id__in=actor.programme_ids(*STAFF))
    )


def _run_by(actor):
    """Workshops whose room this actor may run: the queryset beside `workshop_rules.can_facilitate`."""
    teaching = Participation.objects.present().filter(person_id=actor.person_id, kind__in=workshop_rules.TEACHING)
    mine = teaching.values("workshop_id") if actor.person_id else []
    programmes = actor.programme_ids(*STAFF, RoleKind.FACILITATOR)
    return Workshop.objects.filter(Q(programme_id__in=programmes) | Q(pk__in=mine))
