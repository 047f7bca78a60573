"""A red message under an alias, a watch of several people, and browsers that have just shown who they are."""

from collections.abc import Sequence

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.test import Client

from entrepairs.community.models import Post
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.people.models import Person
from entrepairs.safety import apart
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.names import Asked, ask_name, confirm_name
from entrepairs.safety.actions.watching import claim_look
from entrepairs.safety.models import Look, NameDraw, NameOpening
from entrepairs.safety.tests.watched import known, watching
from entrepairs.structures.models import Structure

DANGER = Asked(NameOpening.Ground.DANGER, "Elle dit ce soir, et ne répond plus.")
JUDGE = Asked(NameOpening.Ground.JUDGE, "Ordonnance du 3 mars, numéro 12.")


def hidden_post(house: Structure, author: Person, *, by: Person) -> Post:
    """Red, written without one’s pseudonym."""
    post = said_in(begun(circle_of(house, by), by), author, "une phrase sous un autre nom", is_hidden=True)
    look_at("post", post.pk, "rouge", because="bouton")
    return post


def look_of(post: Post) -> Look:
    return Look.objects.get(object_id=post.pk)


def team_of(people: Sequence[Person], *, by: Person) -> list[Person]:
    """What waits already is left to all of them: only who opens a name is drawn."""
    for person in people:
        watching(person, by=by)
    known(*people)
    Look.objects.exclude(voice=None).update(left_to=[apart.mark(person.pk) for person in people])
    return list(people)


def drawn_of(post: Post, team: Sequence[Person]) -> list[Person]:
    """Those with whom the lot lets the name be opened, in the order of the team."""
    keys = NameDraw.objects.select_related("data_key").get(pk=post.voice_id).people
    return [person for person in team if person.pk in keys]


def taken_by(post: Post, person: Person) -> Look:
    look = look_of(post)
    if look.claimed_by_id != person.pk:
        Look.objects.filter(pk=look.pk).update(claimed_by=None, claimed_at=None, second_by=None)
        claim_look(look, by=person)
    return look_of(post)


def sure(person: Person) -> Client:
    """Signed in, protected twice, and has given their phrase a moment ago."""
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.WEBAUTHN, defaults={"data": {}})
    client = Client()
    client.force_login(person)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, person, method="password", reauthenticated=True)
    request.session.save()
    return client


PRIVATE = "elle ne répond plus depuis la gare de triage"


def rows_of_names(house: Structure, author: Person, asker: Person, *, by: Person) -> dict[str, NameOpening]:
    """What two of the watch opened of an alias: a row for tests/world.py. Their lot is given, not drawn."""
    post = hidden_post(house, author, by=by)
    team = team_of([asker, *(Person.objects.create_person(name) for name in ("Yanis", "Zoé"))], by=by)
    draw = NameDraw(pk=post.voice_id, data_key=DataKey.objects.new(), drawn_at=now(), kind="post", object_id=post.pk)
    draw.chosen = "\n".join(str(one.pk) for one in team)
    draw.save(force_insert=True)
    opening = ask_name(look_of(post), Asked(NameOpening.Ground.JUDGE, PRIVATE), by=asker)
    confirm_name(opening, by=team[1])
    return {"opening": opening}
