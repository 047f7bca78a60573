"""What the search reads of offers, made again by itself where no action could."""

from django_tasks import task

from entrepairs.accompaniment.models import Offer
from entrepairs.accompaniment.offered import follow_each
from entrepairs.jobs.periodic import daily, every


@every(minutes=10)
@task()
def fill_search() -> None:
    """Offers of before the search read them, or of a copy that was brought back."""
    follow_each(Offer.objects.filter(findable=None))


@daily(at="03:20")
@task()
def follow_offers() -> None:
    """Every offer again: the list of experiences may have changed with the program."""
    follow_each(Offer.objects.all())
