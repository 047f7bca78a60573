from django.db import migrations, models
from django.db.models import F


def since_it_was_taken(apps, schema_editor):
    """What calls counted from, until now."""
    looks = apps.get_model("safety", "Look").objects
    looks.filter(done_at=None, claimed_at__isnull=False).update(waits_since=F("claimed_at"))


class Migration(migrations.Migration):
    dependencies = [("safety", "0021_vouched_watcher")]

    operations = [
        migrations.AddField(model_name="look", name="waits_since", field=models.DateTimeField(null=True)),
        migrations.RunPython(since_it_was_taken, migrations.RunPython.noop),
    ]
