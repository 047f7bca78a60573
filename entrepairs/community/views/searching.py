"""« Chercher dans les cercles »: in those that one reads, what one reads.

What is typed is sent, never put in an address: it stays out of the history of the device, of the title of the page and
of the logs of the server. The results are a page of their own (`looked_for`), to which one may come back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from entrepairs.community.asked import Part, answers, excerpt, parts, repaired
from entrepairs.community.forms.searching import SearchForm
from entrepairs.community.keyed import Keyed
from entrepairs.community.marked import plain
from entrepairs.community.models import Circle, Findable, Post, Reader
from entrepairs.community.models.findable import BOTH, EITHER, LAST
from entrepairs.community.own_choices import put_aside_by
from entrepairs.community.put_aside import PutAside
from entrepairs.community.views.circles import reader_of
from entrepairs.community.views.headings import Above, above_of, with_opening
from entrepairs.community.views.looked_for import keep, kept, place, told
from entrepairs.community.written import KIND
from entrepairs.core.http import go_to, page
from entrepairs.safety.models import Decision, Measure

PAGE = 20
BATCHES = (60, 200, 600)
"""So many rows of the index are looked at in turn, until a page is full: most of them are read by who asks."""


@dataclass(frozen=True)
class Found:
    """A post, what everybody reads above its thread, and a few of its words; none where someone asked that one be
    warned before reading."""

    post: Post
    above: Above
    words: str


@dataclass(frozen=True)
class Answer:
    """`circles`: those whose name or purpose answers. `older`: where to go on in the index; what stood there may
    be erased since. `instead`: what was looked for, when nothing answered the words as typed."""

    found: list[Found]
    older: int | None
    circles: list[Circle] = field(default_factory=list)
    instead: str = ""


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Its own address for what was found; once the words are forgotten, it asks for them again."""
    key = request.GET.get("r", "")
    form, answer = SearchForm(request.POST or _asked_again(request, key)), None
    if form.is_valid():
        if request.method == "POST":
            return go_to(request, f"{reverse('community:search')}?r={keep(request, form.cleaned_data['words'])}")
        answer = answer_to(reader_of(request), form.cleaned_data["words"], place(request.GET.get("avant", "")))
    older = told(answer.older) if answer and answer.older else ""
    context = {"form": form, "answer": answer, "older": older, "key": key, "is_over": bool(key) and not form.is_bound}
    return page(request, "community/search.html", context)


def _asked_again(request: HttpRequest, key: str) -> dict[str, str] | None:
    words = kept(request, key) if key and request.method != "POST" else ""
    return {"words": words} if words else None


def answer_to(reader: Reader | None, text: str, older: int | None) -> Answer:
    """What this person finds; None: a visitor."""
    where, typed, meant = _Where.of(reader), parts(text), parts(repaired(text))
    answer = _found(where, typed, older, is_rare=meant != typed)
    if meant == typed or answer.found or answer.circles or older:
        return answer
    near = _found(where, meant, None)
    return replace(near, instead=repaired(text)) if near.found or near.circles else answer


@dataclass(frozen=True)
class _Where:
    """The circles where someone looks, and what they have put aside: neither is found."""

    reader: Reader | None
    circles: dict[UUID, Circle]
    aside: PutAside

    @classmethod
    def of(cls, reader: Reader | None) -> "_Where":
        aside = put_aside_by(reader.person if reader else None)
        rows = Circle.objects.read_by(reader).exclude(pk__in=aside.circles).select_related("data_key")
        return cls(reader, {one.pk: one for one in rows}, aside)

    def query(self, wanted: Sequence[Part]) -> dict[UUID, str]:
        return {key: Keyed(one.data_key.secret).query(wanted, BOTH, EITHER) for key, one in self.circles.items()}

    def named(self, wanted: Sequence[Part]) -> list[Circle]:
        """The circles that say these words of themselves."""
        return [one for one in self.circles.values() if answers(f"{one.name} {one.purpose}", wanted)]

    def read(self, rows: Sequence[Findable]) -> list[Post]:
        """Those of these rows that are read, and were not put aside."""
        found = Post.objects.found_by(self.reader, [row.post_id for row in rows])
        for post in found:
            post.thread.circle = self.circles[post.thread.circle_id]
        if self.aside.words:
            with_opening([post.thread for post in found])
        return [post for post in found if not self._is_aside(post)]

    def _is_aside(self, post: Post) -> bool:
        """By what would be shown: a result that goes for a title that is hidden would tell its words."""
        texts = [plain(post.text), *above_of(post.thread, None).said] if self.aside.words else []
        return bool(self.aside.why(texts, post.voice.person_id))


def _found(where: _Where, wanted: list[Part], older: int | None, *, is_rare: bool = False) -> Answer:
    """`is_rare`: nobody knows one of the words."""
    if not wanted or not where.circles:
        return Answer([], None)
    asked, before = where.query(wanted), older or LAST
    read: list[Post] = []
    places: dict[UUID, int] = {}
    for most in BATCHES:
        rows = Findable.objects.holding(asked, before, most, is_rare=is_rare)
        read += where.read(rows)
        places |= {row.post_id: row.pk for row in rows}
        if len(read) > PAGE or len(rows) < most:
            break
        before = rows[-1].pk
    shown = read[:PAGE]
    circles = where.named(wanted) if older is None else []
    return Answer(_with_words(shown, wanted), places[shown[-1].pk] if len(read) > PAGE else None, circles)


def _with_words(posts: Sequence[Post], wanted: Sequence[Part]) -> list[Found]:
    about = [post.pk for post in posts]
    blurs = Decision.objects.in_force().filter(kind=KIND, object_id__in=about, measure=Measure.BLUR)
    hidden = set(blurs.values_list("object_id", flat=True))
    with_opening([post.thread for post in posts])
    return [_with_excerpt(post, wanted, is_blurred=post.pk in hidden) for post in posts]


def _with_excerpt(post: Post, wanted: Sequence[Part], *, is_blurred: bool) -> Found:
    above = above_of(post.thread, None)
    return Found(post, above, "" if is_blurred or above.note else excerpt(plain(post.text), wanted))
