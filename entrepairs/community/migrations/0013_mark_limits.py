"""Limits already given to who wrote under an alias: the mark of what led there."""

from django.db import migrations


def mark_limits(apps, schema_editor):
    posts, voices = apps.get_model("community", "Post").objects, apps.get_model("community", "Voice").objects
    for limit in apps.get_model("safety", "Limit").objects.filter(person=None, mark=""):
        voice = voices.filter(thread=limit.object_id, opened_it=True).first()
        if limit.kind == "post":
            post = posts.filter(pk=limit.object_id).select_related("voice").first()
            voice = post and post.voice
        if voice is not None:
            limit.whole, limit.mark = voice.thread_id, voice.mark
            limit.save(update_fields=["whole", "mark"])


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0012_withheld_word'),
        ('safety', '0017_limit_under_alias'),
    ]

    operations = [migrations.RunPython(mark_limits, migrations.RunPython.noop, elidable=True)]
