"""Who reads what somebody says in a thread, as it is said or changed."""

from django.utils.translation import gettext as _

from entrepairs.community.models import Post, Thread, Voice
from entrepairs.community.models.thread import APART, Standing
from entrepairs.community.rules.writing import is_in_danger, waits_first
from entrepairs.community.spreading import is_spread
from entrepairs.community.written import ALL, TEAM, Written
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Refused, Verdict, require
from entrepairs.people.models import Person
from entrepairs.safety.triage.judge import IMMINENT, Reading


def only_for(thread: Thread, voice: Voice, said: Written, by: Person, reading: Reading) -> Voice | None:
    """Whom the team answers alone: whom it chose, or its page said. It waits for nobody: to ask « veux-tu mourir ? » is
    to take care. It is read like the rest. Nobody for who speaks of their danger: the team alone looks at it."""
    if reading.level == IMMINENT and not thread.circle.is_kept_by(by):
        return None
    if said.only_for == TEAM:
        return _the_team(thread, voice, by)
    if said.only_for in ("", ALL):
        return _as_its_page_said(thread, voice, said, by)
    return _chosen(thread, voice, said.only_for, by)


def _the_team(thread: Thread, voice: Voice, by: Person) -> Voice | None:
    """The voice that says it, alone. Not an alias, which would say that it is of the team, nor who has left it: what
    they say is looked at by the team, as for anybody in danger."""
    if speaks_for_the_team(voice, thread, by):
        return voice
    require(_stays_with_team(thread, by))
    return None


def _as_its_page_said(thread: Thread, voice: Voice, said: Written, by: Person) -> Voice | None:
    """Who opened a thread that others do not read, or did not when its page was drawn. Nobody for one of the team who
    is in danger there, nor for an alias, whose words the team looks at."""
    is_apart = thread.standing in APART
    if voice.opened_it or voice.alias or not (is_apart or said.is_for_few) or is_in_danger(by, thread):
        return None
    if thread.circle.is_kept_by(by):
        return None if said.only_for == ALL and not is_apart else _opener(thread, by)
    require(_stays_with_team(thread, by))
    return None


def _chosen(thread: Thread, voice: Voice, asked: str, by: Person) -> Voice | None:
    if not thread.circle.is_kept_by(by):
        require(_stays_with_team(thread, by))
        return None
    others = thread.voices.exclude(mark=thread.mark_of(by)).exclude(person=None, alias="")
    found = next((one for one in others if str(one.pk) == asked), None)
    if found is None:
        raise Refused(_("Cette personne n’est plus là. Choisissez qui lira votre réponse."))
    if voice.alias:
        sentence = _("Sous un nom tiré au hasard, on répond à tout le monde. Choisissez «\u00a0Tout le monde\u00a0».")
        raise Refused(sentence)
    return found


def _stays_with_team(thread: Thread, by: Person) -> Verdict:
    """Words of who does not speak for it, for nobody in particular."""
    return YES if thread.standing in APART or is_in_danger(by, thread) else No(others_read())


def others_read() -> str:
    """What is said, once, to who was promised fewer."""
    return _("D’autres lisent ce fil maintenant. Relisez votre message, puis envoyez-le.")


def _opener(thread: Thread, by: Person) -> Voice | None:
    return thread.voices.filter(opened_it=True).exclude(mark=thread.mark_of(by)).first()


def still_for(post: Post, thread: Thread, by: Person) -> Voice | None:
    """What the team said to all, and changes while others do not read it, is for who opened the thread: they read what
    it was, not what it is."""
    if thread.standing not in APART or post.voice.opened_it or is_in_danger(by, thread):
        return None
    return _opener(thread, by) if speaks_for_the_team(post.voice, thread, by) else None


def standing_of(thread: Thread, voice: Voice, said: Written, by: Person, reading: Reading) -> Standing:
    """What someone adds while the team looks at their thread, or at what they said, is for the team too, even once the
    thread is shown. With what waits, or what they wrote before they knew that others read it, it waits."""
    waits = _waits(said.text, voice, thread, by)
    if reading.level == IMMINENT or ((voice.opened_it or voice.has_written) and _is_for_team(thread, by)):
        return Standing.LOOKED_AT
    is_early = thread.standing == Standing.SHOWN and said.is_for_few and not said.only_for
    return Standing.HELD if waits or is_early or thread.standing == Standing.HELD else Standing.SHOWN


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
    waits = thread.standing == Standing.SET_ASIDE or post.changed_for
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
