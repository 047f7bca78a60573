"""Who opened a thread under their pseudonym follows it: they are told of answers as those who asked to be.

By five hundred; may be run again, and then follows again for those who had stopped. Who has an unread notice of an
answer is told already. Going back leaves the rows."""

from itertools import islice

from django.db import migrations

BATCH = 500


def openers_follow(apps, schema_editor):
    follows, voices = apps.get_model("community", "Follow"), apps.get_model("community", "Voice").objects
    unread = apps.get_model("people", "Notice").objects.filter(kind="circle_answer", read_at=None)
    opened = voices.filter(opened_it=True).exclude(person=None).values_list("person", "thread").iterator()
    while batch := list(islice(opened, BATCH)):
        told = {(one.person_id, one.path): one.at for one in unread.filter(person__in=[person for person, _ in batch])}
        rows = [
            follows(person_id=person, thread_id=thread, told_at=told.get((person, f"/fils/{thread}/")))
            for person, thread in batch
        ]
        follows.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0013_mark_limits'),
    ]

    operations = [migrations.RunPython(openers_follow, migrations.RunPython.noop, elidable=True)]
