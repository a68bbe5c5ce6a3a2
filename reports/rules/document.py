from django.db.models import Q

from programmes.rules.programme import STAFF
from reports.models import Certificate, Document
from workshops.rules import group_report as group_report_rules


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
    )
