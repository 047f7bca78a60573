"""Fill an empty house through the real actions. Prints a `bench.town.Town` as JSON.

The messages that are already there are written in one go, sealed as always; those of the measure are really sent."""

import json
import random
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand
from django.http import HttpRequest
from django.utils.module_loading import import_string

from bench import ELSEWHERE, ROOM, ROOM_PEOPLE
from bench.agenda import fill_agenda
from bench.circle import fill_circle
from bench.town import Door, Size, Town
from entrepairs.accompaniment.actions.offers import Terms, save_offer
from entrepairs.accompaniment.actions.proposals import accept_proposal, choose_proposal
from entrepairs.accompaniment.actions.requests import send_request
from entrepairs.accompaniment.models import Accompaniment, Message, Proposal, Request
from entrepairs.accompaniment.wishes import Wishes
from entrepairs.community.models import Thread
from entrepairs.community.models.thread import Standing
from entrepairs.core.clock import now
from entrepairs.live import topic_token
from entrepairs.people.actions.accounts import sign_in
from entrepairs.people.models import Person
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Structure
from entrepairs.training.actions import habilitate, sign_charter
from entrepairs.training.models import Charter

SENTENCES = [
    "Je dors mal depuis des semaines, et les journées me semblent très longues.",
    "Ce matin j’ai réussi à sortir marcher un quart d’heure, c’était plus facile que je ne croyais.",
    "Merci de m’avoir répondu, ça m’a fait du bien de te lire.",
    "Au début je ne savais pas à qui en parler, alors je n’en parlais pas.",
    "À l’hôpital, on m’a dit que ça prendrait du temps ; j’apprends à être patient·e avec moi.",
    "Est-ce que toi aussi tu as eu l’impression de recommencer à zéro ?",
    "Le groupe du jeudi m’aide, même quand je n’y dis presque rien.",
    "J’ai noté trois choses qui vont un peu mieux, et une qui ne va pas encore.",
    "On pourrait se voir mercredi après-midi, si cela te convient toujours.",
    "Ma sœur ne comprend pas toujours, mais elle essaie, et je le vois.",
]
LENGTHS = (200, 770)  # characters a message; the mean is that of the forums measured beside
TOPICS = ["hospitalisation-psychiatrique", "troubles-du-sommeil"]
COMMUNE = "FR-21231"
CAPACITY = 4
SESSIONS = import_string("django.contrib.sessions.backends.db.SessionStore")


class Command(BaseCommand):
    help = "Remplit une maison vide, pour les mesures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for one in fields(Size):
            parser.add_argument(f"--{one.name}", type=int, default=one.default)

    def handle(self, **options: Any) -> None:
        size = Size(**{one.name: options[one.name] for one in fields(Size)})
        self.stdout.write(json.dumps(asdict(fill(size))))


def fill(size: Size) -> Town:
    people = _people(size.persons)
    house, seekers = _house(people[0]), iter(people[size.offers + 1 :])
    for supporter in people[1 : size.offers + 1]:
        _open_offer(supporter, house, by=people[0])
    talks = [_talk(next(seekers), size.messages) for _ in range(size.talks)]
    waiting = [_ask(next(seekers)) for _ in range(size.waiting)]
    writers = [(_door(talk, one.person)) for talk in talks[:2] for one in talk.participants.all() if one.person]
    topics = [ROOM if n < ROOM_PEOPLE else ELSEWHERE for n in range(len(people))]
    listeners = [(topic_token(one, [topic]), _session(one)) for one, topic in zip(people, topics, strict=True)]
    agenda = fill_agenda(house, people, size.gatherings, size.past)
    circle = fill_circle(house, people, size.threads, _text)
    answers = [
        (_thread(one, n), session) for n, (one, (_topic, session)) in enumerate(zip(people, listeners, strict=True))
    ]
    return Town(
        _door(waiting[0], waiting[0].person), writers[0], writers, listeners, agenda, circle.get_absolute_url(), answers
    )


def _people(count: int) -> list[Person]:
    """Without a passphrase: nobody signs in during a measure, and hashing is slow on purpose."""
    return [Person.objects.create_person(f"Personne {n}", None) for n in range(count)]


def _house(coordinator: Person) -> Structure:
    Charter.objects.create(version=1, text="Écouter.", in_force_from=date(2020, 1, 1))
    return open_structure(
        name="La Maison des Tilleuls",
        kind=Structure.Kind.GEM,
        country="FR",
        commune=COMMUNE,
        team_hours="9 h – 17 h",
        by=coordinator,
    )


def _open_offer(supporter: Person, house: Structure, *, by: Person) -> None:
    sign_charter(Charter.objects.get(), by=supporter)
    habilitate(supporter, house, by=by)
    save_offer(Terms(topics=TOPICS, capacity=CAPACITY), by=supporter)


def _ask(seeker: Person) -> Request:
    return send_request(Wishes(text=SENTENCES[0], experiences=TOPICS[:1], commune=COMMUNE), by=seeker)


def _talk(seeker: Person, messages: int) -> Accompaniment:
    """Someone asked, chose the first person shown, who said yes; they have written for a while."""
    proposal = _ask(seeker).proposals.filter(state=Proposal.State.SHOWN).select_related("supporter").earliest("rank")
    choose_proposal(proposal, shared=["text"], by=seeker)
    talk = accept_proposal(proposal, by=proposal.supporter)
    Message.objects.bulk_create(_messages(talk, messages))
    talk.last_written_at = now()
    talk.save(update_fields=["last_written_at"])
    return talk


def _messages(talk: Accompaniment, count: int) -> Iterator[Message]:
    """One and the other in turn, every seven hours until now; the same texts in every run."""
    chance, people = random.Random(count), list(talk.participants.select_related("data_key"))
    for n in range(count):
        at = now() - timedelta(hours=7 * (count - n))
        message = Message(accompaniment=talk, participant=people[n % len(people)], token=uuid4(), sent_at=at)
        message.body = _text(chance)
        yield message


def _text(chance: random.Random) -> str:
    wanted, text = chance.randint(*LENGTHS), ""
    while len(text) < wanted:
        text = f"{text} {chance.choice(SENTENCES)}".strip()
    return text


def _thread(person: Person, n: int) -> str:
    """One of those that this person reads, the newest first: the nth, and on. Each answers in another one, as people
    do: two who answer in the same thread wait for one another."""
    rows = Thread.objects.visible_to(person).filter(standing=Standing.SHOWN).order_by("-last_at", "-pk")
    return rows[n % rows.count()].get_absolute_url()


def _door(thing: Request | Accompaniment, person: Person) -> Door:
    return thing.get_absolute_url(), _session(person)


def _session(person: Person) -> str:
    """As signing in leaves it, on a device that is one’s own."""
    request = HttpRequest()
    request.session = SESSIONS()
    sign_in(request, person, stay=True)
    return str(request.session.session_key)
