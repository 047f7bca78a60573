"""What the team answers while others do not read a thread is for who opened it. Of what is there, all that it said in
threads that others do not read now: of those, nothing tells what was said before."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Exists, OuterRef, Subquery

APART = ("attente", "equipe", "ecarte")
TEAM = ("coordination", "animation")


def forwards(apps, schema_editor):
    opener = apps.get_model("community", "Voice").objects.filter(thread=OuterRef("thread"), opened_it=True)
    roles = apps.get_model("structures", "Role").objects.filter(person=OuterRef("voice__person"), name__in=TEAM)
    by_team = Exists(roles.filter(structure=OuterRef("thread__circle__structure"), accepted_at__isnull=False))
    answers = apps.get_model("community", "Post").objects.filter(voice__opened_it=False, thread__standing__in=APART)
    answers.filter(by_team).update(only_for=Subquery(opener.values("pk")[:1]))
    read = apps.get_model("community", "Post").objects.filter(shown_at__isnull=False, only_for=None)
    as_they_are = models.Q(edited_at=None) | models.Q(edited_at__lte=models.F("shown_at")) | models.Q(standing="visible")
    read.filter(as_they_are).exclude(standing="equipe").update(was_read=True)
    apps.get_model("community", "Findable").objects.filter(post__only_for__isnull=False).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0021_shown_at"),
        ("structures", "0013_ask_to_run_a_listed_house"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="only_for",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="told",
                to="community.voice",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("only_for__isnull", False)), fields=["only_for"], name="post_only_for"
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="was_read",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
