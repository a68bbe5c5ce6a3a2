from celery import shared_task

from workshops.actions import restricted_data


@shared_task(name="workshops.tasks.restricted_data.delete_overdue")
def delete_overdue():
    restricted_data.delete_overdue()
