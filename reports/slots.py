"""What the reports floor puts on the pages below it: papers, certificates and what waits for them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accreditation.models import Accreditation
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.slots import MenuItem, Need, Paper, Section, fill
from reports.models import Certificate
from reports.rules import acts  # noqa: F401  the words of History
from reports.rules import certificate as certificate_rules
from workshops.models import Part


@fill("menu")
def menu(actor):
    return [MenuItem(_("Certificates"), reverse("certificates"), 50)] if certificate_rules.can_list(actor) else []


@fill("home.needs")
def without_certificate(actor):
    """Trainers accredited here who have no certificate yet."""
    waiting = (
        Accreditation.objects.in_force(clock.today())
        .filter(programme_id__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR), decision__isnull=False)
        .exclude(certificates__state__in=Certificate.LIVE)
        .select_related("person", "programme")[:5]
    )
    return [
        Need(
            sentence=_("{person} is accredited and has no certificate").format(person=one.person),
            detail=f"{one.programme.acronym}. {one.title}",
            url=reverse("accreditation", args=[one.code]),
            act=_("Issue the certificate"),
        )
        for one in waiting
    ]


@fill("programme.sections")
def look_of_certificates(actor, programme):
    if not certificate_rules.can_issue(actor, programme):
        return []
    return [Section("reports/certificate_template/_on_programme.html", {"programme": programme}, 82)]


@fill("group_report.acts")
def report_paper(actor, report):
    return [
        Paper(
            _("Report as PDF"),
            _("In the workshop’s language, as it stands now"),
            reverse("group_report_documents", args=[report.code]),
            post=True,
        )
    ]


@fill("workshop.papers")
def certificates_of_workshop(actor, workshop):
    begun = workshop.today(clock.now()) >= workshop.starts_on
    if not (workshop.has_part(Part.CERTIFICATES) and begun and certificate_rules.can_see_list(actor, workshop)):
        return []
    made = Certificate.objects.filter(participation__workshop=workshop).filter(state__in=Certificate.LIVE).count()
    return [
        Paper(
            _("Certificates"),
            _("{n} issued").format(n=made),
            reverse("workshop_certificates", args=[workshop.code]),
        )
    ]


@fill("accreditation.acts")
def certificate_of(actor, accreditation):
    live = accreditation.certificates.filter(state__in=Certificate.LIVE).first()
    if live and not certificate_rules.visible_to(actor).filter(pk=live.pk).exists():
        return []
    if live:
        return [
            Paper(_("Certificate {number}").format(number=live.number), "", reverse("certificate", args=[live.code]))
        ]
    if accreditation.state == accreditation.State.ACTIVE and certificate_rules.can_issue(
        actor, accreditation.programme
    ):
        url = reverse("accreditation_certificate", args=[accreditation.code])
        return [Paper(_("Issue the certificate"), "", url, post=True)]
    return []


@fill("person.sections")
def certificates_of_person(actor, person):
    rows = certificate_rules.visible_to(actor).filter(person=person).select_related("accreditation", "programme")
    rows = [(row, certificate_rules.verdict(row)) for row in rows[:50]]
    return [Section("reports/certificate/_of_person.html", {"rows": rows}, 30)] if rows else []
