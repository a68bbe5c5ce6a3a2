"""The list of trainers: whose it is, and how it is narrowed."""

from programmes.models import Programme, RoleKind
from programmes.rules.programme import TEAM


def can_open(actor):
    return actor.holds(*TEAM)


def programmes_of(actor):
    return Programme.objects.all() if actor.is_system else Programme.objects.filter(pk__in=actor.programme_ids(*TEAM))


def administered_by(actor):
    if actor.is_system:
        return Programme.objects.all()
    return Programme.objects.filter(pk__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR))


def narrowed(accreditations, *, programme=None, state=None, language=None, country=None):
    if programme:
        accreditations = accreditations.filter(programme=programme)
    if state:
        accreditations = accreditations.filter(state=state)
    if language:
        accreditations = accreditations.filter(person__languages=language)
    if country:
        accreditations = accreditations.filter(person__country=country)
    return accreditations


def with_people(accreditations):
    return accreditations.select_related("programme", "person__country", "person__organisation").prefetch_related(
        "person__languages"
    )
