"""A Job's progress. Each step is one short update of its own: nothing slow ever holds a transaction."""

from django.db.models import F
from django.utils.translation import gettext as _

from programmes.models import Job
from programmes.rules import clock


def ask(*, label, by, steps_total=1):
    return Job.objects.create(
        label=label[:200], asked_by=by.recorded_person, asked_at=clock.now(), steps_total=steps_total
    )


def claim(job_pk):
    """One worker wins. True for the winner; a job that is running or over is nobody's."""
    return bool(
        Job.objects.filter(pk=job_pk, state=Job.State.QUEUED).update(
            state=Job.State.RUNNING, claimed_at=clock.now(), attempts=F("attempts") + 1, problem=""
        )
    )


def step(job_pk, by=1):
    Job.objects.filter(pk=job_pk).update(steps_done=F("steps_done") + by)


def fail(job_pk, sentence):
    Job.objects.filter(pk=job_pk, state=Job.State.RUNNING).update(
        state=Job.State.FAILED, problem=str(sentence), finished_at=clock.now()
    )


def done(job_pk):
    Job.objects.filter(pk=job_pk).exclude(state=Job.State.DONE).update(
        state=Job.State.DONE, steps_done=F("steps_total"), problem="", finished_at=clock.now()
    )


def retry(job_pk):
    """Try a failed job again, with a fresh count of attempts. True when it was failed."""
    return bool(
        Job.objects.filter(pk=job_pk, state=Job.State.FAILED).update(
            state=Job.State.QUEUED, attempts=0, problem="", asked_at=clock.now(), finished_at=None
        )
    )


def give_up(job_pk):
    """Too many workers died over this one: it needs a person."""
    Job.objects.filter(pk=job_pk, state=Job.State.QUEUED).update(
        state=Job.State.FAILED,
        problem=_("It could not be made after several tries. Ask again, or tell the system administrator."),
        finished_at=clock.now(),
    )


def requeue_stale(older_than):
    """Give back jobs whose worker died: running, claimed before `older_than`. Returns their primary keys."""
    stale = list(Job.objects.filter(state=Job.State.RUNNING, claimed_at__lt=older_than).values_list("pk", flat=True))
    Job.objects.filter(pk__in=stale, state=Job.State.RUNNING).update(state=Job.State.QUEUED)
    return stale
