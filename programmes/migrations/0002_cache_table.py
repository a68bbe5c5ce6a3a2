from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    # Sessions, rate limits and the cache live in the database, so a web request needs nothing else.
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
