"""The page of circles that a house gets; what the watch has read appears."""

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from entrepairs.community.actions.looked_at import read_after_care, read_what_was_added
from entrepairs.community.actions.removing import show_read_post
from entrepairs.community.beginnings import stand_without_beginning
from entrepairs.community.harmless import is_harmless
from entrepairs.community.holding import hold_threads
from entrepairs.community.house_needs import has_circles
from entrepairs.community.models import Voice
from entrepairs.community.watched import find
from entrepairs.community.written import KIND, THREAD
from entrepairs.people.models import Person
from entrepairs.safety.events import look_done
from entrepairs.safety.models import Look
from entrepairs.structures import doors
from entrepairs.structures.receivers import coordinates

_SAID = _("où l’on s’écrit à plusieurs, et les heures de l’équipe")
doors.add("run", "community:house_circles", _("Cercles"), detail=_SAID, group="people", order=58, when=coordinates)
_NEW = _("un mot à qui écrit pour la première fois")
doors.add(
    "run", "community:welcomes", _("Personnes à accueillir"), detail=_NEW, group="people", order=57, when=has_circles
)


@receiver(look_done)
def show_what_was_read(look: Look, by: Person, is_settled: bool, asked: str, **_: object) -> None:
    """By who may say so; else it waits for another. A thread moves at the end of a near danger alone: that it waits for
    an answer is held after it by whoever answers."""
    if look.kind == THREAD and look.is_red:
        hold_threads([look.object_id])
        stand_without_beginning(look.object_id)
        for voice in Voice.objects.filter(thread=look.object_id, opened_it=True):
            read_what_was_added(voice.pk)
    post = find(look.object_id) if is_settled and look.kind == KIND else None
    if post is not None:
        hold_threads([post.thread_id])
        show_read_post(post, by=by, is_harmless=is_harmless(post, look, asked))
        if look.is_red:
            read_what_was_added(post.voice_id)
        elif asked != Look.Outcome.READ:
            read_after_care(post)
