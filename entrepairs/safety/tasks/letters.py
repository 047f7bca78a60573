"""Two e-mails to who left an address with a report: received, decided. Neutral; the page says the rest."""

from django.apps import apps
from django_tasks import task

from entrepairs.safety.letters import letter


@task()
def send_receipt(label: str, pk: str) -> None:
    """Where it stands, behind the number of the receipt (DSA, art. 16, 4 and 5). Nothing leaves once it was erased."""
    told = apps.get_model(label).objects.select_related("data_key").filter(pk=pk).first()
    if told is not None and told.email:
        letter(told).send()
