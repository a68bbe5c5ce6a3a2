"""What trainers and the roster put on other pages."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Accreditation
from accreditation.rules import expiry_reminder as reminder_rules
from accreditation.rules import notice as notice_rules
from accreditation.rules import trainer_profile as profile_rules
from accreditation.rules.needs import FEW
from programmes.models import RoleKind
from programmes.slots import Need, Section, fill


@fill("person.sections", 25)
def profile_of_person(actor, person):
    """What somebody teaches, on the page of the person; the way to change it for those who may."""
    if not profile_rules.is_trainer(person):
        return []
    profile = profile_rules.visible_to(actor).filter(person=person).with_lists().first()
    can_keep = profile_rules.can_keep(actor, person)
    if profile is None and not can_keep:
        return []
    context = {
        "person": person,
        "profile": profile,
        "periods": profile_rules.coming(profile),
        "can_keep": can_keep,
        "is_own": profile_rules.is_own(actor, person),
    }
    return [Section("accreditation/trainer_profile/_of_person.html", context, 25)]


@fill("home.needs")
def trainers_needs(actor):
    """Notices whose day has come, and accreditations that end: one line a notice, one for each distance."""
    if not actor.holds(RoleKind.PROGRAMME_ADMINISTRATOR):
        return []
    found = [
        Need(
            _("The notice to {name} is to be decided on").format(name=notice.accreditation.person),
            reverse("accreditation", args=[notice.accreditation.code]),
            _("See the answer") if notice.plan else _("See the notice"),
            "" if notice.plan else _("No corrective plan has come."),
            notice.answer_by,
        )
        for notice in notice_rules.unanswered(actor)[:FEW]
    ]
    administered = Accreditation.objects.filter(
        programme_id__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR)
    ).exclude(person_id=actor.person_id)
    for days, number in reminder_rules.ending(administered):
        words = ngettext(
            "{n} accreditation ends within {days} days", "{n} accreditations end within {days} days", number
        )
        found.append(Need(words.format(n=number, days=days), reverse("roster_forecast"), _("See which")))
    return found
