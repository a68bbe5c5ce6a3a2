"""What trainers and the roster put on other pages."""

from accreditation.rules import trainer_profile as profile_rules
from programmes.slots import Section, fill


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
