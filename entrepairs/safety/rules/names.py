"""Who may ask for a name behind an alias, or a connection, say yes, read it: two people, and never whom they know."""

from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety import names, subjects
from entrepairs.safety.apart import mark
from entrepairs.safety.drawing import SMALLEST
from entrepairs.safety.models import Look, NameDraw, NameOpening, Watcher
from entrepairs.safety.rules.nearness import from_whom
from entrepairs.safety.rules.watch import may_watch, may_work_on, watches

Ground, What = NameOpening.Ground, NameOpening.What


def may_see_openings(person: Person) -> bool:
    """The watch, and the administrators, who read what was done and never a name."""
    return person.is_staff or watches(person)


def sees_opening(person: Person, opening: NameOpening) -> bool:
    """One’s own name is read elsewhere, once one is told."""
    if subjects.concerns(opening.kind, opening.object_id, person):
        return False
    return person.is_staff or _is_drawn(person, opening.draw)


def may_seek_name(person: Person, look: Look, ground: str) -> Verdict:
    """Whoever looks at it; for a danger, a red that they have taken. The same for every author."""
    if ground == Ground.JUDGE:
        return may_watch(person, look)
    if not look.is_red:
        return No(_("Pour une vie en danger, il faut que ce soit rouge. Dites-le d’abord dans « Je m’inquiète »."))
    return may_work_on(person, look)


def may_ask_name(person: Person, look: Look, ground: str, draw: NameDraw, what: str = What.NAME) -> Verdict:
    if not (verdict := may_seek_name(person, look, ground)):
        return verdict
    if Watcher.objects.vouched().count() < SMALLEST:
        sentence = _(
            "Pour ouvrir un nom à deux, il faut au moins trois personnes qui veillent, chacune avec un·e garant·e. "
            "Appelez les secours sans ce nom."
        )
        return No(sentence, reverse("safety:watch_team"))
    if not Watcher.objects.vouched().filter(person=person).exists():
        return No(_no_one_vouches(), reverse("safety:watch_team"))
    if not _is_drawn(person, draw) or _is_set_aside(person, look):
        return _not_with_you()
    at = now()
    if any(opening.waits_at(at) or opening.shows_at(at) for opening in draw.openings.filter(what=what)):
        return No(_("C’est déjà demandé. La page des noms dit où cela en est."))
    return YES


def may_answer_name(person: Person, opening: NameOpening) -> Verdict:
    """Another person than who asked, drawn too, in time."""
    if not opening.waits_at(now()):
        return No(_("Il est trop tard pour répondre. Le nom n’est pas ouvert ; il peut être demandé de nouveau."))
    if opening.asked_by_id in (None, person.pk):
        return No(_("Il faut une autre personne que celle qui demande."))
    return _is_near(person, opening)


def names_to_answer(person: Person) -> list[NameOpening]:
    """Those that wait for somebody’s yes, and may have this person’s."""
    waiting = NameOpening.objects.waiting(now()).select_related("draw__data_key")
    return [one for one in waiting if sees_opening(person, one) and may_answer_name(person, one)]


def may_read_name(person: Person, opening: NameOpening) -> Verdict:
    """These two, for the time that was said."""
    if not opening.shows_at(now()):
        return No(_("Le nom n’est pas montré. Il faut deux oui, et c’est pour une heure."))
    if person.pk not in (opening.asked_by_id, opening.answered_by_id):
        return No(_("Le nom se montre aux deux personnes qui ont dit oui."))
    return _is_near(person, opening)


def _is_near(person: Person, opening: NameOpening) -> Verdict:
    """Drawn, on the watch, and near to nobody since; a block set since shows nothing. The words are always the same."""
    hidden = names.behind(opening, opening.what)
    is_hidden = hidden is not None and not hidden.is_signed
    near = from_whom(person, is_hidden=is_hidden, before=opening.draw.drawn_at)
    if not _is_drawn(person, opening.draw) or (hidden and hidden.person in near):
        return _not_with_you()
    return YES


def _no_one_vouches() -> str:
    return _(
        "Vous n’avez pas encore de garant·e à la veille. Demandez à l’administration du site, si elle vous connaît."
    )


def _is_drawn(person: Person, draw: NameDraw) -> bool:
    return person.pk in draw.people and Watcher.objects.vouched().filter(person=person).exists()


def _is_set_aside(person: Person, look: Look) -> bool:
    """From what the alias writes, while somebody who is not is there: two lots, one for the words and one for the name,
    would say together what neither says."""
    others = [mark(key) for key in Watcher.objects.on_watch().values_list("person", flat=True)]
    return look.voice is not None and mark(person.pk) not in look.left_to and not look.draw.left_to.isdisjoint(others)


def _not_with_you() -> Verdict:
    sentence = _(
        "Ce nom ne s’ouvre pas avec vous. Pour chaque nom, le sort écarte des personnes de la veille ; "
        "parfois, c’est parce qu’on se connaît. Rien ne dit lequel. Demandez à quelqu’un d’autre de la veille."
    )
    return No(sentence)
