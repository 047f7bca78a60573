"""Two questions after a group. Drawing a slip and answering it are two acts; the second knows nothing of who drew."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.models import Gathering, Impression, Signup
from entrepairs.agenda.rules.impressions import may_draw
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.tokens import fingerprint
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person

MOST_SLIPS = 40
SLIP_BYTES = 18


@transaction.atomic
def draw_slip(signup: Signup, *, by: Person | None) -> str:
    """The token of a slip taken at random, the same until it is answered. That one was drawn is noted, which is not."""
    require(may_draw(signup))
    token = signup.slip
    if Signup.objects.filter(pk=signup.pk, drew=False).update(drew=True):
        blank = Impression.objects.blank().filter(gathering=signup.gathering, on_paper=False)
        keys = list(blank.select_for_update().values_list("pk", flat=True))
        key = secrets.choice(keys) if keys else Impression.objects.create(gathering=signup.gathering).pk
        Impression.objects.filter(pk=key).update(token_hash=fingerprint(token))
    return token


@transaction.atomic
def answer_slip(slip: Impression, good: str, ease: str, *, by: None) -> None:
    """Written on one of the slips without an answer, at random, which changes links with this one; then the link to it
    is gone. Nobody is known here. Answered once."""
    same_pile = Impression.objects.filter(gathering=slip.gathering_id, on_paper=slip.on_paper, good="")
    pile = {row.token_hash or row.pk: row for row in same_pile.order_by("pk").select_for_update()}
    held = pile.get(slip.token_hash)
    if held is None:
        raise Refused(_("Ces deux questions ont déjà leur réponse. Merci."))
    drawn = secrets.choice(list(pile.values()))
    Impression.objects.filter(pk=held.pk).update(token_hash="")
    Impression.objects.filter(pk=drawn.pk).update(good=good, ease=ease, token_hash="")
    if drawn != held:
        Impression.objects.filter(pk=held.pk).update(token_hash=drawn.token_hash)


@transaction.atomic
def print_slips(gathering: Gathering, how_many: int, *, by: Person) -> list[str]:
    """Tokens of new paper slips, to hand out; counted apart from the others, so that they cannot make up the number."""
    require(may_run(by, gathering.structure))
    printed = Impression.objects.filter(gathering=gathering, on_paper=True).count()
    if gathering.starts_at > now() or printed + how_many > MOST_SLIPS:
        raise Refused(_("Les petits papiers s’impriment à partir du début, quarante au plus."))
    tokens = [secrets.token_urlsafe(SLIP_BYTES) for _number in range(how_many)]
    slips = [Impression(gathering=gathering, on_paper=True, token_hash=fingerprint(token)) for token in tokens]
    Impression.objects.bulk_create(slips)
    journal(by, "slips.printed", gathering)
    return tokens
