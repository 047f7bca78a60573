"""What the watch counts, opens and asks tells neither who told nor who wrote under an alias; all read a danger."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.tests.pairs import say
from entrepairs.community.actions.welcoming import say_welcome, take_welcome
from entrepairs.community.models import Welcome
from entrepairs.community.tests.talking import DANGER, NIGHT, begun, circle_of, said_in, words
from entrepairs.core.clock import at, now
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.names import Asked, ask_name
from entrepairs.safety.models import Look, LookCall, NameOpening, Watcher
from entrepairs.safety.rules.watch import may_watch
from entrepairs.safety.tasks.watch import call_for_reds
from entrepairs.safety.tests.watched import known, looks, taken, watching
from entrepairs.safety.watch_queue import waiting_of

pytestmark = pytest.mark.django_db
ASKED = Asked(NameOpening.Ground.DANGER, "Elle dit qu’elle le fera ce soir.")


def team_of(person, elena, *names):
    return [watching(person(name), by=elena).person for name in names]


def test_a_danger_in_a_talk_from_which_all_are_apart_calls_all(pair, bruno, aicha, person, elena, browser_of):
    team = team_of(person, elena, "Ada", "Bela", "Cleo")
    block(team[0], by=bruno), block(team[1], by=aicha), block(team[2], by=aicha)
    with at(NIGHT):
        one = say(pair, "je ne veux plus être là", bruno)
        told = {"key": str(new_id()), "how": "il l’a dit", "when": "ce soir", "where": "", "is_now": "on"}
        browser_of(aicha).post(f"/accompagnements/{pair.pk}/je-m-inquiete/", told | {"chosen": [str(one.pk)]})
    with at(NIGHT + timedelta(hours=1)):
        call_for_reds.call()

    assert {call.person for call in LookCall.objects.all()} == set(team)
    assert all(may_watch(one, Look.objects.open().get()) for one in team)


def test_what_one_may_not_open_is_not_counted(house, elena, bruno, driss, person, browser_of):
    """Only who received a word can tell about it: the count would say that somebody near did."""
    (ada,) = team_of(person, elena, "Ada")
    block(bruno, by=ada)
    circle = circle_of(house, elena)
    row = Welcome.objects.get(voice__thread=begun(circle, bruno))
    take_welcome(row, by=elena)
    say_welcome(row, words(circle, elena, "Tu n’as rien à faire ici."), by=elena)
    Look.objects.all().delete()
    begun(circle, driss, "le chat dort")
    watcher = Watcher.objects.get(person=ada)
    before = waiting_of(Look.objects.visible_to(ada), now(), watcher)
    told = {"key": str(new_id()), "ground": "autre", "words": "x"}
    browser_of(bruno).post(f"/signaler/welcome/{row.pk}/", told)

    assert not may_watch(ada, Look.objects.get(kind="welcome"))
    assert waiting_of(Look.objects.visible_to(ada), now(), watcher) == before


def test_the_words_and_the_name_are_refused_together_whoever_wrote(circle, bruno, aicha, person, elena):
    team = team_of(person, elena, "Ada", "Bela", "Cleo", "Dino", "Enzo")
    known(*team)
    block(team[0], by=bruno)
    for author, many in ((bruno, 6), (aicha, 60)):  # by lot, one in five of hers: none of 60 once in 650,000
        refused = []
        for number in range(many):
            thread = begun(circle, author, "un soir", is_hidden=True, title=f"{author} {number}")
            calm, red = thread.posts.get(), said_in(thread, author, DANGER)
            look = taken(Look.objects.open().get(object_id=red.pk), by=team[0])
            if not looks(team[0], calm):
                with pytest.raises(Refused, match="ne s’ouvre pas avec vous"):
                    ask_name(look, ASKED, by=team[0])
                refused.append(number)
        assert refused
