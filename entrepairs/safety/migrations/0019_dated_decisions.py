from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def end_undated(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """« Laisser reposer » could be chosen without an end: it kept nobody from writing. It ended when it was decided."""
    rows = apps.get_model("safety", "Decision").objects.filter(measure__in=["repos", "personne"], until=None)
    rows.filter(lifted_at=None).update(lifted_at=F("decided_at"))
    rows.update(until=F("decided_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("safety", "0018_called_again"),
    ]

    operations = [
        migrations.RunPython(end_undated, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=~models.Q(measure__in=["repos", "personne"]) | models.Q(until__isnull=False),
                name="dated_decision_has_its_end",
            ),
        ),
    ]
