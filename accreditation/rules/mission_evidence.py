"""What a mission leaves behind, where its route asks for it. Pure: reads rows that are already loaded."""

from django.utils.translation import gettext as _

from accreditation.rules.missing import Missing


def minutes_of(mission, co_trainer_pk):
    """Minutes put down for a co-trainer, or for the lead expert (None)."""
    return sum(row.minutes for row in mission.lessons.all() if row.co_trainer_id == co_trainer_pk)


def has(thing, name):
    """Is there a row at the other end of a one-to-one? Reads what is prefetched."""
    return hasattr(thing, name)


def missing(place, asked=None):
    """The first thing the route asks of this mission besides the lead's form and that is not there, or None.

    `asked` is the requirement the mission counts for; without it, the one for which the candidate was sent.
    """
    asked = asked or place.requirement
    if asked is None:
        return None
    if asked.share:
        found = place.share
        if found is None:
            return Missing("teaching", _("Who taught what"), _("Nobody has put it down for this mission."))
        if found < asked.share:
            return Missing(
                "teaching",
                _("Share of the teaching"),
                _("{found} % of it was the candidate’s; the route asks for {asked} %.").format(
                    found=found, asked=asked.share
                ),
            )
    if asked.asks_reflection and not has(place, "reflection"):
        return Missing("reflection", _("Reflection of the candidate"), _("It is written on the candidate’s own page."))
    if asked.asks_host_feedback and not has(place.mission, "host_feedback"):
        return Missing("host_feedback", _("Feedback of the host"), str(place.mission.workshop.host or ""))
    if asked.asks_second_signature and has(place, "evaluation") and not has(place.evaluation, "second_signature"):
        return Missing(
            "second_signature", _("Second sign-off"), _("Somebody of the team, neither candidate nor lead expert.")
        )
    return None
