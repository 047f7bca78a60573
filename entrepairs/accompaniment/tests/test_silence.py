"""Whom the watch keeps from writing in private: nothing of theirs arrives, and nobody waits for them in silence."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.actions.endings import end
from entrepairs.accompaniment.actions.notes import write_note
from entrepairs.accompaniment.actions.showing import report_messages
from entrepairs.accompaniment.actions.talk import edit_message, remove_message, send_message
from entrepairs.accompaniment.models import Ending
from entrepairs.accompaniment.tests.chain import written
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.models import Limit, Look
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
Reach = Limit.Reach
HARSH = "Si tu n’envoies rien, je dis tout."


def say(pair, body, by):
    return send_message(pair, body, new_id(), by=by)


@pytest.fixture
def watch(driss, claire, elena):
    watching(driss, by=elena), watching(claire, by=elena)
    return driss


@pytest.fixture
def silenced(pair, aicha, bruno, watch):
    """Aïcha, who accompanies Bruno, after he showed what she wrote."""
    message = say(pair, HARSH, aicha)
    report_messages(pair, [message], "vente", "elle demande de l’argent", new_id(), by=bruno)
    look = taken(Look.objects.open().get(kind="exchange"), by=watch)
    return limited(look, Reach.SPEAK, by=watch), message


def test_nothing_more_of_theirs_arrives_until_that_day_is_over(pair, silenced, aicha):
    limit, message = silenced
    for act in (
        lambda: say(pair, "encore", aicha),
        lambda: edit_message(message, "pire", by=aicha),
        lambda: write_note(pair, new_id(), "Note", "pire", by=aicha),
        lambda: end(pair, last_word="tu verras", by=aicha),
        lambda: written(aicha),
    ):
        with pytest.raises(Refused, match="sans y écrire"):
            act()
    with at(limit.decision.until - timedelta(minutes=1)), pytest.raises(Refused):
        say(pair, "encore", aicha)
    with at(limit.decision.until):
        assert say(pair, "Bonjour", aicha)


def test_they_still_read_take_back_and_end_without_a_word(pair, silenced, aicha, browser_of):
    _limit, message = silenced
    page = browser_of(aicha).get(pair.get_absolute_url())
    assert page.status_code == 200 and "sans y écrire" in page.content.decode()

    why = browser_of(aicha).get(silenced[0].decision.get_absolute_url()).content.decode()
    assert "y mettre fin" in why and "jamais pourquoi" in why and "Personne d’autre ne le voit" not in why
    assert remove_message(message, by=aicha).removed_at is not None
    assert end(pair, by=aicha).kind == Ending.Kind.STOPPED


def test_the_other_is_told_until_when_and_what_they_may_do_and_never_why(pair, silenced, bruno, browser_of):
    limit, _message = silenced

    assert Notice.objects.filter(person=bruno, kind="pair_quiet", path=pair.get_absolute_url()).exists()
    page = browser_of(bruno).get(pair.get_absolute_url()).content.decode()
    assert "ne peut pas écrire ici jusqu" in page and "demander quelqu" in page
    for secret in (limit.decision.facts, "veille a", limit.decision.get_absolute_url()):
        assert secret not in page
    assert say(pair, "Je t’écris quand même.", bruno)
    with at(limit.decision.until):
        assert "ne peut pas écrire ici" not in browser_of(bruno).get(pair.get_absolute_url()).content.decode()


def test_the_house_sees_to_it_that_nobody_stays_alone(pair, silenced, elena, farid, desk):
    notice = Notice.objects.get(person=elena, kind="pair_needs_you")

    page = desk(elena).get(notice.path)
    assert page.status_code == 200 and HARSH not in page.content.decode()
    assert desk(farid).get(notice.path).status_code == 404
    assert not Notice.objects.filter(person=farid).exists()


def test_someone_else_judges_and_they_write_again_at_once(pair, silenced, aicha, claire):
    limit, _message = silenced
    judge_appeal(ask_another_look(limit.decision, "C’était une avance.", by=aicha), "levee", "D’accord.", by=claire)

    assert say(pair, "Bonjour", aicha)


def test_kept_from_beginning_talks_one_goes_on_in_those_that_have_begun(pair, aicha, bruno, watch):
    message = say(pair, HARSH, aicha)
    report_messages(pair, [message], "vente", "elle demande de l’argent", new_id(), by=bruno)
    limited(taken(Look.objects.open().get(kind="exchange"), by=watch), Reach.TALK, by=watch)

    assert say(pair, "Bonjour", aicha)
    assert not Notice.objects.filter(person=bruno, kind="pair_quiet").exists()
