"""Whatever the order of acts, nothing that an author can read tells who reported, nor that anybody did.

Three stories live the same life at the same hours. Of the first, some people tell the team; of the second, the same
people in another order, in other words, some without an account; the third was raised by the words of the text, and
three strangers tell about it within a minute, once enough people have told about the others. Their three authors must
read the same pages."""

import json
import re
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from entrepairs.core import privacy
from entrepairs.core.clock import at
from entrepairs.jobs.worker import run_due
from entrepairs.people.models import Person
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.decisions import lift_decision
from entrepairs.safety.actions.holding import ENOUGH_TO_HIDE, LATEST, are_enough
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.models import Appeal, Decision, Measure
from entrepairs.safety.tests.told import removed, report, settled, watching, worry
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.tests.stories import NOON, house_of, published
from tests.lives import Lived, a_few, many

REPORTERS = ("Nora", "Omar", "Paul", "Quitterie", "Rachid")
PAGES = ("/mes-decisions/", "/avis/", "/mes-donnees/ouvertures/", "/mes-histoires/", "/histoires/")
STRANGER = "Sylvette"
SECRET = "ces mots ne sont qu’à l’équipe"
who = st.integers(0, len(REPORTERS) - 1)


def common(text: str, author: Person) -> str:
    """Without what is the author’s own."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]*', r"\1", text).replace(author.pseudonym, "Autrice")
    text = re.sub(r' data-(?:signed-in|drafts)="\w+"', "", text)
    text = re.sub(r'<span class="badge[^>]*>', "<badge>", text)
    return re.sub(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f-]{20,}", "#", text)


def untied(parts: Iterable[str]) -> str:
    """In an order of their own: what two acts say at the same moment comes by lot; each part has its hour."""
    return "\n".join(sorted(parts))


class Lives(Lived):
    """Each rule does one act to the three stories, at the same hour."""

    BEGINS = NOON + timedelta(days=30)
    strangers = 0

    @initialize(order=st.permutations(range(len(REPORTERS))))
    def begin(self, order: list[int]) -> None:
        judges = [Person.objects.create_person(name) for name in ("Elena", "Driss")]
        house = house_of(judges[0])
        self.judges = [watching(one) for one in judges]
        with at(self.BEGINS):
            self.watcher = settled(watching(Person.objects.create_person("Claire")))
            people = [settled(Person.objects.create_person(name)) for name in REPORTERS]
            self.unknown = [self.stranger(), self.stranger()]
        self.told_by = [people, [people[n] for n in order]]
        authors = [Person.objects.create_person(f"Autrice {n}") for n in "ABC"]
        with at(NOON - timedelta(days=1)):
            self.stories = [published(one, house, judges[0], signature="anonyme") for one in authors]

    def teardown(self) -> None:
        """At the end of their lives the three authors read all that they can."""
        try:
            self.the_three_authors_read_the_same()
        finally:
            super().teardown()

    @rule(n=who, hours=st.integers(1, 40))
    def someone_reports(self, n: int, hours: int) -> None:
        self.hour += timedelta(hours=hours)
        first, second, third = self.stories
        self.act(lambda s: report(s, self.told_by[0][n], words=SECRET), first)
        self.act(lambda s: report(s, self.told_by[1][n], words=f"{SECRET} {n}", email="a@exemple.fr"), second)
        self.act(lambda s: look_at("testimony", s.pk, "jaune", because="regle", words=["rue"]), third)
        if are_enough("testimony", first.pk) and not are_enough("testimony", third.pk):
            for _ in range(ENOUGH_TO_HIDE):
                self.act(lambda s: report(s, self.stranger(), words=SECRET), third)
        self.hour += timedelta(minutes=LATEST)
        self.act(run_due)
        assert len({self.is_held(story) for story in self.stories}) == 1

    def stranger(self) -> Person:
        self.strangers += 1
        return settled(Person.objects.create_person(f"{STRANGER} {'I' * self.strangers}"))

    def is_held(self, story: Testimony) -> bool:
        return Decision.objects.about("testimony", story.pk).in_force().filter(by_human=False).exists()

    @rule()
    def someone_of_the_watch_reports(self) -> None:
        """Of the others, somebody whom nobody knows, the same each time."""
        for one, story in zip([self.watcher, *self.unknown], self.stories, strict=True):
            self.act(lambda s, by=one: report(s, by, words=SECRET), story)

    @rule(n=who)
    def someone_without_an_account_reports(self, n: int) -> None:
        self.act(lambda s: report(s, words=SECRET), self.stories[0])
        self.act(lambda s: report(s, words=SECRET, email="b@exemple.fr"), self.stories[1])

    @rule(n=who)
    def someone_worries(self, n: int) -> None:
        self.act(lambda s: worry(s, self.told_by[0][n], how=SECRET), self.stories[0])
        self.act(lambda s: worry(s, how=f"{SECRET}, encore"), self.stories[1])
        self.act(lambda s: look_at("testimony", s.pk, "orange", because="regle"), self.stories[2])

    @rule(measure=st.sampled_from(Measure.values), judge=st.integers(0, 1))
    def someone_decides(self, measure: str, judge: int) -> None:
        for story in self.stories:
            self.act(lambda s: removed(s, by=self.judges[judge], measure=measure), story)

    @rule(judge=st.integers(0, 1))
    def someone_lifts(self, judge: int) -> None:
        for decision in self.in_force():
            self.act(lambda one: lift_decision(one, "À la relecture, non.", by=self.judges[judge]), decision)

    @rule()
    def the_authors_ask(self) -> None:
        for decision in self.in_force():
            self.act(lambda one: ask_another_look(one, "Je ne vois pas.", by=one.author), decision)

    @rule(outcome=st.sampled_from(Appeal.Outcome.values), judge=st.integers(0, 1))
    def someone_judges(self, outcome: str, judge: int) -> None:
        for appeal in Appeal.objects.open():
            self.act(lambda one: judge_appeal(one, outcome, "Relu.", by=self.judges[judge]), appeal)

    @invariant()
    def time_passes(self) -> None:
        self.hour += timedelta(minutes=7)

    def in_force(self) -> list[Decision]:
        rows = Decision.objects.in_force().select_related("author", "data_key")
        return sorted(rows, key=lambda row: str(row.author))

    def the_three_authors_read_the_same(self) -> None:
        if not hasattr(self, "stories"):
            return
        first, second, third = (self.read_by_author(story) for story in self.stories)
        assert first == second
        assert first == third
        for trace in (SECRET, STRANGER, *REPORTERS, "exemple.fr", "signalement"):
            assert trace not in first

    def read_by_author(self, story: Testimony) -> str:
        """All pages, and the export, without what is the author’s own."""
        author, client = story.author, Client()
        client.force_login(author)
        own = [one.get_absolute_url() for one in Decision.objects.visible_to(author)]
        with at(self.hour):
            answers = [client.get(where) for where in (*PAGES, f"/mes-histoires/{story.pk}/", *own)]
            answers.append(Client().get(f"/histoires/{story.pk}/"))
        pages = [f"{one.status_code} {common(one.content.decode(), author)}" for one in answers]
        held = {label: [common(str(row), author) for row in rows] for label, rows in privacy.export(author).items()}
        shown = [untied(re.split("(?=<li)", one)) for one in pages]
        return "\n".join(
            [*shown, json.dumps({label: untied(rows) for label, rows in held.items()}, ensure_ascii=False)]
        )


@pytest.mark.django_db
def test_no_order_of_acts_tells_an_author_who_reported_nor_that_anybody_did():
    a_few(Lives, examples=4, steps=9)


@pytest.mark.long
@pytest.mark.django_db
def test_the_same_with_many_lives():
    many(Lives, examples=60, steps=20)


@pytest.mark.django_db
def test_three_reports_hold_the_three_stories_by_the_real_way():
    lives = Lives()
    try:
        lives.begin(order=[4, 3, 2, 1, 0])
        for n in range(ENOUGH_TO_HIDE):
            assert not any(lives.is_held(story) for story in lives.stories)
            lives.someone_reports(n=n, hours=2)
        assert all(lives.is_held(story) for story in lives.stories)
    finally:
        lives.teardown()
