"""What the team answers while others do not read a thread is for who opened it. Of what is there, all that it said in
threads that others do not read now: of those, nothing tells what was said before."""

from django.db import migrations, models
from django.db.models import Exists, OuterRef

APART = ("attente", "equipe", "ecarte")
TEAM = ("coordination", "animation")


def forwards(apps, schema_editor):
    roles = apps.get_model("structures", "Role").objects.filter(person=OuterRef("voice__person"))
    in_team = roles.filter(structure=OuterRef("thread__circle__structure"), accepted_at__isnull=False)
    answers = apps.get_model("community", "Post").objects.filter(voice__opened_it=False, thread__standing__in=APART)
    answers.filter(Exists(in_team.filter(name__in=TEAM))).update(is_for_opener=True)
    apps.get_model("community", "Findable").objects.filter(post__is_for_opener=True).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0021_shown_at"),
        ("structures", "0013_ask_to_run_a_listed_house"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="is_for_opener",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
