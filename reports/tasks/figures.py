from celery import shared_task

from reports.queries import dashboard, recounting


@shared_task(name="reports.tasks.figures.recount")
def recount():
    """Figures somebody has looked at and found behind, or not there, are counted."""
    recounting.recount()


@shared_task(name="reports.tasks.figures.warm")
def warm():
    """Large scopes are counted before anybody looks at them."""
    recounting.warm(dashboard.WHOLE)
