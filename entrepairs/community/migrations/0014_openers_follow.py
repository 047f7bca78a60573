"""Who opened a thread under their pseudonym follows it: they are told of answers as those who asked to be."""

from django.db import migrations


def openers_follow(apps, schema_editor):
    follows, voices = apps.get_model("community", "Follow"), apps.get_model("community", "Voice").objects
    opened = voices.filter(opened_it=True).exclude(person=None).values_list("person", "thread")
    rows = (follows(person_id=person, thread_id=thread) for person, thread in opened.iterator())
    follows.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0013_mark_limits'),
    ]

    operations = [migrations.RunPython(openers_follow, migrations.RunPython.noop, elidable=True)]
