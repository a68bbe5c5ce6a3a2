from django.core.management.commands import makemigrations
from django.db.migrations import AddConstraint, AddIndex, CreateModel
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations.fields import FieldOperation


class Autodetector(MigrationAutodetector):
    """Makes a new table whole: SQLite writes a table anew for every constraint that is added to it afterwards."""

    def changes(self, *arguments, **how):
        changes = super().changes(*arguments, **how)
        for app_label, migrations in changes.items():
            for migration in migrations:
                migration.operations = folded(migration.operations, app_label)
        return changes


def folded(operations, app_label):
    """The operations, those that add a constraint or an index to a table of the same migration within its making.

    Those that may be about a field which comes later, because two tables point at each other, stay where they were.
    """
    fields = [(one.model_name_lower, one.name) for one in operations if isinstance(one, FieldOperation)]
    place, done = {}, []
    for operation in operations:
        if isinstance(operation, CreateModel):
            place[operation.name_lower] = len(done)
        model = operation.model_name_lower if isinstance(operation, AddConstraint | AddIndex) else None
        waits = any(model == of and name in repr(operation.deconstruct()) for of, name in fields)
        if model in place and not waits:
            (done[place[model]],) = done[place[model]].reduce(operation, app_label)
        else:
            done.append(operation)
    return done


class Command(makemigrations.Command):
    autodetector = Autodetector
