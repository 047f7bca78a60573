"""A participant shows some messages to the team: exactly those, and nobody learns who did."""

import pytest

from entrepairs.accompaniment.actions.talk import edit_message, remove_message
from entrepairs.accompaniment.models import Excerpt, Message
from entrepairs.accompaniment.tests.pairs import say
from entrepairs.core.ids import new_id
from entrepairs.core.models import Entry
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.watching import claim_look, open_look
from entrepairs.safety.models import Concern, Decision, Limit, Look, Report
from entrepairs.safety.seen import seen_of
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.told import HOW, WHY, WORDS, watching
from entrepairs.safety.tests.watched import taken

pytestmark = pytest.mark.django_db
SHOWN, KEPT = "tu me dois de l’argent", "le parapluie est resté chez toi"
SINCE = "mon adresse est le 3 rue du Four"


@pytest.fixture
def messages(pair, bruno, aicha):
    return [say(pair, text, aicha) for text in (SHOWN, KEPT)]


def told(messages, **values):
    said = {"key": str(new_id()), "ground": "vente", "words": WORDS, "how": HOW, "when": "", "where": ""}
    return said | {"chosen": [str(one.pk) for one in messages]} | values


def test_the_team_reads_the_chosen_messages_and_no_other(pair, messages, bruno, driss, browser_of, desk):
    there = browser_of(bruno).post(f"/accompagnements/{pair.pk}/signaler/", told(messages[:1]))["Location"]

    assert there.startswith("/suivi/")
    snapshot = Report.objects.select_related("data_key").get().snapshot
    assert SHOWN in snapshot and KEPT not in snapshot
    look = Look.objects.get()
    claim_look(look, by=watching(driss))
    page = desk(driss).get(f"/veille/{look.pk}/decision/").content.decode()
    assert SHOWN in page and KEPT not in page


def test_opening_them_writes_nothing_that_their_author_reads(pair, messages, bruno, aicha, driss, browser_of):
    browser_of(bruno).post(f"/accompagnements/{pair.pk}/signaler/", told(messages[:1]))
    look = Look.objects.get()
    claim_look(look, by=watching(driss))
    open_look(look, by=driss)

    assert not Entry.objects.filter(about=aicha.pk, verb="look.opened").exists()


def test_a_decision_withholds_them_and_its_lifting_shows_them_again(pair, messages, bruno, driss, browser_of):
    browser_of(bruno).post(f"/accompagnements/{pair.pk}/signaler/", told(messages[:1]))
    look = Look.objects.get()
    claim_look(look, by=watching(driss))

    decision = decide("exchange", look.object_id, Ruling("retrait", "vente", WHY), by=driss)
    page = browser_of(bruno).get(f"/accompagnements/{pair.pk}/").content.decode()
    assert SHOWN not in page and KEPT in page and "Message que l’équipe a retiré" in page
    lift_decision(decision, "Relu.", by=driss)
    assert SHOWN in browser_of(bruno).get(f"/accompagnements/{pair.pk}/").content.decode()


def test_worrying_shows_the_help_lines_first_and_raises_orange(pair, messages, bruno, browser_of):
    where = f"/accompagnements/{pair.pk}/je-m-inquiete/"
    page = browser_of(bruno).get(where).content.decode()
    main = page[page.index("<main") :]
    assert main.index("3114") < main.index("<textarea")

    form = told(messages)
    for _ in range(2):
        assert browser_of(bruno).post(where, form)["Location"].startswith("/suivi/")
    assert Concern.objects.count() == 1 and Look.objects.get().queue == "orange"


def test_nothing_is_shown_without_choosing_nor_what_is_of_another_talk(pair, messages, bruno, browser_of):
    where = f"/accompagnements/{pair.pk}/signaler/"

    for chosen in ([], [str(new_id())]):
        refused = browser_of(bruno).post(where, told([], chosen=chosen))
        assert refused.status_code == 422 and WORDS in refused.content.decode()
    assert not Excerpt.objects.exists() and Message.objects.filter(is_withheld=True).count() == 0


def test_farid_and_the_coordination_show_nothing(pair, messages, farid, elena, browser_of):
    for other in (farid, elena):
        for door in ("signaler", "je-m-inquiete"):
            where = f"/accompagnements/{pair.pk}/{door}/"
            assert browser_of(other).get(where).status_code == 404
            assert browser_of(other).post(where, told(messages)).status_code == 404
    assert not Look.objects.exists()


@pytest.fixture
def shown(pair, messages, bruno, driss, browser_of):
    """Taken by Driss."""
    browser_of(bruno).post(f"/accompagnements/{pair.pk}/signaler/", told(messages[:1]))
    return taken(Look.objects.get(), by=watching(driss))


def rewritten(message, aicha):
    edit_message(message, SINCE, by=aicha)


def copy_of(decision):
    return Decision.objects.select_related("data_key").get(pk=decision.pk).copy


def test_what_is_decided_keeps_the_words_as_they_were_shown(shown, messages, aicha, driss, desk):
    rewritten(messages[0], aicha)

    decision = decide("exchange", shown.object_id, Ruling("retrait", "vente", WHY), by=driss)

    page = desk(driss).get(f"/veille/decisions/{decision.pk}/").content.decode()
    assert SHOWN in copy_of(decision) and SHOWN in page and SINCE not in page


def test_a_limit_keeps_them_and_those_of_since_are_read_by_nobody_afterwards(shown, messages, aicha, driss):
    rewritten(messages[0], aicha)

    limit = limited(shown, Limit.Reach.TALK, by=driss)

    assert SHOWN in copy_of(limit.decision) and SINCE not in copy_of(limit.decision)
    seen = open_look(shown, by=driss)
    assert SHOWN in seen.text and SINCE not in seen.text + seen.kept


def test_what_its_author_took_back_is_said_taken_back_and_still_read_as_it_was_shown(
    shown, messages, aicha, driss, desk
):
    remove_message(messages[0], by=aicha)

    assert seen_of(shown).is_taken_back
    page = desk(driss).get(shown.get_absolute_url()).content.decode()
    assert "n’est plus là" in page and SHOWN in page
