"""What one does with one’s own words: change them, take them back, keep them for fewer people."""

from django.utils.translation import gettext as _

from entrepairs.community.models import Post, Reader, Thread
from entrepairs.community.models.thread import WIDEST_FIRST, Standing
from entrepairs.community.rules.reading import is_author
from entrepairs.community.rules.writing import goes_on_there, may_go_unnamed, welcomes
from entrepairs.community.written import THREAD
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.rules.resting import goes_on as not_resting


def may_narrow(person: Person, thread: Thread, readers: str) -> Verdict:
    """Who opened it, to fewer people. Nobody opens it to more: others wrote under that promise."""
    if not thread.voices.filter(opened_it=True, mark=thread.mark_of(person)).exists():
        return No(_("La personne qui a ouvert ce fil choisit qui le lit."))
    if readers not in fewer(person, thread):
        return No(_("Un fil peut se lire à moins de monde, pas à plus\u00a0: d’autres y ont écrit sur cette promesse."))
    return YES


def fewer(person: Person, thread: Thread) -> list[str]:
    """For whom this person may keep a thread of theirs from now on."""
    place = WIDEST_FIRST.index
    within = thread.circle.readers_within(Reader.of(person))
    return [one for one in within if place(one) > place(thread.who_reads)]


def may_remove(person: Person, post: Post) -> Verdict:
    """One’s own, at any time, even in a circle that one no longer reads."""
    if not is_author(person, post):
        return No(_("Ce message est celui d’une autre personne."))
    return No(_("Ce message est retiré. Son texte est effacé.")) if post.standing == Standing.REMOVED else YES


def may_change(person: Person, post: Post) -> Verdict:
    """One’s own, where one still reads, when it is open for writing: otherwise another text would slip in at night."""
    if not (verdict := may_remove(person, post)):
        return verdict
    if not Thread.objects.visible_to(person).filter(pk=post.thread_id).exists():
        return No(_("Ce fil n’est plus ouvert pour vous. Vous pouvez retirer ce message."))
    unnamed = _may_go_unnamed(person, post) if post.voice.alias else YES
    return unnamed and not_resting(THREAD, post.thread_id) and welcomes(person, post.thread.circle)


def _may_go_unnamed(person: Person, post: Post) -> Verdict:
    """Where, or when, only the team writes, an alias that did would be of it."""
    goes_on = post.voice.opened_it or goes_on_there(post.thread, post.voice, person)
    return may_go_unnamed(post.thread, goes_on=goes_on)
