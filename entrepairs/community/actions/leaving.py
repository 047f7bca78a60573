"""An account leaves: its words go, what others answered stays."""

from django.db import transaction

from entrepairs.community.actions.reading import forget_places
from entrepairs.community.actions.removing import erase_words
from entrepairs.community.models import Post, Voice, Welcome
from entrepairs.community.models.thread import Standing
from entrepairs.community.voices import stray_mark
from entrepairs.community.written import KIND, THREAD, WORD
from entrepairs.people.models import Person
from entrepairs.safety.actions.looks import forget_things


@transaction.atomic
def leave_circles(person: Person) -> None:
    """Every text of theirs is erased, under every name; nothing says any more whose an alias was."""
    voices = list(Voice.objects.visible_to(person).values_list("pk", flat=True))
    posts = Post.objects.filter(voice__in=voices)
    for post in posts.exclude(standing=Standing.REMOVED).select_related("thread").order_by("pk"):
        erase_words(post)
    forget_places(person)
    forget_things(KIND, list(posts.values_list("pk", flat=True)))
    forget_things(THREAD, list(Voice.objects.filter(pk__in=voices, opened_it=True).values_list("thread", flat=True)))
    theirs, by_them = Welcome.objects.filter(voice__in=voices), Welcome.objects.filter(taken_by=person)
    forget_things(WORD, [*theirs.values_list("pk", flat=True), *by_them.values_list("pk", flat=True)])
    theirs.delete()
    by_them.update(sealed_word=b"")
    for pk in voices:
        Voice.objects.filter(pk=pk).update(person=None, sealed_person=b"", mark=stray_mark())
