"""The background work of imports: each job may be run twice, or stopped at any moment."""

from django_tasks import task

from entrepairs.jobs.models import LONG
from entrepairs.structures.importing.parts import erase_file, erase_lines
from entrepairs.structures.importing.reading import read_import
from entrepairs.structures.importing.writing import give_up_arrivals, write_import
from entrepairs.structures.models import Import


@task(queue_name=LONG)
def read_list(import_id: str) -> None:
    for importing in Import.objects.filter(pk=import_id):
        read_import(importing)


@task(queue_name=LONG)
def write_list(import_id: str) -> None:
    for importing in Import.objects.filter(pk=import_id):
        write_import(importing)


@task(queue_name=LONG)
def clear_list(import_id: str) -> None:
    """After a cancellation: nothing of it stays but the line that says so."""
    for importing in Import.objects.filter(pk=import_id, state=Import.State.CANCELLED):
        give_up_arrivals(importing)
        erase_file(importing)
        erase_lines(importing)
