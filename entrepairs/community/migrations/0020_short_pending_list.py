"""PostgreSQL keeps what was just added to the index of a search aside, in a list that each search then reads whole, once
a circle: 4 MiB at most, as it comes, which a search in twenty circles read in 70 ms. It is kept short."""

from django.db import migrations

INDEX = "ALTER INDEX community_findable_words"


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"{INDEX} SET (gin_pending_list_limit = 128)")


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"{INDEX} RESET (gin_pending_list_limit)")


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0019_leave_little_by_little'),
    ]

    operations = [
        migrations.RunPython(forwards, backwards),
    ]
