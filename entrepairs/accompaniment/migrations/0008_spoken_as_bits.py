"""Languages as bits. The table is made again from the offers within ten minutes (`accompaniment.tasks.search`).

SQLite reads the lines from an index that holds all of their numbers, a third as wide: a later migration that rebuilds
the table must put it back. PostgreSQL reads them in one process: to call others takes longer than the reading."""

from django.db import migrations, models

INDEX = """CREATE INDEX findable_offer_numbers ON accompaniment_findableoffer (
    shown_0, shown_1, shown_2, speaks_0, speaks_1, moments, refused_0, refused_1, refused_2, ways, x, y, z, within,
    topics_0, topics_1, topics_2, busy, lot, free, offer_id, person_id) WHERE free > 0"""

ALONE = "ALTER TABLE accompaniment_findableoffer SET (parallel_workers = 0)"


def forwards(apps, schema_editor):
    schema_editor.execute(INDEX if schema_editor.connection.vendor == "sqlite" else ALONE)


def backwards(apps, schema_editor):
    schema_editor.execute("DROP INDEX IF EXISTS findable_offer_numbers")


class Migration(migrations.Migration):

    dependencies = [
        ('accompaniment', '0007_drafts'),
    ]

    operations = [
        migrations.RunSQL('DELETE FROM accompaniment_findableoffer', migrations.RunSQL.noop),
        migrations.RemoveField(model_name='findableoffer', name='languages'),
        migrations.AddField(
            model_name='findableoffer', name='speaks_0', field=models.BigIntegerField(default=0), preserve_default=False
        ),
        migrations.AddField(
            model_name='findableoffer', name='speaks_1', field=models.BigIntegerField(default=0), preserve_default=False
        ),
        migrations.RunPython(forwards, backwards),
    ]
