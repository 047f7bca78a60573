"""Give every house its name as one searches it: without accents nor capitals.

Batches of 1,000; may be replayed; going back loses nothing, the name stays."""

import django.db.models.deletion
from django.db import migrations, models

import entrepairs.places.folding


def fold_names(apps, schema_editor):
    Structure = apps.get_model("structures", "Structure")
    folded = Structure._meta.get_field("plain_name")
    batch = []
    for row in Structure.objects.only("pk", "name").order_by("pk").iterator(1000):
        folded.pre_save(row, add=False)
        batch.append(row)
        if len(batch) == 1000:
            Structure.objects.bulk_update(batch, ["plain_name"])
            batch.clear()
    Structure.objects.bulk_update(batch, ["plain_name"])


class Migration(migrations.Migration):

    dependencies = [
        ('structures', '0005_what_a_house_writes_down'),
    ]

    operations = [
        migrations.AddField(
            model_name='structure',
            name='plain_name',
            field=entrepairs.places.folding.FoldedField(default='', editable=False, max_length=130, of='name'),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='openingrule',
            name='place',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='opening_rules', to='structures.place'),
        ),
        migrations.AddIndex(
            model_name='openingrule',
            index=models.Index(fields=['place', 'weekday', 'since', 'until'], name='rule_of_place'),
        ),
        migrations.AddIndex(
            model_name='structure',
            index=models.Index(fields=['plain_name'], name='structure_plain_name'),
        ),
    ]
