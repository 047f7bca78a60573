"""Who reads what somebody says in a thread, as it is said or changed."""

from django.utils.translation import gettext as _

from entrepairs.community.models import Post, Thread, Voice
from entrepairs.community.models.thread import APART, Standing
from entrepairs.community.rules.writing import is_in_danger, waits_first
from entrepairs.community.spreading import is_spread
from entrepairs.community.written import ALL, FEW, LATER, OPENER, TEAM, Written
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Refused, Verdict, require
from entrepairs.people.models import Person
from entrepairs.safety.triage.judge import IMMINENT, Reading


def only_for(thread: Thread, voice: Voice, said: Written, by: Person) -> Voice | None:
    """Whom the team answers alone: whom it chose, or its page said. It waits for nobody: to ask « veux-tu mourir ? » is
    to take care. It is read like the rest. Nobody for who is not of it: what they say to few, the team alone looks at.
    Nor for an alias, which would say that it is of the team."""
    if not thread.circle.is_kept_by(by):
        return None
    if said.is_for_one:
        return _chosen(thread, voice, said.only_for, by)
    if voice.alias:
        return None
    if said.only_for == TEAM:
        return voice
    if said.only_for == OPENER:
        return _opener(thread, by)
    return None if said.only_for == FEW else _where_others_do_not_read(thread, voice, by)


def _where_others_do_not_read(thread: Thread, voice: Voice, by: Person) -> Voice | None:
    """Who opened it, though a page of before said all; nobody for one of the team who is in danger there."""
    if thread.standing not in APART or voice.opened_it or is_in_danger(by, thread):
        return None
    return _opener(thread, by)


def _chosen(thread: Thread, voice: Voice, asked: str, by: Person) -> Voice | None:
    if voice.alias and is_in_danger(by, thread):
        return None
    others = thread.voices.exclude(mark=thread.mark_of(by)).exclude(person=None, alias="")
    found = next((one for one in others if str(one.pk) == asked), None)
    if found is None:
        raise Refused(_("Cette personne n’est plus là. Choisissez qui lira votre réponse."))
    if voice.alias:
        sentence = _("Sous un nom tiré au hasard, on répond à tout le monde. Choisissez «\u00a0Tout le monde\u00a0».")
        raise Refused(sentence)
    return found


def others_read() -> str:
    """What is said, once, to who was promised fewer."""
    return _("D’autres lisent ce fil maintenant. Relisez votre message, puis envoyez-le.")


def _opener(thread: Thread, by: Person) -> Voice | None:
    return thread.voices.filter(opened_it=True).exclude(mark=thread.mark_of(by)).first()


def still_for(post: Post, thread: Thread, by: Person) -> Voice | None:
    """What the team said to all, and changes while others do not read it, is for who opened the thread: they read what
    it was, not what it is."""
    return _where_others_do_not_read(thread, post.voice, by) if speaks_for_the_team(post.voice, thread, by) else None


def standing_of(thread: Thread, voice: Voice, said: Written, by: Person, reading: Reading) -> Standing:
    """What someone adds while the team looks at their thread, or at what they said, is for the team too, even once the
    thread is shown. With what waits, it waits. No more people read it than its page said."""
    if reading.level == IMMINENT or ((voice.opened_it or voice.has_written) and _is_for_team(thread, by)):
        return Standing.LOOKED_AT
    if said.only_for not in ("", ALL) and thread.standing not in APART:
        require(_waits_as_promised(voice, said))
        return Standing.HELD
    return Standing.HELD if thread.standing in APART or _waits(said.text, voice, thread, by) else Standing.SHOWN


def _waits_as_promised(voice: Voice, said: Written) -> Verdict:
    """To be read by the team first, then by all: so it is for who opened the thread, and for what its author chose so.
    Others read again what they wrote before they knew that all read it; under an alias too, which only the team could
    have in a thread that others do not read."""
    waits = said.only_for == LATER or (voice.opened_it and not said.is_chosen)
    return YES if waits else No(others_read())


def _is_for_team(thread: Thread, by: Person) -> bool:
    """What who reads there says now, while the team looks at it first."""
    return thread.standing == Standing.LOOKED_AT or is_in_danger(by, thread)


def changed_standing(post: Post, thread: Thread, by: Person, reading: Reading, before: str) -> Standing:
    """Where it stands with its new words. `before`: what it said."""
    voice, standing = post.voice, Standing(post.standing)
    if standing not in (Standing.SHOWN, Standing.HELD) or post.only_for_id:
        return standing
    if reading.level == IMMINENT or _is_for_team(thread, by):
        return Standing.LOOKED_AT
    waits = thread.standing in (Standing.HELD, Standing.SET_ASIDE) or post.changed_for
    if standing == Standing.SHOWN and (waits or _waits(post.text, voice, thread, by, post, before)):
        return Standing.HELD
    return standing


def _waits(text: str, voice: Voice, thread: Thread, by: Person, post: Post | None = None, before: str = "") -> bool:
    """To be read first: the first posts, the same words here and there. `post`: the one that is changed; `before`: what
    it said."""
    if speaks_for_the_team(voice, thread, by):
        return False
    is_first = waits_first(voice, thread.circle, now(), besides=post)
    return is_first or is_spread(text, thread, instead_of=before)


def speaks_for_the_team(voice: Voice, thread: Thread, by: Person) -> bool:
    """It waits for nobody, under its name: what spared an alias would say that it is of the team."""
    return not voice.alias and thread.circle.is_kept_by(by)
