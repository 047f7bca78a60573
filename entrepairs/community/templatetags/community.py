"""What is folded for the person who reads, with the sentence that says why."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from entrepairs.community.marked import marked, plain
from entrepairs.community.models import Picture, Post, Thread
from entrepairs.community.own_choices import put_aside_by
from entrepairs.community.put_aside import PERSON, PutAside

register = template.Library()
register.filter("marked", marked)


@register.simple_tag(takes_context=True)
def folded_post(context: dict[str, Any], post: Post) -> str:
    """The sentence to show in its place; "" when it is read as it is."""
    choices = _choices(context["request"])
    return _sentence(choices.why([plain(post.text)] if choices.words else [], post.voice.person_id))


@register.simple_tag
def picture_of(post: Post) -> Picture | None:
    """The one that goes with it, when there is one."""
    return getattr(post, "picture", None)


@register.simple_tag(takes_context=True)
def hides_images(context: dict[str, Any]) -> bool:
    """The person who reads asked that no picture comes by itself."""
    return _choices(context["request"]).images


@register.simple_tag(takes_context=True)
def folded_thread(context: dict[str, Any], thread: Thread) -> str:
    """The same for a line of a list. `thread.opening`: the voice that opened it."""
    choices = _choices(context["request"])
    author = next((voice.person_id for voice in getattr(thread, "opening", [])), None)
    return _sentence(choices.why([thread.title, thread.content_note] if choices.words else [], author))


def _sentence(why: str) -> str:
    if not why:
        return ""
    return (
        _("Une personne que vous avez mise de côté. Lire quand même")
        if why == PERSON
        else _("Un mot que vous avez mis de côté. Lire quand même")
    )


def _choices(request: Any) -> PutAside:
    """Asked of the database once a page."""
    if not hasattr(request, "put_aside"):
        request.put_aside = put_aside_by(getattr(request, "person", None))
    found: PutAside = request.put_aside
    return found
