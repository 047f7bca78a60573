"""`{% live_stream person topics target %}`: the part of a page that follows what happens. Pages never depend on it."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from entrepairs.live.topics import topic_token

register = template.Library()


@register.simple_tag
def live_stream(person: Any, topics: str | Iterable[str], target: str, href: str = "") -> SafeString:
    """Fetch `href` (by default this page) again into `target` (a CSS selector) when one of the topics speaks.

    The answer is morphed in place: what is being typed stays. Anonymous visitors get nothing."""
    if person is None:
        return SafeString("")
    token = topic_token(person, [topics] if isinstance(topics, str) else topics)
    return format_html('<live-stream token="{}" href="{}" target="{}"></live-stream>', token, href, target)
