"""Who reads a thread: what is already written keeps the readers that its circle has now, even if the circle opens later.

One statement; going back loses only narrower choices."""

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def as_its_circle(apps: Any, schema_editor: Any) -> None:
    circle = apps.get_model("community", "Circle").objects.filter(pk=OuterRef("circle_id"))
    apps.get_model("community", "Thread").objects.update(readers=Subquery(circle.order_by().values("readers")[:1]))


class Migration(migrations.Migration):
    dependencies = [("community", "0010_by_invitation")]

    operations = [
        migrations.AddField(
            model_name="thread",
            name="readers",
            field=models.CharField(
                choices=[
                    ("ouvert", "tout le monde, sans compte"),
                    ("ici", "les personnes qui ont un compte ici"),
                    ("maison", "les membres de la maison"),
                    ("invitation", "les personnes invitées"),
                ],
                default="ouvert",
                max_length=12,
            ),
        ),
        migrations.RunPython(as_its_circle, migrations.RunPython.noop, elidable=True),
    ]
