from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("safety", "0022_waits_since")]

    operations = [
        migrations.AddIndex("look", models.Index(fields=["kind", "object_id"], name="look_of_a_thing")),
    ]
