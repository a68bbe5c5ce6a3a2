"""The roster under load, on PostgreSQL: one period is renewed once, and one list puts nobody on it twice."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.db.models import QuerySet

from accreditation.actions import accreditation as accreditations
from accreditation.actions import renewal as renewals
from accreditation.actions import roster_import as roster_imports
from accreditation.models import Accreditation, Renewal
from accreditation.rules import renewal as renewal_rules
from programmes.models import History, Import, Person
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Refused
from tests.accreditation.conftest import sign_in  # noqa: F401
from tests.races.together import flat, together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="these races need PostgreSQL"),
]
NAMES = ("Rusu Elena", "Bondar Dmytro", "Koval Ana", "Sidorov Pavel")
HEADINGS = ("Family name", "Given names", "E-mail", "Title", "Accredited on", "Letter")


def all_at_once(*calls):
    return flat(together(*([call] for call in calls)))


@pytest.fixture
def administrators(administrator, programme, make_person, sign_in):  # noqa: F811
    return [administrator, sign_in(make_person("Second", "Ama"), "programme_administrator", programme)]


def renewed_at_once(trainer, administrators):
    """Outcomes of both administrators who decide on the same renewal, each with another end in mind."""
    trainer.refresh_from_db()
    calls = [
        partial(
            renewals.renew, accreditation=trainer, by=by, decided_by="Director", decided_on=clock.today(),
            valid_until=trainer.valid_until + timedelta(days=days),
        )
        for days, by in enumerate(administrators * 4, start=100)
    ]  # fmt: skip
    return all_at_once(*calls)


def test_a_period_is_renewed_once_however_many_decide_on_it_at_the_same_moment(
    programme, administrators, make_person, monkeypatch
):
    trainer = accreditations.load_earlier(
        programme=programme, person=make_person("Hasan"), title="Trainer", letter="1", by=administrators[0],
        granted_on=clock.today() - timedelta(days=700), valid_until=clock.today() + timedelta(days=30),
    )  # fmt: skip
    outcomes = renewed_at_once(trainer, administrators)
    assert sum(isinstance(one, Renewal) for one in outcomes) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes) == 7, outcomes
    renewal = Renewal.objects.get()
    trainer.refresh_from_db()
    assert trainer.valid_until == renewal.valid_until
    assert History.objects.filter(act="accreditations.renew").count() == 1
    # Control: whoever is not asked what they have seen renews what the other has renewed just now.
    monkeypatch.setattr(renewal_rules, "must_be_as_seen", lambda *_seen: None)
    caught = 0
    for _round in range(5):
        caught += sum(isinstance(one, Renewal) for one in renewed_at_once(trainer, administrators)) > 1
    assert caught


def staged(programme, by, names, turned=False):
    """A roster handed in; turned round, it is the same list in another file."""
    rows = [[*name.split(), f"{name.split()[1]}@x.example".lower(), "Expert", "2017-02-14", "WCO 1"] for name in names]
    text = "\n".join("\t".join(row[::-1] if turned else row) for row in [list(HEADINGS), *rows])
    return roster_imports.stage(programme=programme, text=text, by=by)


def loaded_at_once(programme, administrators, names):
    """Two files with the same trainers, each of them loaded by both at one moment. Answers {name: how often}."""
    files = [staged(programme, by, names, turned) for turned, by in zip((False, True), administrators, strict=True)]
    calls = [partial(roster_imports.apply, batch=batch, by=by) for batch in files for by in administrators]
    outcomes = all_at_once(*calls)
    found = Accreditation.objects.filter(person__family_name__in=[name.split()[0] for name in names])
    return outcomes, sorted(found.values_list("person__family_name", flat=True))


def test_the_same_roster_loaded_twice_at_once_puts_nobody_on_it_twice(programme, administrators, monkeypatch):
    handed_in = all_at_once(*[partial(staged, programme, by, NAMES[:1]) for by in administrators * 2])
    assert {one.pk for one in handed_in} == {Import.objects.get().pk}, "the same list while it is open"
    outcomes, found = loaded_at_once(programme, administrators, NAMES[:2])
    assert found == ["Bondar", "Rusu"]
    assert sum(isinstance(one, Import) for one in outcomes) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes) == 3, outcomes
    assert Person.objects.filter(family_name__in=found).count() == 2
    # Control: without the lock of the programme and of the list, each of them puts the same people on the roster.
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, *_args, **_options: rows.all())
    outcomes, found = loaded_at_once(programme, administrators, NAMES[2:])
    assert len(found) > 2 or any(not isinstance(one, Import | Refused) for one in outcomes), (found, outcomes)
