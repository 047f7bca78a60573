"""A new day, every hour: houses have their clocks."""

from django_tasks import task

from entrepairs.clubhouse.tasks.news import prepare_news
from entrepairs.clubhouse.tasks.week import forget, prepare_week
from entrepairs.jobs.periodic import every
from entrepairs.structures.models import Structure


@every(minutes=60)
@task()
def turn_the_page() -> None:
    """Ready the days to come; erase who took what on the days that are over."""
    for house in Structure.objects.here().filter(kind=Structure.Kind.CLUBHOUSE):
        forget(house)
        prepare_week(house)
        prepare_news(house)
