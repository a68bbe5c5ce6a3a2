from django.db.models import Q

from accreditation.rules import candidacy as candidacy_rules
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules import grant as grant_rules
from programmes.rules import programme as programme_rules
from programmes.rules.programme import STAFF
from reports.models import Certificate, Document
from workshops.models import Breakout, Group, Participation, Workshop
from workshops.rules import group_report as group_report_rules
from workshops.rules import workshop as workshop_rules

K = Document.Kind
# Of a workshop as a whole, for those who run it; of a report, for those who may read the report.
OF_A_WORKSHOP = (K.FIELD_PACK, K.PROGRAMME_OF_WORK, K.PARTICIPANTS, K.BADGES, K.OUTCOME)
OF_A_PROGRAMME = (K.LETTER, K.CERTIFICATES, K.SPECIMEN, K.TEMPLATE_SPECIMEN, K.NAME_LIST, K.NEWS_ITEM, K.ROSTER)
OF_A_GRANT = (K.DONOR_REPORT,)
OF_A_REPORT = (K.GROUP_REPORT, K.CUE_CARD)


def visible_to(actor):
    """A paper is as private as what it is about."""
    if actor.is_system:
        return Document.objects.all()
    if actor.is_guest:
        return _of_guest(actor)
    if not actor.person_id:
        # Papers are for those who sign in: a badge opens the room, not what is printed of it.
        return Document.objects.none()
    reports = group_report_rules.visible_to(actor).values("pk")
    certificates = Certificate.objects.filter(
        Q(programme_id__in=actor.programme_ids(*STAFF)) | Q(person_id=actor.person_id)
    )
    seen = workshop_rules.visible_by_name_to(actor).values("pk")
    run = _run_by(actor).values("pk")
    groups = Group.objects.filter(
        Q(breakout__workshop__in=run) | Q(memberships__participation__person_id=actor.person_id)
    )
    return Document.objects.filter(
        Q(kind__in=OF_A_REPORT, subject_pk__in=reports)
        | _blank_sheets(actor)
        | _of_grants(actor)
        | Q(kind=K.ADOPTED_LIST, subject_pk__in=Breakout.objects.filter(workshop__in=seen).values("pk"))
        | Q(kind=K.BLANK_REPORTS, subject_pk__in=Breakout.objects.filter(workshop__in=run).values("pk"))
        | Q(kind=K.BLANK_REPORT, subject_pk__in=groups.values("pk"))
        | Q(kind=K.CERTIFICATE, subject_pk__in=certificates.values("pk"))
        | Q(kind__in=OF_A_WORKSHOP, subject_pk__in=run)
        | Q(kind__in=OF_A_PROGRAMME, programme_id__in=actor.programme_ids(*STAFF))
        | _figures(actor)
    )


def _of_guest(actor):
    """What is printed of the room, for a guest who runs it; the adopted list for an assessor too."""
    seen = Breakout.objects.filter(workshop_id__in=actor.workshop_ids()).values("pk")
    rooms = Breakout.objects.filter(workshop_id__in=actor.workshop_ids(RoleKind.FACILITATOR)).values("pk")
    return Document.objects.filter(
        _blank_sheets(actor)
        | _of_grants(actor)
        | Q(kind__in=OF_A_REPORT, subject_pk__in=group_report_rules.visible_to(actor).values("pk"))
        | Q(kind=K.ADOPTED_LIST, subject_pk__in=seen)
        | Q(kind=K.BLANK_REPORTS, subject_pk__in=rooms)
        | Q(kind=K.BLANK_REPORT, subject_pk__in=Group.objects.filter(breakout__in=rooms).values("pk"))
        | _figures(actor)
    )


def _figures(actor):
    """What the page of figures shows, for everybody who may open it. There is no name in it."""
    return Q(kind=K.FIGURES_BRIEF, programme_id__in=programme_rules.visible_to(actor).values("pk"))


def _blank_sheets(actor):
    """To fill in by hand: for those who see the case. Nothing stands on them that the case does not say."""
    return Q(kind=K.ASSESSMENT_SHEET, subject_pk__in=candidacy_rules.visible_to(actor).values("pk"))


def _of_grants(actor):
    """The report on a grant is its donor's as well, who may come by a guest pass."""
    return Q(kind__in=OF_A_GRANT, subject_pk__in=grant_rules.visible_to(actor).values("pk"))


def has_outcome(workshop):
    """From its first day on there is something to write down, unless it was called off."""
    called_off = workshop.state in (Workshop.State.POSTPONED, Workshop.State.CANCELLED)
    return workshop.today(clock.now()) >= workshop.starts_on and not called_off


def _run_by(actor):
    """Workshops whose room this actor may run: the queryset beside `workshop_rules.can_facilitate`."""
    teaching = Participation.objects.present().filter(person_id=actor.person_id, kind__in=workshop_rules.TEACHING)
    mine = teaching.values("workshop_id") if actor.person_id else []
    programmes = actor.programme_ids(*STAFF, RoleKind.FACILITATOR)
    return Workshop.objects.filter(Q(programme_id__in=programmes) | Q(pk__in=mine))
