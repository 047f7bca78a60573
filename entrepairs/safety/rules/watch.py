"""Who keeps the watch, who names them, who may do what with something to look at."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.models import Look, Watcher
from entrepairs.safety.rules.nearness import is_open_to
from entrepairs.safety.rules.told import has_told, is_kept_for_others, left_to_others
from entrepairs.safety.seen import seen_of
from entrepairs.safety.subjects import Subject
from entrepairs.structures.models import coordinated_by


def watches(person: Person) -> bool:
    """Accepted, in a pause or not: their account is protected twice."""
    return Watcher.objects.in_force().filter(person=person).exists()


def may_propose_watch(person: Person, to: Person) -> Verdict:
    """Not oneself: the watch reads what no coordination may read alone. An administrator sets it up."""
    if person == to and not person.is_staff:
        return No(_("Demandez à une autre coordination, ou à l’administration, de vous le proposer."))
    return may_name_watchers(person)


def may_name_watchers(person: Person) -> Verdict:
    """The administrators, and those who coordinate a house."""
    if person.is_staff or coordinated_by(person).exists():
        return YES
    return No(_("Seules les coordinations et l’administration composent l’équipe de la veille."))


def may_see_team(person: Person) -> bool:
    """Those who compose the team, and the team itself."""
    return bool(may_name_watchers(person)) or watches(person)


def may_vouch(person: Person, watcher: Watcher) -> Verdict:
    """An administrator, other than who proposed them. So a coordination, which names the watch, opens no name with
    accounts of its own."""
    if watcher.accepted_at is None or watcher.ended_at is not None:
        return No(_("Cette personne ne veille pas."))
    if person.pk in (watcher.person_id, watcher.given_by_id):
        return No(_("Il faut une autre personne que celle qui a proposé de veiller."))
    return YES if person.is_staff else No(_("L’administration du site se porte garante, pas la veille elle-même."))


def may_stop_vouching(person: Person, _watcher: Watcher) -> Verdict:
    return YES if person.is_staff else No(_("Seule l’administration du site peut le retirer."))


def may_answer_watch(person: Person, watcher: Watcher) -> Verdict:
    if watcher.person_id != person.pk:
        return No(_("C’est proposé à une autre personne."))
    if watcher.ended_at is not None:
        return No(_("Ce n’est plus proposé."))
    return YES


def may_end_watch(person: Person, watcher: Watcher) -> Verdict:
    """One’s own at any time, without a reason; another’s, by who proposed it and by the administrators."""
    if person.pk in (watcher.person_id, watcher.given_by_id) or person.is_staff:
        return YES
    return No(_("Seule la personne qui l’a proposé, ou l’administration, peut y mettre fin."))


def may_set_watch_hours(person: Person) -> Verdict:
    """The team says its own hours; the administrators too."""
    if person.is_staff or watches(person):
        return YES
    return No(_("Seule l’équipe de la veille dit ses heures."))


def may_watch(person: Person, look: Look) -> Verdict:
    """Of the watch, not in a pause, not concerned, and apart from nobody who is."""
    if not Look.objects.visible_to(person).filter(pk=look.pk).exists() or not is_open_to(person, look):
        return No(_("Ce n’est pas à vous de le regarder."))
    return YES


def who_may_watch(look: Look) -> list[Person]:
    """Those who are there and may look at it."""
    there = Watcher.objects.on_watch().select_related("person")
    return [watcher.person for watcher in there if may_watch(watcher.person, look)]


def who_may_come(look: Look) -> list[Person]:
    """Those who may take it, or be the second of who has it."""
    return [person for person in who_may_watch(look) if person.pk != look.claimed_by_id]


def may_claim(person: Person, look: Look) -> Verdict:
    """Not a text that they reported, while others may still end it. Somebody in danger, who is not well or has no
    answer: anybody."""
    if look.done_at is not None:
        return No(_("Quelqu’un a déjà fini de regarder."))
    if look.claimed_by_id not in (None, person.pk):
        return No(_("Quelqu’un s’en occupe déjà."))
    if look.claimed_by_id is None and is_kept_for_others(person, look):
        return No(left_to_others())
    return may_watch(person, look)


def may_work_on(person: Person, look: Look) -> Verdict:
    """Who has taken it, or the second human."""
    if look.done_at is not None:
        return No(_("Quelqu’un a déjà fini de regarder."))
    if person.pk not in (look.claimed_by_id, look.second_by_id):
        return No(_("Prenez-le d’abord : l’équipe saura que vous vous en occupez."))
    return may_watch(person, look)


def is_for_two(kind: str, pk: UUID) -> bool:
    """A near danger that two people of the watch have not ended yet; there may be no watch here."""
    red = Look.objects.open().filter(kind=kind, object_id=pk, queue=Look.Queue.RED)
    return red.exists() and Watcher.objects.on_watch().exists()


def may_go_there(person: Person, _look: Look, subject: Subject | None, thing: Any) -> Verdict:
    """To where it stands: what waits there, or is kept for a few, is not shown to all of the watch."""
    if subject is not None and thing is not None and subject.visible_to(thing, person):
        return YES
    return No(_("Là où il se trouve, ce texte ne s’ouvre pas pour vous. Ce qu’il faut regarder est ici."))


def may_say_aside(person: Person, look: Look) -> Verdict:
    """Who works on it; once it is over, the two who did: what it was like is said between them."""
    worked = person.pk in (look.claimed_by_id, look.second_by_id)
    return may_watch(person, look) if look.done_at and worked else may_work_on(person, look)


def may_hand_over(person: Person) -> Verdict:
    if Watcher.objects.on_watch().filter(person=person).exists():
        return YES
    return No(_("Les mots de relève sont pour celles et ceux qui veillent."))


def may_be_second(person: Person, look: Look) -> Verdict:
    if look.done_at is not None:
        return No(_("Quelqu’un a déjà fini de regarder."))
    if look.claimed_by_id in (None, person.pk):
        return No(_("Il faut une autre personne que celle qui s’en occupe."))
    if look.second_by_id not in (None, person.pk):
        return No(_("Vous êtes déjà deux à vous en occuper."))
    if not look.is_red and has_told(person, look.kind, look.object_id):
        return No(_("Vous avez vous-même écrit à l’équipe à ce sujet. Une autre personne regarde."))
    return may_watch(person, look)


def is_as_read(look: Look, fingerprint: str) -> Verdict:
    """The text and the picture of the page are still those that others will read. "": the page showed none."""
    if fingerprint and fingerprint != seen_of(look).fingerprint:
        return No(_("Ce que vous avez ouvert a changé depuis. Regardez-le d’abord."), look.get_absolute_url())
    return YES
