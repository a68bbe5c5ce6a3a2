from celery import shared_task

from reports.actions import erasure as erasures


@shared_task(name="reports.tasks.erasure.carry_out")
def carry_out(erasure_pk):
    """Claim, then erase. Running it twice erases once."""
    erasure = erasures.claim(erasure_pk)
    if erasure is not None:
        erasures.carry_out(erasure=erasure)


@shared_task(name="reports.tasks.erasure.sweep")
def sweep():
    erasures.sweep()
