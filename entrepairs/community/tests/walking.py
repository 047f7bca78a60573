"""One act after the other around a beginning that speaks of a danger, drawn at random; by the real actions."""

import random
from collections.abc import Callable
from typing import Any

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import erase_recent, remove_post, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post, Thread, Voice
from entrepairs.community.models.thread import APART
from entrepairs.community.rules.writing import is_in_danger
from entrepairs.community.tests.begins import fresh
from entrepairs.community.tests.talking import DANGER, said_in
from entrepairs.community.written import ALL, TEAM
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.decisions import Ruling, decide, hold_back, lift_decision
from entrepairs.safety.actions.watching import be_second, claim_look, finish_look
from entrepairs.safety.models import HIDING, Decision, Look, Measure

TEXTS = [DANGER, "Un vase.", "Une cruche bleue.", "Il y a quelqu’un ?"]
MEASURES = [Measure.REMOVE, Measure.LIMIT, Measure.NOTE, Measure.LEAVE]
WRITE, CHANGE = (
    ["write", "write", "answer", "team", "team", "ours"],
    ["edit", "edit", "erase", "erase_first", "recent", "leave"],
)
ACTS = [*WRITE, *CHANGE, "end", "end", "end", "decide", "lift", "show", "numbers"]
STEPS = 14


class Walk:
    """Bruno begins; Aïcha answers, Elena for the team; Driss and Claire watch."""

    def __init__(self, people: dict[str, Any], first: Post, chance: random.Random) -> None:
        self.people, self.first, self.chance = people, first, chance
        self.for_few: list[str] = []
        """What the team said while others did not read."""
        self.for_team: list[str] = []
        """What one of the team said for the team."""
        self.in_danger: dict[str, str] = {}
        """What somebody said while they were in danger, and neither the team nor two of the watch have shown since; to
        who said it."""

    def any(self, rows: Any) -> Any:
        return self.chance.choice(list(rows))

    def says(self, name: str, text: str, **said: Any) -> Post:
        return said_in(Thread.objects.get(), self.people[name], f"{text} {self.chance.random()}", **said)

    def write(self) -> None:
        self.keep("bruno", self.says("bruno", self.any(TEXTS)))

    def answer(self) -> None:
        self.keep("aicha", self.says("aicha", self.any(TEXTS)))

    def keep(self, name: str, post: Post) -> None:
        if self.is_in_danger(name):
            self.in_danger[post.text] = name

    def is_in_danger(self, name: str) -> bool:
        return bool(is_in_danger(self.people[name], Thread.objects.select_related("circle__data_key").get()))

    def team(self) -> None:
        apart, few = Thread.objects.get().standing in APART, self.chance.random() < 0.3
        voice = self.any(Voice.objects.filter(person__isnull=False) or self.stops())
        post = self.says("elena", "Je suis là.", only_for=str(voice.pk) if few else "")
        if apart or few:
            self.for_few.append(post.text)

    def ours(self) -> None:
        """Of one of the team, maybe in danger, who has the choice or does not take it."""
        self.noted("elena", self.says("elena", self.any(TEXTS), only_for=self.any(["", ALL, TEAM, TEAM])))

    def noted(self, name: str, post: Post) -> None:
        if post.only_for_id is None:
            self.keep(name, post)
        else:
            (self.for_team if post.only_for_id == post.voice_id else self.for_few).append(post.text)

    def edit(self) -> None:
        post = self.any(self.theirs() or self.stops())
        name = next(name for name, person in self.people.items() if person == post.voice.person)
        post = edit_post(post, f"{self.any(TEXTS)} {self.chance.random()}", by=post.voice.person)
        self.noted(name, post)

    def erase(self) -> None:
        post = self.any(self.theirs() or self.stops())
        remove_post(post, by=post.voice.person)

    def erase_first(self) -> None:
        remove_post(fresh(self.first), by=self.people["bruno"])

    def recent(self) -> None:
        if self.chance.random() < 0.3:
            erase_recent(by=self.people[self.any(["bruno", "aicha"])])

    def leave(self) -> None:
        if self.chance.random() < 0.2:
            leave_circles(self.people["bruno"], at_once=True)

    def theirs(self) -> Any:
        """Of accounts that are there."""
        return Post.objects.filter(voice__person__isnull=False)

    def taken(self) -> Look:
        look = self.any(Look.objects.open().filter(kind="post") or self.stops())
        if look.claimed_by_id is None:
            claim_look(look, by=self.people["driss"])
        if look.is_red and look.second_by_id is None:
            be_second(fresh_look(look), by=self.people["claire"])
        return fresh_look(look)

    def stops(self) -> Any:
        raise Refused("Rien à regarder.")

    def end(self) -> None:
        look, outcome = self.taken(), self.any([Look.Outcome.READ, Look.Outcome.SUPPORTED])
        finish_look(look, outcome, by=self.people["driss"])
        self.shown_by_two(look, outcome == Look.Outcome.READ)

    def decide(self) -> None:
        look, measure = self.taken(), self.any(MEASURES)
        decide("post", look.object_id, Ruling(measure, "autre", "Non.", "note"), by=self.people["driss"])
        self.shown_by_two(look, measure not in HIDING)

    def shown_by_two(self, look: Look, is_harmless: bool) -> None:
        if look.is_red and is_harmless:
            post = Post.objects.get(pk=look.object_id)
            said = {name for name, person in self.people.items() if person == post.voice.person}
            over = {name for name in said if not self.is_in_danger(name)}
            self.no_more(lambda text, name: text == post.text or name in over)

    def no_more(self, is_shown: Callable[[str, str], bool]) -> None:
        self.in_danger = {text: name for text, name in self.in_danger.items() if not is_shown(text, name)}

    def lift(self) -> None:
        lift_decision(self.any(Decision.objects.in_force() or self.stops()), "Oui.", by=self.people["claire"])

    def show(self) -> None:
        post = self.any(Post.objects.all())
        show_post(post, by=self.people["elena"])
        self.no_more(lambda text, name: text == post.text)

    def numbers(self) -> None:
        hold_back("post", self.any(Post.objects.all()).pk)


def fresh_look(look: Look) -> Look:
    return Look.objects.get(pk=look.pk)
