"""Take out what is known of a danger, for those who can come: each time is a line of the journal."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.safety.actions.opening import open_told
from entrepairs.safety.known_danger import BOXES, known
from entrepairs.safety.models import Concern, Look
from entrepairs.safety.rules.watch import may_work_on
from entrepairs.safety.seen import Seen, seen_of


@transaction.atomic
def open_sheet(look: Look, *, by: Person) -> Seen:
    """Of a red that `by` has taken. Who wrote what is not public reads that it was taken out; never who worried."""
    look = Look.objects.select_for_update(of=("self",)).get(pk=look.pk)
    if not look.is_red:
        raise Refused(_("Cette fiche est pour un danger proche."))
    require(may_work_on(by, look))
    seen = seen_of(look)
    journal(by, "look.sheet", look, about=seen.author_to_tell, reason=_("Une fiche pour les secours."))
    return seen


@transaction.atomic
def open_known(look: Look, *, by: Person) -> dict[str, str]:
    """Each box as the watch wrote it, else as somebody who worried told it: those who told read that it was opened."""
    told = [one for one in open_told(look, by=by) if isinstance(one, Concern)]
    notes = [str(note.body) for note in look.notes.select_related("look__data_key").order_by("-at", "-pk")]
    return known(notes, [{box: str(getattr(one, box)) for box in BOXES} for one in reversed(told)])
