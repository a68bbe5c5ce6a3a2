from celery import shared_task

from reports.queries import tallies


@shared_task(name="reports.tasks.figures.recount")
def recount():
    """Figures somebody has looked at and found behind are counted again."""
    tallies.recount()
