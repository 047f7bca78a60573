"""Two days after a review, the author is told that the choice is theirs."""

from django_tasks import task

from entrepairs.people.tasks.telling import notify
from entrepairs.testimonies.models import Testimony


@task()
def tell_ready(pk: str) -> None:
    """Nothing when the author has taken the text back meanwhile."""
    testimony = Testimony.objects.filter(pk=pk, state=Testimony.State.ACCEPTED).select_related("author").first()
    if testimony is not None:
        notify(testimony.author, "story_ready", testimony.get_absolute_url())
