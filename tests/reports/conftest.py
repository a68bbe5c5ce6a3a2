"""A trainer on the roster, a break-out, and a way to let the background work happen here and now."""

from datetime import date

import pytest

from accreditation.actions import accreditation as accreditations
from programmes.actions import outbox
from reports.tasks import certificate_batch as batch_tasks
from reports.tasks import certificate_mail as mail_tasks
from reports.tasks import document as document_tasks
from tests.workshops.conftest import room, template  # noqa: F401  the break-out of the workshops' own tests
from workshops.actions import recommendation as recommendations
from workshops.models import Duty, Recommendation

TASKS = {
    "reports.tasks.document.render": document_tasks.render,
    "reports.tasks.certificate_batch.work": batch_tasks.work,
    "reports.tasks.certificate_mail.send": mail_tasks.send,
}


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


@pytest.fixture
def at_plenary(room):  # noqa: F811
    """Two groups whose words stand before the plenary: A1, and B1 to B4."""
    room.to("working")
    room.seated("B", Duty.LEADER)
    room.recommend("Link the registers.", letter="A")
    for text in ("Report every seizure.", "Set up a task force.", "Link both registers.", "Talk to the neighbours."):
        room.recommend(text, letter="B", addressed_to="Customs", lead="Ozone Unit", priority="high")
    room.to("plenary")
    for letter in "AB":
        room.move("present", letter=letter)
    return room


@pytest.fixture
def decide(room):  # noqa: F811
    """decide("B2", "amend", amended_text="…") -> the recommendation as the plenary decided."""

    def record(label, act, **words):
        rows = Recommendation.objects.select_related("breakout__workshop__programme", "report")
        one = rows.get(report__group__letter=label[0], number=int(label[1:]), breakout=room.breakout)
        recommendations.decide(recommendation=one, act=act, by=room.facilitator, **words)
        return rows.get(pk=one.pk)

    return record
