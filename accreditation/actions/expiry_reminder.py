"""Letters before an accreditation ends: written once a day, each once, and sent by a worker."""

from accreditation.models import ExpiryReminder
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import acts_roster  # noqa: F401  the words of History
from accreditation.rules import expiry_reminder as reminder_rules
from programmes.actions import history, outbox
from programmes.actions.refusals import refusals
from programmes.rules import clock

QUEUED = "accreditation.expiry_reminder.queued"


def remind_due(*, by):
    """Everybody whose accreditation ends in 180, 90 or 30 days, once each. Answers how many."""
    near = list(reminder_rules.near())
    told = set(
        ExpiryReminder.objects.filter(accreditation__in=[one.pk for one in near]).values_list(
            "accreditation_id", "valid_until", "days"
        )
    )
    reminded = 0
    for accreditation in near:
        days = reminder_rules.stage(accreditation)
        if (accreditation.pk, accreditation.valid_until, days) not in told:
            reminded += _remind(accreditation, days, by)
    return reminded


def _remind(accreditation, days, by):
    """1 if this beat has won; 0 when another was faster."""
    with refusals():
        reminder, is_new = ExpiryReminder.objects.get_or_create(
            accreditation=accreditation,
            valid_until=accreditation.valid_until,
            days=days,
            defaults={"asked_at": clock.now()},
        )
        if is_new:
            outbox.write(QUEUED, reminder)
            history.record("expiry_reminders.remind", accreditation, by=by, days=days)
        return int(is_new)


def claim(reminder_pk):
    """The reminder if this worker has won its letter; None when another has it, or the end has moved meanwhile."""
    reminder = (
        ExpiryReminder.objects.select_related("accreditation__person", "accreditation__programme__organisation")
        .filter(pk=reminder_pk)
        .first()
    )
    if reminder is None or reminder.accreditation.valid_until != reminder.valid_until:
        return None
    if not accreditation_rules.holds(reminder.accreditation):
        return None
    now = clock.now()
    if not ExpiryReminder.objects.filter(pk=reminder_pk, claimed_at=None).update(claimed_at=now, problem=""):
        return None
    reminder.claimed_at = now
    return reminder


def fail(*, reminder, sentence, by):
    """Say why the letter did not leave; the page of the trainer shows it, and the office writes otherwise."""
    with refusals():
        ExpiryReminder.objects.filter(pk=reminder.pk).update(problem=str(sentence)[:300])
        history.record("expiry_reminders.fail", reminder.accreditation, by=by, reason=str(sentence))
