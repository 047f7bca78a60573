"""A guest says yes before they read, and has a key that tells no order; a circle may be opened with a paper.

The table of guests is made again: no page could invite anybody before, so that it holds nobody."""

import django.db.models.deletion
import entrepairs.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0009_place_read'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CirclePaper',
            fields=[
                ('id', models.UUIDField(default=entrepairs.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('uses', models.PositiveSmallIntegerField()),
                ('used', models.PositiveSmallIntegerField(default=0)),
                ('given_at', models.DateTimeField()),
                ('expires_on', models.DateField()),
                ('revoked_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-given_at', 'pk'],
            },
        ),
        migrations.DeleteModel(name='Guest'),
        migrations.CreateModel(
            name='Guest',
            fields=[
                ('id', models.UUIDField(default=entrepairs.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('invited_on', models.DateField()),
                ('accepted_on', models.DateField(null=True)),
                ('declined_on', models.DateField(null=True)),
                ('circle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='community.circle')),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['person__pseudonym', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.UniqueConstraint(fields=('circle', 'person'), name='invited_once_to_a_circle'),
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_on', None), ('declined_on', None), _connector='OR'), name='guest_yes_or_no'),
        ),
        migrations.AddField(
            model_name='circlepaper',
            name='circle',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='community.circle'),
        ),
        migrations.AddField(
            model_name='circlepaper',
            name='given_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='circlepaper',
            constraint=models.CheckConstraint(condition=models.Q(('used__lte', models.F('uses')), ('uses__gte', 1)), name='circle_paper_within_its_uses'),
        ),
    ]
