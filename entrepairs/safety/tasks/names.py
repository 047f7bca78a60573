"""Tell whose name was opened, as soon as they may read it."""

from django.db import transaction
from django.urls import reverse
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.jobs.periodic import daily
from entrepairs.people.models import Person
from entrepairs.people.tasks.telling import notify
from entrepairs.safety import names
from entrepairs.safety.models import NameOpening


@daily(at="10:05")
@task()
def tell_whose_name() -> None:
    """In neutral words, to a page that names no text."""
    at = now()
    opened = NameOpening.objects.filter(shown_until__isnull=False, told_at__lte=at, noticed_at=None)
    for opening in opened:
        with transaction.atomic():
            if not NameOpening.objects.filter(pk=opening.pk, noticed_at=None).update(noticed_at=at):
                continue
            hidden = names.behind(opening, opening.what)
            person = Person.objects.filter(pk=hidden.person).first() if hidden and hidden.person else None
            if person is not None:
                notify(person, "name_opened", reverse("safety:my_names"))
