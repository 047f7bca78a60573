"""Bring a list into the directory: send it, agree to what it would change, give it up."""

from typing import IO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.structures.importing.jobs import clear_list, read_list, write_list
from entrepairs.structures.importing.parts import cut
from entrepairs.structures.models import Import
from entrepairs.structures.rules import may_confirm, may_import

State = Import.State


@transaction.atomic
def send_list(file: IO[bytes], name: str, *, by: Person) -> Import:
    """Keep the file, and read it in the background. Nothing enters the directory yet."""
    require(may_import(by))
    importing = Import.objects.create(by=by, name=name[:120], state=State.SENT, created_at=now())
    cut(importing, file)
    journal(by, "import.sent", importing)
    read_list.enqueue(str(importing.pk))
    return importing


@transaction.atomic
def confirm_list(importing: Import, *, by: Person) -> Import:
    """Agree: new houses and changes enter the directory, in the background. One list at a time."""
    kept = Import.objects.select_for_update(of=("self",)).get(pk=importing.pk)
    require(may_confirm(by, kept))
    try:
        with transaction.atomic():
            kept.move_to(State.WRITING, done=0, whole=kept.to_write)
    except IntegrityError:
        raise Refused(_("Une autre liste est en train d’entrer. Attendez qu’elle ait fini, puis réessayez.")) from None
    journal(by, "import.confirmed", kept)
    write_list.enqueue(str(kept.pk))
    return kept


@transaction.atomic
def cancel_list(importing: Import, *, by: Person) -> Import:
    """Give it up, at any moment before it enters: the directory stays as it was."""
    kept = Import.objects.select_for_update(of=("self",)).get(pk=importing.pk)
    require(may_import(by))
    kept.move_to(State.CANCELLED, ended_at=now())
    journal(by, "import.cancelled", kept)
    clear_list.enqueue(str(kept.pk))
    return kept
