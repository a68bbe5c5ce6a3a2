"""A trainer on the roster, a break-out, and a way to let the background work happen here and now."""

from datetime import date

import pytest

from accreditation.actions import accreditation as accreditations
from programmes.actions import outbox
from reports.tasks import document as document_tasks
from tests.workshops.conftest import room, template  # noqa: F401  the break-out of the workshops' own tests

TASKS = {"reports.tasks.document.render": document_tasks.render}


@pytest.fixture
def accreditation(programme, administrator, make_person, by):
    """Accredited before the portal, so that a certificate has its ground."""
    return accreditations.load_earlier(
        programme=programme,
        person=make_person("Sadykova", "Aigerim", native_name="Айгерим Садыкова"),
        title="National Customs Trainer on ODS",
        granted_on=date(2025, 3, 4),
        letter="Letter 12/2025",
        by=administrator,
    )


@pytest.fixture
def work():
    """work() -> number of Outbox rows carried to the tasks, which run here instead of in a worker."""
    return lambda: outbox.relay(lambda task, pk: TASKS[task](pk))
