from programmes.rules import clock
from workshops.models import CourseDocument
from workshops.rules import workshop as workshop_rules


def visible_to(actor):
    """The folder is for the team and for those who take part, by badge too."""
    return CourseDocument.objects.filter(workshop__in=workshop_rules.visible_in_room_to(actor))


def can_see(actor, workshop):
    return workshop_rules.can_see_names(actor, workshop)


def can_write(actor, workshop):
    return workshop_rules.can_facilitate(actor, workshop) and (
        actor.is_system or workshop.is_open_for_writing(clock.now())
    )
