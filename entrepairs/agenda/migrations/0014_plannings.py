"""Prepare the planning of a month: what each said, the draft, and how many a permanence needs at least."""

import django.db.models.deletion
import entrepairs.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0013_what_stays_of_a_year'),
        ('structures', '0013_ask_to_run_a_listed_house'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CrewMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moments', models.PositiveIntegerField(default=0, verbose_name='moments')),
                ('most', models.PositiveSmallIntegerField(default=0, verbose_name='par semaine, au plus')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'apprend : jamais sans quelqu’un'), (1, 'tient une permanence avec d’autres'), (2, 'les autres peuvent s’appuyer dessus')], default=1, verbose_name='expérience')),
                ('since', models.DateTimeField()),
            ],
            options={
                'ordering': ['person', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DraftSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'ordering': ['shift', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DuoWish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wish', models.CharField(choices=[('avec', 'avec'), ('sans', 'plutôt pas avec')], max_length=4)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Rota',
            fields=[
                ('id', models.UUIDField(default=entrepairs.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('first', models.DateField()),
                ('state', models.CharField(choices=[('demande', 'attend son tour'), ('cherche', 'se prépare'), ('brouillon', 'à relire'), ('publie', 'publié'), ('annule', 'abandonné'), ('echoue', 'n’a pas pu se préparer')], default='demande', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('run', models.UUIDField(null=True)),
                ('stops', models.BooleanField(default=False)),
                ('stage', models.CharField(blank=True, max_length=10)),
                ('found', models.JSONField(default=dict)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ShiftAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('oui', 'je peux'), ('volontiers', 'j’aimerais'), ('non', 'je ne peux pas')], max_length=10)),
            ],
            options={
                'ordering': ['shift', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='shift',
            name='guided',
            field=models.BooleanField(default=False, verbose_name='avec quelqu’un d’expérience'),
        ),
        migrations.AddField(
            model_name='shift',
            name='least',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='au moins'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('least__gte', 1), ('least__lte', models.F('seats'))), name='shift_least'),
        ),
        migrations.AddField(
            model_name='crewmember',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='crewmember',
            name='structure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='structures.structure'),
        ),
        migrations.AddField(
            model_name='draftseat',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='draftseat',
            name='shift',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agenda.shift'),
        ),
        migrations.AddField(
            model_name='duowish',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='duowish',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='duowish',
            name='structure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='structures.structure'),
        ),
        migrations.AddField(
            model_name='rota',
            name='asked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rota',
            name='structure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='structures.structure'),
        ),
        migrations.AddField(
            model_name='draftseat',
            name='rota',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='agenda.rota'),
        ),
        migrations.AddField(
            model_name='shiftanswer',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='shiftanswer',
            name='shift',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='agenda.shift'),
        ),
        migrations.AddConstraint(
            model_name='crewmember',
            constraint=models.UniqueConstraint(fields=('structure', 'person'), name='crew_member_once'),
        ),
        migrations.AddConstraint(
            model_name='crewmember',
            constraint=models.CheckConstraint(condition=models.Q(('most__lte', 7)), name='crew_member_most'),
        ),
        migrations.AddConstraint(
            model_name='duowish',
            constraint=models.UniqueConstraint(fields=('structure', 'person', 'other'), name='duo_wished_once'),
        ),
        migrations.AddConstraint(
            model_name='duowish',
            constraint=models.CheckConstraint(condition=models.Q(('person', models.F('other')), _negated=True), name='duo_of_two'),
        ),
        migrations.AddConstraint(
            model_name='rota',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['demande', 'cherche', 'brouillon'])), fields=('structure', 'first'), name='one_open_rota_a_month'),
        ),
        migrations.AddConstraint(
            model_name='draftseat',
            constraint=models.UniqueConstraint(fields=('rota', 'shift', 'person'), name='drafted_once'),
        ),
        migrations.AddConstraint(
            model_name='shiftanswer',
            constraint=models.UniqueConstraint(fields=('shift', 'person'), name='shift_answered_once'),
        ),
    ]
