"""Every house known so far lives on this installation: it is open since its first role, and has one place.

Batches of 500, may be replayed; going back loses nothing. The list of communes is a shipped file, not a table: it is
read as it is, and a commune that it no longer has leaves the house without a place."""

from itertools import islice

from django.db import migrations
from django.db.models import Min

from entrepairs.core.clock import now
from entrepairs.places.communes import find


def forwards(apps, schema_editor):
    structures, places = apps.get_model("structures", "Structure"), apps.get_model("structures", "Place")
    rows = structures.objects.filter(opened_at=None).annotate(first=Min("roles__given_at")).iterator()
    while batch := list(islice(rows, 500)):
        for row in batch:
            row.opened_at = row.first or now()
        structures.objects.bulk_update(batch, ["opened_at"])
        found = [(row, find(row.commune)) for row in batch]
        places.objects.bulk_create(
            [places(structure=row, commune=at.key, lat=at.lat, lon=at.lon) for row, at in found if at]
        )


class Migration(migrations.Migration):
    dependencies = [("structures", "0002_places_and_hours")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop, elidable=True)]
