"""In which language a letter of national training is written, and who gets the answer to it."""

from programmes.models import History

ASKED = ("trainer_links.send", "trainer_links.give", "national_plans.send_link", "national_plans.name_focal_point")


def language_of(letter):
    """The workshop's where one is asked about; the trainer's own; that of the workshop behind a plan; else English."""
    if letter.question:
        return letter.question.workshop.language.tag
    if letter.link:
        there = letter.link.person.participations.filter(workshop__programme=letter.link.programme)
        last = there.select_related("workshop__language").order_by("-workshop__starts_on").first()
        return last.workshop.language.tag if last else "en"
    return letter.plan.workshop.language.tag if letter.plan.workshop else "en"


def reply_address(letter):
    """An answer goes to whoever gave the link or named the focal point, not to a machine."""
    about = History.objects.about(letter.link or letter.plan).filter(act__in=ASKED, actor_person__isnull=False)
    entry = about.select_related("actor_person").order_by("-at", "-pk").first()
    return entry.actor_person.email if entry else ""
