"""Fill a forum of django-machina, and print where to look as JSON.

Run by `django shell`, which has loaded the applications before it reads this."""

import json
import random

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from machina.apps.forum.models import Forum
from machina.apps.forum_conversation.models import Post, Topic
from machina.apps.forum_permission.models import ForumPermission, UserForumPermission

READS = ("can_see_forum", "can_read_forum")
WRITES = ("can_start_new_topics", "can_reply_to_topics", "can_post_without_approval")


def fill(people: int, threads: int, posts: int) -> None:
    """As many people, topics and posts as in the circle they stand beside; texts of the same length."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    chance = random.Random(threads)
    users = [User.objects.create_user(f"personne{n}") for n in range(people)]
    forum = Forum.objects.create(name="Les nuits longues", type=Forum.FORUM_POST)
    _allow(forum)
    for n in range(threads):
        first = chance.choice(users)
        title = f"Quelques mots sur le jour {n}"
        topic = Topic.objects.create(forum=forum, subject=title, poster=first, type=0, status=0, approved=True)
        for k in range(posts):
            who = first if k == 0 else chance.choice(users)
            text = "Merci de ton message. " * (chance.randint(200, 770) // 22)
            Post.objects.create(topic=topic, subject=title, poster=who, content=text, approved=True)
    print(json.dumps(_doors(forum, list(Topic.objects.order_by("pk")), users)))


def _allow(forum) -> None:
    for code in (*READS, *WRITES):
        permission = ForumPermission.objects.get(codename=code)
        given = {"permission": permission, "forum": forum, "has_perm": True}
        UserForumPermission.objects.create(authenticated_user=True, **given)
        if code in READS:
            UserForumPermission.objects.create(anonymous_user=True, **given)


def _doors(forum, topics, users) -> dict[str, object]:
    sessions = []
    for user in users[:16]:
        client = Client()
        client.force_login(user)
        sessions.append(client.cookies["s"].value)
    shown = f"/forum/{forum.slug}-{forum.pk}/"
    topic = topics[-1]
    read = f"{shown}topic/{topic.slug}-{topic.pk}/"
    answers = [
        (f"{shown}topic/{one.slug}-{one.pk}/post/create/", session)
        for one, session in zip(topics[:16], sessions, strict=True)
    ]
    return {"list": shown, "topic": read, "session": sessions[0], "answers": answers}
