"""What is told about a post, and taken by the watch, by the real actions."""

from typing import Any

from entrepairs.community.models import Post
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.actions.reports import Shown, send_report
from entrepairs.safety.models import Look, Report
from entrepairs.safety.tests.watched import taken


def reported(post: Post, by: Person | None = None, words: str = "regardez") -> Report:
    return send_report(Shown("post", post.pk), "attaque", words, new_id(), by=by)


def look_at_it(thing: Any, by: Person) -> Look:
    return taken(Look.objects.open().get(object_id=thing.pk), by=by)


def standing(post: Post) -> str:
    return Post.objects.get(pk=post.pk).standing
