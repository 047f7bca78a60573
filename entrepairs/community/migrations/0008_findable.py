"""The index of a search. Each database has its own beside the table, and follows it within the transaction: FTS5 by
triggers on SQLite, a generated column and its GIN on PostgreSQL. Going back loses nothing: the table is made again from
the posts (`community.tasks.fill_index`).

On SQLite, a later migration that rebuilds `community_findable` must put the triggers back."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    """CREATE VIRTUAL TABLE community_findable_words USING fts5(
        words, content='community_findable', content_rowid='id', detail=none, columnsize=0)""",
    """CREATE TRIGGER community_findable_added AFTER INSERT ON community_findable BEGIN
        INSERT INTO community_findable_words(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER community_findable_gone AFTER DELETE ON community_findable BEGIN
        INSERT INTO community_findable_words(community_findable_words, rowid, words)
        VALUES ('delete', old.id, old.words); END""",
    """CREATE TRIGGER community_findable_changed AFTER UPDATE OF words ON community_findable BEGIN
        INSERT INTO community_findable_words(community_findable_words, rowid, words)
        VALUES ('delete', old.id, old.words);
        INSERT INTO community_findable_words(rowid, words) VALUES (new.id, new.words); END""",
)
POSTGRESQL = (
    """ALTER TABLE community_findable ADD COLUMN keyed tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED""",
    "CREATE INDEX community_findable_words ON community_findable USING gin (keyed)",
)
BACK = {
    "sqlite": (
        "DROP TRIGGER community_findable_added",
        "DROP TRIGGER community_findable_gone",
        "DROP TRIGGER community_findable_changed",
        "DROP TABLE community_findable_words",
    ),
    "postgresql": ("ALTER TABLE community_findable DROP COLUMN keyed",),
}


def forwards(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0007_find_what_waits'),
    ]

    operations = [
        migrations.CreateModel(
            name='Findable',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('circle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='community.circle')),
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='findable', to='community.post')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]
