"""A job's way: asked, claimed by one worker, done or failed, and given back when its worker has died."""

from datetime import timedelta

import pytest

from programmes.actions import job as jobs
from programmes.models import Job
from programmes.rules import clock


@pytest.fixture
def job(organiser):
    return jobs.ask(label="Certificates of Manama", by=organiser, steps_total=3)


def fresh(job):
    job.refresh_from_db()
    return job


def test_a_job_knows_who_asked_and_waits(job, organiser):
    assert (job.state, job.asked_by, job.steps_total) == (Job.State.QUEUED, organiser.person, 3)


def test_one_worker_wins(job):
    assert [jobs.claim(job.pk), jobs.claim(job.pk)] == [True, False]
    assert (fresh(job).state, job.attempts) == (Job.State.RUNNING, 1)


def test_steps_count_and_done_completes_them(job):
    jobs.claim(job.pk)
    jobs.step(job.pk)
    assert fresh(job).steps_done == 1
    jobs.done(job.pk)
    assert (fresh(job).state, job.steps_done, job.is_over) == (Job.State.DONE, 3, True)
    assert job.finished_at


def test_a_failed_job_says_why_and_is_tried_again_when_asked(job):
    jobs.claim(job.pk)
    jobs.fail(job.pk, "The name of Noora Hasan cannot be printed.")
    assert (fresh(job).state, job.problem) == (Job.State.FAILED, "The name of Noora Hasan cannot be printed.")
    jobs.retry(job.pk)
    assert (fresh(job).state, job.problem, job.attempts) == (Job.State.QUEUED, "", 0)
    assert jobs.claim(job.pk)


def test_what_is_done_does_not_fail_later_and_is_not_done_again(job):
    jobs.claim(job.pk)
    jobs.done(job.pk)
    at = fresh(job).finished_at
    jobs.fail(job.pk, "too late")
    jobs.retry(job.pk)
    jobs.done(job.pk)
    assert (fresh(job).state, job.problem, job.finished_at) == (Job.State.DONE, "", at)
    assert not jobs.claim(job.pk)


def test_only_jobs_of_dead_workers_are_given_back(job, organiser):
    alive = jobs.ask(label="Another", by=organiser)
    with clock.at(clock.now() - timedelta(minutes=10)):
        jobs.claim(job.pk)
    jobs.claim(alive.pk)
    assert jobs.requeue_stale(clock.now() - timedelta(minutes=2)) == [job.pk]
    assert (fresh(job).state, fresh(alive).state) == (Job.State.QUEUED, Job.State.RUNNING)


def test_what_killed_several_workers_is_left_to_a_person(job):
    jobs.give_up(job.pk)
    assert fresh(job).state == Job.State.FAILED
    assert "several tries" in job.problem
