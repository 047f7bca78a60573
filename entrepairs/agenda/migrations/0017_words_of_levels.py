"""Say in shorter words how much someone has done."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0016_what_the_watch_decided'),
    ]

    operations = [
        migrations.AlterField(
            model_name='crewmember',
            name='level',
            field=models.PositiveSmallIntegerField(choices=[(0, 'apprend, jamais sans quelqu’un'), (1, 'en tient avec d’autres'), (2, 'guide les autres')], default=1, verbose_name='expérience'),
        ),
    ]
