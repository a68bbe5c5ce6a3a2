"""What completion asks, and what was recorded of it: who may set it, record it and see it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from programmes.rules import programme as programme_rules
from programmes.rules.programme import TEAM
from programmes.rules.refusal import Invalid
from workshops.models import Participation, Requirement, RequirementResult
from workshops.rules import attendance as attendance_rules
from workshops.rules import completion as completion_rules
from workshops.rules import workshop as workshop_rules

MOST = 20


def visible_to(actor):
    """Results of the people of one's own workshops, and everybody's own."""
    if actor.is_system:
        return RequirementResult.objects.all()
    return RequirementResult.objects.filter(participation__in=people_visible_to(actor))


def people_visible_to(actor):
    """Participations whose completion this actor may see; the queryset beside `can_see_of`."""
    if actor.is_system:
        return Participation.objects.all()
    if not actor.person_id:
        return Participation.objects.none()
    mine = Participation.objects.filter(person_id=actor.person_id)
    teaching = mine.present().filter(kind__in=workshop_rules.TEACHING)
    return Participation.objects.filter(
        Q(workshop__programme_id__in=actor.programme_ids(*TEAM))
        | Q(workshop_id__in=teaching.values("workshop_id"))
        | Q(person_id=actor.person_id)
    )


def can_see(actor, workshop):
    """Everybody's completion at once: for those who run the workshop, and for assessors."""
    return attendance_rules.can_see(actor, workshop)


def can_see_of(actor, participation):
    return attendance_rules.can_see_of(actor, participation)


def can_set(actor, workshop):
    return workshop_rules.can_write(actor, workshop)


def can_set_of_programme(actor, programme):
    return programme_rules.can_organise(actor, programme)


def can_record(actor, workshop):
    """Whoever runs the room sees the demonstrations, and looks at the certificates people bring along."""
    return workshop_rules.can_write_in_room(actor, workshop)


def titles(text):
    """["…"]: one certificate a line, each once. Raises Invalid for what is too long or too much."""
    found = list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
    if len(found) > MOST:
        raise Invalid(_("These are too many: at most {n}.").format(n=MOST), field="prerequisites")
    if any(len(title) > Requirement._meta.get_field("title").max_length for title in found):
        raise Invalid(_("One of these lines is too long for a title."), field="prerequisites")
    return found


def asked_in_programme(programme):
    return [row for row in programme.requirements.filter(workshop__isnull=True) if row.is_asked]


def initial(rows):
    """What stands in the boxes of the form."""
    return {
        "demonstration": any(row.kind == Requirement.Kind.DEMONSTRATION for row in rows),
        "prerequisites": "\n".join(row.title for row in rows if row.kind == Requirement.Kind.PREREQUISITE),
    }


def asked(workshop, code):
    """The requirement of this code, if it is asked at this workshop. Raises Invalid otherwise."""
    for row in completion_rules.requirements_of(workshop):
        if row.code == code:
            return row
    raise Invalid(_("This is not asked here any more. Look at the page again."), field="requirement")
