"""When a post was first shown: what nobody saw and is taken back leaves no trace, and what the team shows later is new
for who came meanwhile. Of those that are there, what is shown, removed or set aside was shown when it was written."""

from django.db import migrations, models
from django.db.models import F

SHOWN_ONCE = ("visible", "retire", "ecarte")


def forwards(apps, schema_editor):
    posts = apps.get_model("community", "Post").objects.filter(standing__in=SHOWN_ONCE)
    posts.update(shown_at=F("written_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0020_short_pending_list'),
    ]

    operations = [
        migrations.AddField(
            model_name='post',
            name='shown_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
