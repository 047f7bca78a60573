from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from entrepairs.safety.apart import mark


def say_to_whom(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """What waits under an alias is left to those who watched when it came, and whom the lot did not set aside."""
    looks, watchers = apps.get_model("safety", "Look").objects, apps.get_model("safety", "Watcher").objects
    watch = [(mark(one.person_id), one.accepted_at) for one in watchers.filter(ended_at=None, accepted_at__isnull=False)]
    for look in looks.exclude(voice=None).iterator():
        left_to = sorted(who for who, since in watch if since <= look.entered_at and who not in look.set_aside)
        looks.filter(pk=look.pk).update(left_to=left_to)


class Migration(migrations.Migration):
    dependencies = [("safety", "0019_dated_decisions")]

    operations = [
        migrations.AddField(model_name="look", name="left_to", field=models.JSONField(default=list)),
        migrations.AddField(model_name="look", name="left_to_all", field=models.BooleanField(default=False)),
        migrations.RunPython(say_to_whom, migrations.RunPython.noop),
    ]
