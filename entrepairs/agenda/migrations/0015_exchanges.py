"""Exchange a permanence against another; stay reachable for one; remember when people were asked to come."""

import django.db.models.deletion
import entrepairs.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0014_plannings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='shift',
            name='called_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name='Exchange',
            fields=[
                ('id', models.UUIDField(default=entrepairs.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('propose', 'proposé'), ('accepte', 'accepté'), ('refuse', 'pas cette fois'), ('retire', 'finalement non')], default='propose', max_length=8)),
                ('asked_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offered', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agenda.shiftseat')),
                ('wanted', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agenda.shiftseat')),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'propose')), fields=('offered', 'wanted'), name='asked_once'), models.CheckConstraint(condition=models.Q(('asked_by', models.F('asked_of')), _negated=True), name='exchange_of_two')],
            },
        ),
        migrations.CreateModel(
            name='Reserve',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreed_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reserves', to='agenda.shift')),
            ],
            options={
                'ordering': ['agreed_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('shift', 'person'), name='in_reserve_once')],
            },
        ),
    ]
