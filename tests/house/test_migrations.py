"""A first migration makes each table whole: SQLite writes a table anew for each constraint that comes later."""

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader

from tests.house.code import APPS
from ttt_portal.management.commands.makemigrations import folded


def test_constraints_and_indexes_are_made_with_the_table_unless_they_wait_for_a_field():
    one = migrations.CreateModel(
        "Seat", [("id", models.BigAutoField(primary_key=True)), ("row", models.IntegerField())]
    )
    other = migrations.CreateModel("Guest", [("seat", models.ForeignKey("app.Seat", models.CASCADE))])
    later = migrations.AddField("Seat", "guest", models.ForeignKey("app.Guest", models.CASCADE))
    row = models.CheckConstraint(condition=models.Q(row__gt=0), name="row_counts")
    guest = models.UniqueConstraint(condition=models.Q(guest__isnull=False), fields=["row"], name="one_guest")
    index = models.Index(fields=["row"], name="by_row")
    adds = [migrations.AddConstraint("Seat", guest), migrations.AddIndex("Seat", index)]
    elsewhere = migrations.AddConstraint("Table", row)
    made, *rest = folded([one, other, later, migrations.AddConstraint("Seat", row), *adds, elsewhere], "app")
    assert made.options == {"constraints": [row], "indexes": [index]}
    assert rest == [other, later, adds[0], elsewhere]


@pytest.mark.parametrize("app", APPS)
def test_the_tables_that_ship_are_made_whole(app, settings):
    settings.MIGRATION_MODULES = {}  # the tests' own databases are made without migrations
    shipped = [one for (label, _name), one in MigrationLoader(None).disk_migrations.items() if label == app]
    assert shipped
    for migration in shipped:
        assert folded(migration.operations, app) == migration.operations, f"{app}.{migration.name}: make it anew"
