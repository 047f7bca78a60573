"""Say for which thing a lot was drawn. Those drawn before, if any, were never released: they point nowhere."""
from uuid import UUID

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("safety", "0010_reach")]

    operations = [
        migrations.AddField(
            model_name="namedraw",
            name="kind",
            field=models.CharField(default="post", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="namedraw",
            name="object_id",
            field=models.UUIDField(default=UUID(int=0)),
            preserve_default=False,
        ),
    ]
