"""What the search reads of offers. On PostgreSQL an index holds the experiences that each lets us name; SQLite reads
every line. Going back loses nothing: the table is made again from the offers (`accompaniment.tasks.search`)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


INDEX = """CREATE INDEX findable_offer_named ON accompaniment_findableoffer
    USING gin (string_to_array(named, ' ')) WITH (fastupdate = off)"""


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX)


class Migration(migrations.Migration):

    dependencies = [
        ('accompaniment', '0005_earlier'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FindableOffer',
            fields=[
                ('shown_0', models.BigIntegerField()),
                ('shown_1', models.BigIntegerField()),
                ('shown_2', models.BigIntegerField()),
                ('moments', models.BigIntegerField()),
                ('refused_0', models.BigIntegerField()),
                ('refused_1', models.BigIntegerField()),
                ('refused_2', models.BigIntegerField()),
                ('x', models.BigIntegerField()),
                ('y', models.BigIntegerField()),
                ('z', models.BigIntegerField()),
                ('within', models.BigIntegerField()),
                ('topics_0', models.BigIntegerField()),
                ('topics_1', models.BigIntegerField()),
                ('topics_2', models.BigIntegerField()),
                ('lot', models.BigIntegerField()),
                ('free', models.IntegerField()),
                ('ways', models.IntegerField()),
                ('busy', models.IntegerField()),
                ('languages', models.TextField()),
                ('named', models.TextField()),
                ('offer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='findable', serialize=False, to='accompaniment.offer')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
