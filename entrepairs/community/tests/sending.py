"""Somebody opens the page of a thread, and sends what they wrote there later, until it leaves; with whom each page said
that it is for."""

import random
import re
from typing import Any

from django.test import Client

from entrepairs.community.models import Thread, Voice
from entrepairs.community.tests.form_again import from_page
from entrepairs.community.tests.talking import DANGER
from entrepairs.people.models import Person

ALL, TOLD = "tous", "D’autres lisent ce fil maintenant"
UNTICK, ANSWER_ALL = "vous écrivez déjà sous votre pseudonyme", "Sous un nom tiré au hasard, on répond à tout le monde"
ENDS = ["Ce fil n’est plus ouvert", "Ce fil se repose", "Ce fil n’est plus là", "seule l’équipe peut répondre"]
MOST = 6


class Sending:
    """`told`: for whom the last page said that it is; ALL when it said nothing. `text`: what was sent last."""

    def __init__(self, browser: Client, chance: random.Random) -> None:
        self.browser, self.chance, self.url = browser, chance, Thread.objects.get().get_absolute_url()
        self.plain, page = f"Un mot {chance.random()}", browser.get(self.url).content.decode()
        number, danger = f"06 12 34 56 78. {self.plain}", f"{DANGER} {self.plain}"
        typed = chance.choice(["", self.plain, number, danger, f"{DANGER} {number}"])
        self.sent = self.filled(page, typed) if 'name="key"' in page else {}

    @property
    def told(self) -> str:
        return self.sent.get("only_for", ALL)

    @property
    def text(self) -> str:
        return self.sent["text"]

    def filled(self, page: str, text: str) -> dict[str, str]:
        """What somebody ticks there, if it is not."""
        fields, offered = from_page(page, text=text, accepts="on"), choices(page)
        if offered and (not fields.get("only_for") or self.chance.random() < 0.3):
            fields["only_for"] = self.chance.choice(offered)
        if 'name="is_hidden"' in page and self.chance.random() < 0.3:
            fields["is_hidden"] = "on"
        return fields

    def leaves(self) -> bool:
        """Once nothing makes it come back. Each page that says more people than the one before says so, or asks."""
        for _time in range(MOST):
            answer, before = self.browser.post(self.url, self.sent), self.told
            page = answer.content.decode()
            if answer.status_code != 422 or 'name="key"' not in page or any(one in page for one in ENDS):
                return answer.status_code == 303
            self.sent = self.filled(page, self.text or self.plain) | self.done(page)
            if UNTICK in page:
                self.sent.pop("is_hidden", "")
            assert self.told != ALL or before == ALL or TOLD in page or ALL in choices(page)
        raise AssertionError("it never leaves")

    def done(self, page: str) -> dict[str, str]:
        """What the page asks to do."""
        return {"only_for": ALL} if ANSWER_ALL in page and ALL in choices(page) else {}

    def readers(self, people: dict[str, Person]) -> set[str]:
        """Who may read it now, as that page said, but for its author and the team."""
        if self.told == ALL:
            return set(people)
        asked: dict[str, Any] = (
            {"opened_it": True} if self.told == "ouvre" else {"pk__in": [self.told] * ("-" in self.told)}
        )
        return {name for name, one in people.items() if Voice.objects.filter(person=one, **asked).exists()}


def choices(page: str) -> list[str]:
    """Of « Qui lira votre réponse »."""
    radios = re.findall(r"<input[^>]*>", page.split('id="repondre"')[1].split("</form>")[0])
    said: list[dict[str, Any]] = [dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in radios]
    return [one["value"] for one in said if one.get("name") == "only_for" and one.get("type") == "radio"]
